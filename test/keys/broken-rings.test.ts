/** Does the contract suite reject rings that break it? One broken ring a promise, each failing the checks named. */

import { describe, expect, it } from 'vitest'
import { TutelaError } from '../../src/core/error'
import type { KeyRing } from '../../src/keys/key-ring'
import { memoryKeys } from '../../src/keys/memory'
import { type CreateRing, keyRingContract } from '../../src/testing/key-ring'
import { seededRandom } from '../crypto/seeded-random'

/** Which of the named checks a ring fails. */
const failedChecks = async (createRing: CreateRing, names: readonly string[]): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { name, check } of keyRingContract.filter((each) => names.includes(each.name)))
    await check(createRing).catch(() => {
      failed.push(name)
    })
  return failed
}

/** A good ring with some of its operations replaced. */
const altered =
  (alter: (ring: KeyRing) => Partial<KeyRing>): CreateRing =>
  () => {
    const ring = memoryKeys()
    return { ...ring, ...alter(ring) }
  }

const flaw = (kind: 'seal/tampered' | 'key/unavailable', message: string): TutelaError =>
  new TutelaError({ kind, message, remedy: 'none' })

const hexadecimal = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** One promise that is kept for all callers, so that all share its bytes. */
const remembered = <A>(run: () => Promise<A>): (() => Promise<A>) => {
  let kept: Promise<A> | undefined
  return () => (kept ??= run())
}

