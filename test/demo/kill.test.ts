/** If the story's process is killed at any moment and begun again, is anything lost or doubled? With real SIGKILLs. */

import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoResult } from '../../src/demo/story'
import { seeded } from '../../src/demo/seeded'
import { syntheticSource } from '../../src/demo/synthetic'
import { bundled } from './bundled'

const customers = 24
const kills = Number(process.env.TUTELA_KILLS ?? 25)
const folders: string[] = []
let script = ''

const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'tutela-kill-'))
  folders.push(made)
  return made
}

/** Runs the story; kills it `after` milliseconds of work, and gives undefined then. */
const run = (
  directory: string,
  after = Infinity,
): Promise<{ readonly result?: DemoResult; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, directory, String(customers)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (text === '' && Number.isFinite(after)) setTimeout(() => child.kill('SIGKILL'), after)
      text += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.on('close', (code, signal) => {
      const line = text.split('\n').find((each) => each.startsWith('result '))
      if (line !== undefined) resolve({ result: JSON.parse(line.slice(7)), text })
      else if (signal === 'SIGKILL') resolve({ text })
      else reject(new Error(`the story ended with ${code}: ${errors.slice(0, 2000)}`))
    })
  })

beforeAll(async () => {
  script = await bundled(join(import.meta.dirname, 'run-demo.ts'))
  folders.push(dirname(script))
})

afterAll(async () => {
  for (const each of folders) await rm(each, { recursive: true, force: true })
})

describe('the story', () => {
  it('stands the same after kills at random moments as undisturbed, and its log is whole', async () => {
    const undisturbed = await run(await folder())
    if (undisturbed.result === undefined) throw new Error('the story did not end')
    const draw = seeded(20_261_124)
    const directory = await folder()
    let landed = 0
    let place = directory
    for (let tries = 0; landed < kills && tries < kills * 3; tries += 1) {
      const { result } = await run(place, 20 + draw.below(700))
      if (result === undefined) landed += 1
      else {
        // told to its end: what stands must be right, and the next one begins from nothing
        expectSame(result, undisturbed.result)
        place = await folder()
      }
    }
    const told = (await run(place)).result
    if (told === undefined) throw new Error('the story did not end')
    expectSame(told, undisturbed.result)
    expect(landed).toBe(kills)
  })

  it('leaves no value that went in in its database, its log or what it prints of failures', async () => {
    const directory = await folder()
    await run(directory)
    const files = (await readdir(directory)).filter(
      (name) => name.startsWith('customers.db') || name === 'refused.txt',
    )
    const bytes = (await Promise.all(files.map((name) => readFile(join(directory, name))))).map((each) =>
      each.toString('latin1'),
    )
    const secrets = secretsOf()
    expect(secrets.length).toBeGreaterThan(100)
    const found = secrets.filter((secret) => {
      const raw = Buffer.from(secret).toString('latin1')
      return bytes.some((text) => text.includes(raw))
    })
    expect(found).toHaveLength(0)
  })
})

/** What stands, besides how often things were tried: attempts that were killed leave events of their own. */
const expectSame = (told: DemoResult, undisturbed: DemoResult): void => {
  const { events, ...counts } = told.counts
  const { events: least, ...expected } = undisturbed.counts
  expect(counts).toEqual(expected)
  expect(events).toBeGreaterThanOrEqual(least)
  expect(told.faults).toBe(0)
}

/** Names, phones, e-mails and document numbers of the input. */
const secretsOf = (): readonly string[] => {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const { records } of syntheticSource({ count: customers }).customers)
    for (const { category, values } of records)
      if (category === 'basic')
        [values.name, values.phone, values.email, values.identity, values.address].forEach(collect)
  return [...new Set(texts)].filter((text) => Buffer.from(text).length >= 9)
}
