/** Is what is sealed to a public key HPKE as published, and does it open for its private key alone? */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chacha20Poly1305 } from '@hpke/chacha20poly1305'
import { CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { openWithPrivateKey, sealToPublicKey } from '../../src/crypto/hpke'
import { createKeyPair } from '../../src/crypto/key-pair'

interface Mode {
  readonly [name: string]: string
}
interface Lists {
  readonly encryptions: readonly {
    readonly sequence_number: number
    readonly pt: string
    readonly aad: string
    readonly ct: string
  }[]
  readonly exports: readonly {
    readonly exporter_context: string
    readonly L: number
    readonly exported_value: string
  }[]
}

const file = join(import.meta.dirname, '../vectors/hpke-x25519-hkdf-sha256-chacha20poly1305.json')
const modes: readonly (Mode & Lists)[] = JSON.parse(readFileSync(file, 'utf8')).modes
const info = Uint8Array.of(1, 2, 3)
const plaintext = new Uint8Array(32).fill(9)

describe('the HPKE implementation (RFC 9180, A.2; 4.2.4)', () => {
  it.each([0, 1, 2, 3])('gives the published encryptions and exports in mode %i', async (number) => {
    const mode = modes[number]
    if (mode === undefined) throw new Error('the vectors lack a mode')
    const suite = new CipherSuite({
      kem: new DhkemX25519HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Chacha20Poly1305(),
    })
    const bytes = (name: string): Uint8Array => hexToBytes(mode[name] ?? '')
    const shared = {
      info: bytes('info'),
      ...(mode.psk === undefined ? {} : { psk: { id: bytes('psk_id'), key: bytes('psk') } }),
    }
    const sender = await suite.createSenderContext({
      ...shared,
      recipientPublicKey: await suite.kem.deserializePublicKey(bytes('pkRm')),
      ekm: bytes('ikmE'),
      ...(mode.skSm === undefined ? {} : { senderKey: await suite.kem.deriveKeyPair(bytes('ikmS')) }),
    })
    expect(bytesToHex(new Uint8Array(sender.enc))).toBe(mode.enc)
    let checked = 0
    for (let sequence = 0; sequence <= 256; sequence += 1) {
      const vector = mode.encryptions.find((each) => each.sequence_number === sequence)
      const sealed = await sender.seal(hexToBytes(vector?.pt ?? ''), hexToBytes(vector?.aad ?? ''))
      if (vector === undefined) continue
      expect(bytesToHex(new Uint8Array(sealed))).toBe(vector.ct)
      checked += 1
    }
    expect(checked).toBe(6)
    expect(mode.exports).toHaveLength(3)
    for (const vector of mode.exports) {
      const exported = await sender.export(hexToBytes(vector.exporter_context).buffer, vector.L)
      expect(bytesToHex(new Uint8Array(exported))).toBe(vector.exported_value)
    }
  })

  it('opens the published first encryption through our layout', async () => {
    const mode = modes[0]
    if (mode === undefined) throw new Error('the vectors lack a mode')
    const privateKey = hexToBytes(mode.skRm ?? '')
    const sealed = await sealToPublicKey({
      publicKey: hexToBytes(mode.pkRm ?? ''),
      info,
      plaintext,
      random: () => hexToBytes(mode.ikmE ?? ''),
    })()
    if (sealed._tag === 'Left') throw new Error(sealed.left.message)
    expect(bytesToHex(sealed.right.slice(0, 33))).toBe(`01${mode.enc}`)
    expect(await openWithPrivateKey({ privateKey, info, sealed: sealed.right })()).toEqual({
      _tag: 'Right',
      right: plaintext,
    })
  })
})

describe('bytes sealed to a public key (6.4.2)', () => {
  it('open for its private key and its info alone, and never changed or cut', async () => {
    const [ours, theirs] = [createKeyPair(), createKeyPair()]
    const made = await sealToPublicKey({ publicKey: ours.publicKey, info, plaintext })()
    if (made._tag === 'Left') throw new Error(made.left.message)
    const sealed = made.right
    const kind = async (change: Partial<Parameters<typeof openWithPrivateKey>[0]>): Promise<string> => {
      const opened = await openWithPrivateKey({ privateKey: ours.privateKey, info, sealed, ...change })()
      return opened._tag === 'Left' ? opened.left.kind : 'opened'
    }
    expect(await kind({})).toBe('opened')
    expect(await kind({ privateKey: theirs.privateKey })).toBe('seal/tampered')
    expect(await kind({ info: Uint8Array.of(1, 2) })).toBe('seal/tampered')
    for (const position of sealed.keys()) {
      const changed = sealed.map((byte, index) => (index === position ? byte ^ 1 : byte))
      expect(await kind({ sealed: changed })).toBe(position === 0 ? 'seal/version' : 'seal/tampered')
      expect(await kind({ sealed: sealed.slice(0, position) })).toBe('seal/tampered')
    }
  })
})