const broken: readonly {
  readonly name: string
  readonly createRing: CreateRing
  readonly fails: readonly string[]
}[] = [
  {
    name: 'the same secrets in every ring',
    createRing: () => memoryKeys({ random: seededRandom(1) }),
    fails: ['shares no key and no root with another ring', 'opens nothing that another ring sealed'],
  },
  {
    name: 'one root for both uses',
    createRing: altered((ring) => ({ pseudonymRoot: ring.indexRoot })),
    fails: ['gives a public key and two roots of 32 bytes, all different'],
  },
  {
    name: 'a root of 16 bytes',
    createRing: altered((ring) => ({ indexRoot: async () => (await ring.indexRoot()).slice(16) })),
    fails: ['gives a public key and two roots of 32 bytes, all different'],
  },
  {
    name: 'a fresh root at every call',
    createRing: altered(() => ({ indexRoot: async () => crypto.getRandomValues(new Uint8Array(32)) })),
    fails: ['gives the same public key and roots at every call'],
  },
  {
    name: 'sealing that is remembered',
    createRing: altered((ring) => {
      const known = new Map<string, Promise<Uint8Array>>()
      return {
        sealEpoch: (epoch, key) => {
          const name = `${epoch} ${hexadecimal(key)}`
          const sealed = known.get(name) ?? ring.sealEpoch(epoch, key)
          known.set(name, sealed)
          return sealed
        },
      }
    }),
    fails: ['seals the same epoch key to other bytes each time, and opens them all'],
  },
  {
    name: 'the epoch id forgotten',
    createRing: altered((ring) => ({
      sealEpoch: (_, key) => ring.sealEpoch('', key),
      openEpoch: (_, sealed) => ring.openEpoch('', sealed),
    })),
    fails: ['opens a sealed epoch key under its own epoch id alone'],
  },
  {
    name: 'a key for what does not open',
    createRing: altered((ring) => ({
      openEpoch: (epoch, sealed) => ring.openEpoch(epoch, sealed).catch(() => new Uint8Array(32)),
    })),
    fails: ['opens nothing that was changed in any byte', 'opens nothing that was cut or extended'],
  },
  {
    name: 'trailing bytes ignored',
    createRing: altered((ring) => ({
      openEpoch: (epoch, sealed) => ring.openEpoch(epoch, sealed.slice(0, 81)),
    })),
    fails: ['opens nothing that was cut or extended'],
  },
  {
    name: 'a failure of its own kind',
    createRing: altered(() => ({
      openEpoch: async () => {
        throw new Error('no')
      },
    })),
    fails: ['opens nothing that was changed in any byte', 'opens nothing that another ring sealed'],
  },
  {
    name: 'keys of any length',
    createRing: altered((ring) => ({
      sealEpoch: async (epoch, key) =>
        ring.sealEpoch(epoch, Uint8Array.of(...key, ...new Uint8Array(32)).slice(0, 32)),
    })),
    fails: ['refuses to seal an epoch key that is not 32 bytes'],
  },
  {
    name: 'the plain key inside the seal',
    createRing: altered((ring) => ({
      sealEpoch: async (epoch, key) => Uint8Array.of(...(await ring.sealEpoch(epoch, key)), ...key),
      openEpoch: (epoch, sealed) => ring.openEpoch(epoch, sealed.slice(0, 81)),
    })),
    fails: ['shows nothing of an epoch key in what it seals'],
  },
  {
    name: 'the info of a seal forgotten',
    createRing: altered((ring) => ({
      sealTo: (publicKey, _, plaintext) => ring.sealTo(publicKey, new Uint8Array(0), plaintext),
    })),
    fails: ['seals to the public key of another, who opens it with the same info alone'],
  },
  {
    name: 'a seal to itself instead of to another',
    createRing: altered((ring) => ({
      sealTo: async (_, info, plaintext) => ring.sealTo(await ring.publicKey(), info, plaintext),
    })),
    fails: [
      'seals to the public key of another, who opens it with the same info alone',
      'refuses to seal to what is no public key',
    ],
  },
  {
    name: 'the given key overwritten',
    createRing: altered((ring) => ({
      sealEpoch: async (epoch, key) => {
        const sealed = await ring.sealEpoch(epoch, key)
        key.fill(0)
        return sealed
      },
    })),
    fails: ['leaves the bytes that it is given unchanged, and needs them no longer once it has answered'],
  },
  {
    name: 'its own bytes handed out',
    createRing: altered((ring) => ({ indexRoot: remembered(ring.indexRoot) })),
    fails: ['gives bytes that the caller may overwrite'],
  },
  {
    name: 'one call at a time',
    createRing: altered((ring) => {
      let isBusy = false
      return {
        openEpoch: async (epoch, sealed) => {
          if (isBusy) throw flaw('key/unavailable', 'busy')
          isBusy = true
          try {
            return await ring.openEpoch(epoch, sealed)
          } finally {
            isBusy = false
          }
        },
      }
    }),
    fails: ['answers overlapping calls as if each ran alone'],
  },
  {
    name: 'throwing at once',
    createRing: altered((ring) => ({
      openEpoch: (epoch, sealed) => {
        if (sealed.length === 0) throw flaw('seal/tampered', 'empty')
        return ring.openEpoch(epoch, sealed)
      },
    })),
    fails: ['rejects instead of throwing at once, and with no secret in the error'],
  },
  {
    name: 'a root in its errors',
    createRing: altered((ring) => ({
      openEpoch: (epoch, sealed) =>
        ring.openEpoch(epoch, sealed).catch(async () => {
          throw flaw('seal/tampered', hexadecimal(await ring.indexRoot()))
        }),
    })),
    fails: ['rejects instead of throwing at once, and with no secret in the error'],
  },
  {
    name: 'a root that prints',
    createRing: async () => {
      const ring = memoryKeys()
      return { ...ring, root: await ring.indexRoot() }
    },
    fails: ['shows no secret when it is printed'],
  },
  {
    name: 'open after it was closed',
    createRing: altered(() => ({ close: async () => {} })),
    fails: ['rejects everything once it is closed, and closes twice without error'],
  },
  {
    name: 'no second close',
    createRing: altered((ring) => {
      let isOpen = true
      return {
        close: async () => {
          if (!isOpen) throw flaw('key/unavailable', 'closed already')
          isOpen = false
          await ring.close()
        },
      }
    }),
    fails: ['rejects everything once it is closed, and closes twice without error'],
  },
]

describe('the contract suite of key rings', () => {
  it('passes a good ring', async () => {
    const names = keyRingContract.map(({ name }) => name)
    expect(await failedChecks(() => memoryKeys(), names)).toEqual([])
  })

  it.each(broken)('rejects a ring with $name', async ({ createRing, fails }) => {
    expect([...(await failedChecks(createRing, fails))].sort()).toEqual([...fails].sort())
  })

  it('has a broken ring for every promise but the one that every other rests on', () => {
    const covered = new Set([...broken.flatMap(({ fails }) => fails), 'opens an epoch key that it sealed'])
    expect([...covered].sort()).toEqual(keyRingContract.map(({ name }) => name).sort())
  })
})
