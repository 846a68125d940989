/** Are signed checkpoints those of the specifications, and is everything else refused? */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toBase64, toHex } from '../../src/audit/bytes'
import { openCheckpoint, peekCheckpoint, signCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, isSigned, logSigner, logVerifier } from '../../src/audit/ed25519'
import { openNote, signNote } from '../../src/audit/note'
import { keyIdOf, verifierKeyText } from '../../src/audit/note-key'
import { isTutelaError } from '../../src/core/error'
import { seededRandom } from '../crypto/seeded-random'

const seed = 8032
const key = createLogKey('example.com/customers', seededRandom(1))
const other = createLogKey('example.com/customers', seededRandom(2))
const witness = createLogKey('witness.example.com/w1', seededRandom(3))
const signer = logSigner(key.secretKey)
const verifier = logVerifier(key.publicKey)

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0)
const rootOf = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const signed = (size = 5, fill = 7, origin = 'example.com/customers'): Promise<string> =>
  signCheckpoint({ origin, size, root: rootOf(fill) }, [signer])

const reasonOf = (note: string): string => {
  const opened = openCheckpoint(note, [verifier])
  return opened.outcome === 'verified' ? 'verified' : opened.reason
}

const kindOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : error
  }
}

describe('signatures', () => {
  it('are those of RFC 8032 (7.1, tests 1 to 3)', () => {
    for (const [secret, publicKey, message, signature] of [
      [
        '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
        'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
        '',
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
      ],
      [
        '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
        '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
        '72',
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ],
      [
        'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
        'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
        'af82',
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
      ],
    ] as const) {
      expect(toHex(ed25519.sign(bytes(message), bytes(secret)))).toBe(signature)
      expect(isSigned(bytes(message), bytes(signature), bytes(publicKey))).toBe(true)
    }
  })

  it('are taken and refused as Wycheproof says, all 151', () => {
    const file: {
      readonly testGroups: readonly {
        readonly publicKey: { readonly pk: string }
        readonly tests: readonly { readonly msg: string; readonly sig: string; readonly result: string }[]
      }[]
    } = JSON.parse(readFileSync(join(import.meta.dirname, '../vectors/wycheproof/ed25519.json'), 'utf8'))
    const cases = file.testGroups.flatMap(({ publicKey, tests }) =>
      tests.map((one) => ({ ...one, ...publicKey })),
    )
    for (const { msg, sig, pk, result } of cases)
      expect(isSigned(bytes(msg), bytes(sig), bytes(pk))).toBe(result === 'valid')
    expect(cases).toHaveLength(151)
  })

  it('that only the lax rules take are refused: a key of small order signs nothing', () => {
    const small = bytes(`01${'00'.repeat(31)}`)
    const forged = bytes(`01${'00'.repeat(63)}`)
    const message = new TextEncoder().encode('any text at all\n')
    expect(ed25519.verify(forged, message, small)).toBe(true) // the trap: the default of the library
    expect(isSigned(message, forged, small)).toBe(false)
    const text = `x+${toHex(keyIdOf('x', 1, small))}+${toBase64(Uint8Array.of(1, ...small))}`
    expect(kindOf(() => logVerifier(text).verify(message, forged))).not.toBe(true)
  })

  it('are refused with a scalar that is not reduced', () => {
    const message = new Uint8Array(3)
    const secret = rootOf(9)
    const signature = ed25519.sign(message, secret)
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    let scalar = 0n
    for (let at = 63; at >= 32; at -= 1) scalar = scalar * 256n + BigInt(signature[at] ?? 0)
    const forged = signature.slice()
    for (let at = 32, rest = scalar + order; at < 64; at += 1, rest /= 256n) forged[at] = Number(rest % 256n)
    const publicKey = ed25519.getPublicKey(secret)
    expect(isSigned(message, signature, publicKey)).toBe(true)
    expect(isSigned(message, forged, publicKey)).toBe(false)
  })
})

describe('a note', () => {
  it('opens as the Go tools wrote it, with the key as they write it', () => {
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
    const neumann = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    expect(openNote(note, [logVerifier(neumann)])).toEqual({
      outcome: 'verified',
      text,
      by: ['PeterNeumann'],
    })
    const secret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
    expect(kindOf(() => toHex(logSigner(secret).id))).toBe('c74f20a3')
    return expect(signNote(text, [logSigner(secret)])).resolves.toBe(note)
  })

  it('is taken with the signatures of strangers beside its own, and refused with a wrong one of its own', async () => {
    const strangers = Array.from({ length: 15 }, (_, index) =>
      logSigner(createLogKey(`w${index}`, seededRandom(index + 20)).secretKey),
    )
    const checkpoint = { origin: verifier.name, size: 5, root: rootOf(7) }
    const note = await signCheckpoint(checkpoint, [...strangers, signer])
    expect(reasonOf(note)).toBe('verified')
    const own = (await signed()).split('\n').at(-2)
    const wrong = (await signed(6)).split('\n').at(-2)
    expect(reasonOf(note.replace(own ?? '', wrong ?? ''))).toBe('forged')
    expect(reasonOf(`${note}${wrong}\n`)).toBe('forged')
    // a witness's cosignature as C2SP tlog-cosignature prints it
    const cosigned = `${await signed()}— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n`
    expect(reasonOf(cosigned)).toBe('verified')
  })
})

