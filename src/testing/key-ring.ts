/**
 * Does a key ring keep its contract? A published suite: `describeKeyRing` registers it with vitest, and the bare list
 * lets the suite itself be tested against broken rings. It doesn't test what outlives a process; an adapter's own tests do.
 */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../core/error'
import { runWork } from '../core/work'
import { openWithPrivateKey } from '../crypto/hpke'
import { createKeyPair } from '../crypto/key-pair'
import type { KeyRing } from '../keys/key-ring'

/** Makes a new ring that holds every secret and shares none with the rings made before. */
export type CreateRing = () => KeyRing | Promise<KeyRing>

/** One promise of the contract: rejects if the ring breaks it. */
export interface KeyRingCheck {
  readonly name: string
  readonly check: (createRing: CreateRing) => Promise<void>
}

/**
 * Registers the contract suite for one implementation. Each test makes its own rings and closes them.
 *
 * @example
 * ```ts
 * describeKeyRing('memory', () => memoryKeys())
 * ```
 */
export const describeKeyRing = (name: string, createRing: CreateRing): void => {
  describe(`key ring: ${name}`, () => {
    for (const promise of keyRingContract) it(promise.name, () => promise.check(createRing))
  })
}

/** The contract, promise by promise. */
export const keyRingContract: readonly KeyRingCheck[] = [
  {
    name: 'gives a public key and two roots of 32 bytes, all different',
    check: withRing(async (ring) => {
      const keys = await readable(ring)
      for (const key of keys) expect(key).toHaveLength(32)
      expect(new Set(keys.map(hexadecimal)).size).toBe(3)
    }),
  },
  {
    name: 'gives the same public key and roots at every call',
    check: withRing(async (ring) => {
      expect((await readable(ring)).map(hexadecimal)).toEqual((await readable(ring)).map(hexadecimal))
    }),
  },
  {
    name: 'shares no key and no root with another ring',
    check: withRings(async (one, other) => {
      const keys = [...(await readable(one)), ...(await readable(other))]
      expect(new Set(keys.map(hexadecimal)).size).toBe(6)
    }),
  },
  {
    name: 'opens an epoch key that it sealed',
    check: withRing(async (ring) => {
      for (const seed of [0, 1, 2]) {
        const key = epochKey(seed)
        expect(hexadecimal(await ring.openEpoch('e-1', await ring.sealEpoch('e-1', key)))).toBe(
          hexadecimal(key),
        )
      }
    }),
  },
  {
    name: 'seals the same epoch key to other bytes each time, and opens them all',
    check: withRing(async (ring) => {
      const sealed = [await ring.sealEpoch('e-1', epochKey(1)), await ring.sealEpoch('e-1', epochKey(1))]
      expect(new Set(sealed.map(hexadecimal)).size).toBe(2)
      for (const bytes of sealed) await expectKey(ring.openEpoch('e-1', bytes), 1)
    }),
  },
  {
    name: 'shows nothing of an epoch key in what it seals',
    check: withRing(async (ring) => {
      const key = hexadecimal(epochKey(1))
      expect(hexadecimal(await ring.sealEpoch('e-1', epochKey(1)))).not.toContain(key.slice(0, 16))
    }),
  },
  {
    name: 'opens a sealed epoch key under its own epoch id alone',
    check: withRing(async (ring) => {
      const sealed = await ring.sealEpoch('e-1', epochKey(1))
      for (const epoch of ['e-2', 'e-11', 'e', 'E-1', ''])
        await expectFailure(ring.openEpoch(epoch, sealed), tampered)
    }),
  },
  {
    name: 'opens nothing that another ring sealed',
    check: withRings(async (one, other) => {
      await expectFailure(other.openEpoch('e-1', await one.sealEpoch('e-1', epochKey(1))), tampered)
    }),
  },
  {
    name: 'opens nothing that was changed in any byte',
    check: withRing(async (ring) => {
      const sealed = await ring.sealEpoch('e-1', epochKey(1))
      for (const position of sealed.keys())
        await expectFailure(
          ring.openEpoch('e-1', changedAt(sealed, position)),
          position === 0 ? version : tampered,
        )
    }),
  },
  {
    name: 'opens nothing that was cut or extended',
    check: withRing(async (ring) => {
      const sealed = await ring.sealEpoch('e-1', epochKey(1))
      for (const length of [0, 1, 32, 33, sealed.length - 16, sealed.length - 1])
        await expectFailure(ring.openEpoch('e-1', sealed.slice(0, length)), tampered)
      await expectFailure(ring.openEpoch('e-1', Uint8Array.of(...sealed, 0)), tampered)
    }),
  },
  {
    name: 'seals to the public key of another, who opens it with the same info alone',
    check: withRing(async (ring) => {
      const { publicKey, privateKey } = createKeyPair()
      const [info, plaintext] = [epochKey(3), epochKey(4).slice(0, 20)]
      const sealed = await ring.sealTo(publicKey, info, plaintext)
      const opened = await runWork(openWithPrivateKey({ privateKey, info, sealed }))
      expect(hexadecimal(opened)).toBe(hexadecimal(plaintext))
      await expectFailure(
        runWork(openWithPrivateKey({ privateKey, info: changedAt(info, 0), sealed })),
        tampered,
      )
      expect(hexadecimal(await ring.sealTo(publicKey, info, plaintext))).not.toBe(hexadecimal(sealed))
    }),
  },
  {
    name: 'refuses to seal to what is no public key',
    check: withRing(async (ring) => {
      for (const length of [0, 31, 32, 33])
        await expectFailure(ring.sealTo(new Uint8Array(length), epochKey(1), epochKey(2)), 'key/corrupt')
    }),
  },
  {
    name: 'refuses to seal an epoch key that is not 32 bytes',
    check: withRing(async (ring) => {
      for (const length of [0, 16, 31, 33, 64])
        await expectFailure(ring.sealEpoch('e-1', new Uint8Array(length)), 'input/invalid')
    }),
  },
  {
    name: 'leaves the bytes that it is given unchanged, and needs them no longer once it has answered',
    check: withRing(async (ring) => {
      const key = epochKey(1)
      const sealed = await ring.sealEpoch('e-1', key)
      expect(key).toEqual(epochKey(1))
      key.fill(0)
      const copy = sealed.slice()
      await expectKey(ring.openEpoch('e-1', sealed), 1)
      expect(sealed).toEqual(copy)
    }),
  },
  {
    name: 'gives bytes that the caller may overwrite',
    check: withRing(async (ring) => {
      const before = (await readable(ring)).map(hexadecimal)
      const sealed = await ring.sealEpoch('e-1', epochKey(1))
      for (const key of await readable(ring)) key.fill(0)
      ;(await ring.openEpoch('e-1', sealed)).fill(0)
      expect((await readable(ring)).map(hexadecimal)).toEqual(before)
      await expectKey(ring.openEpoch('e-1', sealed), 1)
    }),
  },
  {
    name: 'answers overlapping calls as if each ran alone',
    check: withRing(async (ring) => {
      const seeds = Array.from({ length: 16 }, (_, seed) => seed)
      const sealed = await Promise.all(seeds.map((seed) => ring.sealEpoch(`e-${seed}`, epochKey(seed))))
      await Promise.all(sealed.map((bytes, seed) => expectKey(ring.openEpoch(`e-${seed}`, bytes), seed)))
      await Promise.all(
        sealed.map((bytes, seed) => expectFailure(ring.openEpoch(`e-${seed + 1}`, bytes), tampered)),
      )
    }),
  },
  {
    name: 'rejects instead of throwing at once, and with no secret in the error',
    check: withRing(async (ring) => {
      const secrets = [...(await readable(ring)).slice(1), epochKey(1)]
      const sealed = await ring.sealEpoch('e-1', epochKey(1))
      const texts = [
        await failureText(() => ring.openEpoch('e-2', sealed)),
        await failureText(() => ring.openEpoch('e-1', new Uint8Array(0))),
        await failureText(() => ring.sealEpoch('e-1', epochKey(1).slice(1))),
      ]
      for (const text of texts) expectNoSecret(text, secrets)
    }),
  },
  {
    name: 'shows no secret when it is printed',
    check: withRing(async (ring) => {
      const secrets = (await readable(ring)).slice(1)
      expectNoSecret(
        JSON.stringify(ring, (_, value: unknown) => (ArrayBuffer.isView(value) ? printed(value) : value)),
        secrets,
      )
    }),
  },
  {
    name: 'rejects everything once it is closed, and closes twice without error',
    check: withRing(async (ring) => {
      const sealed = await ring.sealEpoch('e-1', epochKey(1))
      await ring.close()
      await ring.close()
      for (const call of [
        () => ring.publicKey(),
        () => ring.sealEpoch('e-1', epochKey(1)),
        () => ring.openEpoch('e-1', sealed),
        () => ring.sealTo(createKeyPair().publicKey, epochKey(1), epochKey(2)),
        () => ring.indexRoot(),
        () => ring.pseudonymRoot(),
      ])
        await expectFailure(call(), 'key/missing')
    }),
  },
]

