/** Do the witnesses keep their contract, would the suite see one that doesn't, and does a log that lies to one show? */

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { fileWitness } from '../../src/audit/file-witness'
import { growTiles } from '../../src/audit/tiles'
import { proveConsistency } from '../../src/audit/prove'
import { urlWitness } from '../../src/audit/url-witness'
import { showWitness, type Witness, witnessHeads } from '../../src/audit/witness'
import { memoryStore } from '../../src/store/memory'
import { describeWitness, witnessContract } from '../../src/testing/witness'
import { storeWitness } from '../../src/vault/store-witness'
import { seededRandom } from '../crypto/seeded-random'
import { type Draft, draftsOf, logOf } from './honest-log'

const folder = mkdtempSync(join(tmpdir(), 'tutela-witness-'))
const newFolder = (): string => mkdtempSync(join(folder, 'w-'))
let server: Server
let port = 0
/** What the service keeps: by path. */
const kept = new Map<string, string[]>()

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const notes = kept.get(path) ?? []
      if (path.startsWith('/broken')) response.writeHead(500).end('{}')
      else if (path.startsWith('/words')) response.end('words')
      else if (path.startsWith('/hang')) return
      else if (request.method === 'GET')
        response.writeHead(notes.length === 0 ? 404 : 200).end(JSON.stringify(notes.toReversed()))
      else {
        const note = Buffer.concat(parts).toString('utf8')
        kept.set(path, notes.includes(note) ? notes : [...notes, note])
        response.end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port // a TCP server's address is one of these
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describeWitness('a folder', () => fileWitness(newFolder()))
describeWitness('another store', () => storeWitness(memoryStore()))
let service = 0
describeWitness('a URL', () => urlWitness(`http://127.0.0.1:${port}/log-${(service += 1)}`))

describe('the suite', () => {
  const broken: Readonly<Record<string, (whole: Witness) => Witness>> = {
    'that forgets': ({ list }) => ({ list, add: async () => undefined }),
    'that keeps the last alone': ({ add, list }) => ({
      add,
      list: async (origin) => (await list(origin)).slice(-1),
    }),
    'that keeps what is no checkpoint': ({ list, add }) => ({
      list,
      add: (origin, note) => add(origin, note).catch(() => undefined),
    }),
    'that mixes logs': ({ list, add }) => ({
      list: () => list('a'),
      add: (_, note) => add('a', note.replace(/^.*/, 'a')),
    }),
    'that throws': ({ list, add }) => ({
      list,
      add: (origin, note) => {
        if (note === '') throw new Error('empty')
        return add(origin, note)
      },
    }),
    'that gives notes as they came': ({ list, add }) => {
      const order: string[] = []
      return {
        list: async (origin) =>
          order.filter((note) => note.startsWith(origin)).slice(0, (await list(origin)).length),
        add: async (origin, note) => {
          await add(origin, note)
          order.push(note)
        },
      }
    },
    'that trims': ({ list, add }) => ({
      add,
      list: async (origin) => (await list(origin)).map((note) => note.trim()),
    }),
  }

  it.each(Object.entries(broken))('refuses a witness %s', async (_, breakIt) => {
    const results = await Promise.allSettled(
      witnessContract.map(({ check }) => check(() => breakIt(storeWitness(memoryStore())))),
    )
    expect(results.some(({ status }) => status === 'rejected')).toBe(true)
  })
})

describe('a witness', () => {
  const origin = 'example.com/customers'
  const key = createLogKey(origin, seededRandom(1))
  const verifiers = [logVerifier(key.publicKey)]
  const shown = async (drafts: readonly Draft[], secretKey = key.secretKey) => {
    const { entries, head } = logOf(drafts)
    const note = await signCheckpoint({ origin, ...head }, [logSigner(secretKey)])
    const tiles = growTiles(
      0,
      [],
      entries.map(({ hash }) => hash),
    )
    return {
      note,
      verifiers,
      prove: (before: number) => proveConsistency(async () => tiles, before, head.size),
    }
  }
  const outcomeOf = async (witness: Witness, drafts: readonly Draft[]) => {
    const answer = await showWitness(witness, await shown(drafts))
    return answer.outcome === 'refused' ? answer.reason : answer.outcome
  }

  it('takes every honest extension once, and refuses every log that is not one', async () => {
    const witness = storeWitness(memoryStore())
    const drafts = draftsOf(40)
    for (const size of [0, 1, 7, 16, 17, 40]) {
      expect(await outcomeOf(witness, drafts.slice(0, size))).toBe('kept')
      expect(await outcomeOf(witness, drafts.slice(0, size))).toBe('known')
    }
    const other = draftsOf(45, 5_000_000)
    for (let size = 1; size < 40; size += 1)
      expect(await outcomeOf(witness, drafts.slice(0, size))).toBe('rolled-back')
    expect(await outcomeOf(witness, other.slice(0, 40))).toBe('forked')
    for (let at = 0; at < 40; at += 1)
      expect(
        await outcomeOf(
          witness,
          draftsOf(45).map((draft, index) => (index === at ? { ...draft, actor: 's-2' } : draft)),
        ),
      ).toBe('unproven')
    expect((await witnessHeads(witness, origin)).map(({ size }) => size)).toEqual([0, 1, 7, 16, 17, 40])
    expect(await outcomeOf(witness, draftsOf(45))).toBe('kept')
  })

  it('believes no checkpoint that the key did not sign', async () => {
    const witness = storeWitness(memoryStore())
    const thief = createLogKey(origin, seededRandom(2))
    const given = await shown(draftsOf(3), thief.secretKey)
    expect(await showWitness(witness, given)).toEqual({ outcome: 'refused', reason: 'unsigned' })
    expect(await witness.list(origin)).toEqual([])
  })

  it('in a folder keeps files that only its owner reads, and nothing half written', async () => {
    const path = newFolder()
    const witness = fileWitness(path)
    await showWitness(witness, await shown(draftsOf(3)))
    const [log = ''] = readdirSync(path)
    const files = readdirSync(join(path, log))
    expect(files).toEqual([expect.stringMatching(/^0000000000000003-[0-9a-f]{16}\.txt$/)])
    expect(statSync(join(path, log, files[0] ?? '')).mode & 0o777).toBe(0o600)
    writeFileSync(join(path, log, `${files[0]}.abc`), 'half a no')
    expect(await witness.list(origin)).toHaveLength(1)
  })

  it('that can not be reached, answers nonsense or hangs is a typed failure', async () => {
    writeFileSync(join(folder, 'file'), '')
    for (const witness of [
      fileWitness(join(folder, 'file')),
      urlWitness(`http://127.0.0.1:${port}/broken`),
      urlWitness(`http://127.0.0.1:${port}/words`),
      urlWitness(`http://127.0.0.1:${port}/hang`, { patience: 50 }),
      urlWitness('http://127.0.0.1:1'),
    ]) {
      await expect(witness.list(origin)).rejects.toMatchObject({ failure: { kind: 'store/unavailable' } })
    }
  })
})