describe('a checkpoint', () => {
  it('reads as the specification prints it', () => {
    const note =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n'
    expect(peekCheckpoint(note)).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      root: bytes('0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62'),
    })
    expect(reasonOf(note)).toBe('unsigned')
  })

  it('comes back as it was signed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.array(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), { maxLength: 2 }),
        async (size, root, extensions) => {
          const checkpoint = {
            origin: verifier.name,
            size,
            root,
            ...(extensions.length > 0 ? { extensions } : {}),
          }
          const note = await signCheckpoint(checkpoint, [signer])
          expect(openCheckpoint(note, [verifier])).toEqual({
            outcome: 'verified',
            checkpoint,
            by: [verifier.name],
          })
        },
      ),
      { seed, numRuns: 100 },
    )
  })

  it('that was changed in any character, cut or extended anywhere is not believed', async () => {
    const note = await signed()
    for (let at = 0; at < note.length; at += 1) {
      const rest = note.slice(at + 1)
      for (const changed of ['0', '1', 'A', '\n', ' ', ''])
        if (note[at] !== changed)
          expect(reasonOf(note.slice(0, at) + changed + rest), `${at}`).not.toBe('verified')
      expect(reasonOf(note.slice(0, at))).not.toBe('verified')
      expect(reasonOf(`${note.slice(0, at)}x${note.slice(at)}`)).not.toBe('verified')
    }
  })

  it('is written one way only: base64 with bits left over is malformed', async () => {
    const note = await signed()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const ends = [...note.matchAll(/[A-Za-z0-9+/](?==\n)/g)]
    expect(ends).toHaveLength(2) // of the root and of the signature
    for (const { index, 0: last } of ends) {
      const other = alphabet[alphabet.indexOf(last) + 1] ?? ''
      expect(atob(`AA${other}=`)).toBe(atob(`AA${last}=`)) // the same bytes
      const changed = note.slice(0, index) + other + note.slice(index + 1)
      expect(reasonOf(changed)).toMatch(/malformed|forged/)
      expect(peekCheckpoint(changed)).toBeUndefined()
    }
  })

  it('of another key or another log is not believed, and says why', async () => {
    const checkpoint = { origin: verifier.name, size: 5, root: rootOf(7) }
    expect(reasonOf(await signCheckpoint(checkpoint, [logSigner(other.secretKey)]))).toBe('unsigned')
    expect(reasonOf(await signCheckpoint(checkpoint, [logSigner(witness.secretKey)]))).toBe('unsigned')
    expect(reasonOf(await signed(5, 7, 'example.com/other'))).toBe('origin')
    const id = toBase64(Uint8Array.of(...verifier.id, ...new Uint8Array(64)))
    expect(reasonOf(`example.com/customers\n5\n${toBase64(rootOf(7))}\n\n— ${verifier.name} ${id}\n`)).toBe(
      'forged',
    )
    for (const text of ['', 'x', '\n\n', 'a\n\n', '\n\n— a b\n', 'x\n01\nAA==\n', '\u0000\n\n— a AAAAAAA=\n'])
      expect(reasonOf(text)).toBe('malformed')
    for (const text of ['a\n01\n', 'a\n-1\n', 'a\n9007199254740993\n', 'a\n1\nAA==\n', 'a\n1\n\n'])
      expect(reasonOf(await signNote(`${text}${toBase64(rootOf(7))}\n`, [signer]))).toBe('malformed')
  })

  it('is refused before it is signed where it can not be one', async () => {
    for (const wrong of [
      { origin: '', size: 1, root: rootOf(1) },
      { origin: 'a\nb', size: 1, root: rootOf(1) },
      { origin: 'a', size: 0.5, root: rootOf(1) },
      { origin: 'a', size: -1, root: rootOf(1) },
      { origin: 'a', size: 1, root: new Uint8Array(31) },
      { origin: 'a', size: 1, root: rootOf(1), extensions: [''] },
    ])
      await expect(signCheckpoint(wrong, [signer])).rejects.toThrow('this can not be a checkpoint')
  })

  it('never makes the reader throw, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, line) => {
        for (const note of [text, `${text}\n\n— ${line}\n`, `a\n1\n${line}\n\n${text}`])
          expect(['malformed', 'unsigned', 'origin']).toContain(reasonOf(note))
      }),
      { seed, numRuns: 500 },
    )
  })
})

describe('a key', () => {
  it('is refused when any character of it is changed, and never repeated', () => {
    for (const [text, read] of [
      [key.publicKey, logVerifier],
      [key.secretKey, logSigner],
    ] as const)
      for (let at = 0; at < text.length; at += 1) {
        const changed = text.slice(0, at) + (text[at] === 'b' ? 'c' : 'b') + text.slice(at + 1)
        expect(
          kindOf(() => read(changed)),
          `${at}`,
        ).toBe('key/corrupt')
        expect(kindOf(() => read(text.slice(0, at)))).toBe('key/corrupt')
      }
    expect(kindOf(() => logVerifier(key.secretKey))).toBe('key/corrupt')
    expect(kindOf(() => createLogKey('a b'))).toBe('input/invalid')
    expect(kindOf(() => verifierKeyText('a+b', rootOf(1)))).toBe('input/invalid')
  })
})