const tampered = 'seal/tampered'
const version = 'seal/version'

function withRing(run: (ring: KeyRing) => Promise<void>): KeyRingCheck['check'] {
  return async (createRing) => {
    const ring = await createRing()
    try {
      await run(ring)
    } finally {
      await ring.close()
    }
  }
}

function withRings(run: (one: KeyRing, other: KeyRing) => Promise<void>): KeyRingCheck['check'] {
  return async (createRing) =>
    withRing(async (one) => withRing((other) => run(one, other))(createRing))(createRing)
}

/** The public key, then the two secrets that a ring gives. */
const readable = async (ring: KeyRing): Promise<readonly Uint8Array[]> => [
  await ring.publicKey(),
  await ring.indexRoot(),
  await ring.pseudonymRoot(),
]

const epochKey = (seed: number): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => seed * 37 + index * 11 + 5)

const changedAt = (bytes: Uint8Array, position: number): Uint8Array =>
  bytes.map((byte, index) => (index === position ? byte ^ 0x40 : byte))

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const printed = (view: ArrayBufferView): string =>
  hexadecimal(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))

const expectKey = async (opened: Promise<Uint8Array>, seed: number): Promise<void> => {
  expect(hexadecimal(await opened)).toBe(hexadecimal(epochKey(seed)))
}

const expectFailure = async (call: Promise<unknown>, kind: string): Promise<void> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(isTutelaError(error) ? error.failure.kind : error).toBe(kind)
}

const failureText = async (call: () => Promise<unknown>): Promise<string> => {
  const promise = call() // thrown here, it breaks the contract
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(isTutelaError(error)).toBe(true)
  return error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : ''
}

/** In hexadecimal, as a list of numbers, and in base 64: the first 8 bytes are enough to betray it. */
const expectNoSecret = (text: string, secrets: readonly Uint8Array[]): void => {
  for (const secret of secrets) {
    const start = secret.slice(0, 9)
    for (const form of [hexadecimal(start), start.join(','), btoa(String.fromCharCode(...start))])
      expect(text.includes(form)).toBe(false)
  }
}
