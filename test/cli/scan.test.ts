/** Is customer information found in databases, folders and code, is no value told, and are entries proposed that a policy takes? */

import { DatabaseSync } from 'node:sqlite'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPostgres, toldAddress } from '../../src/cli/scan-postgres'
import { runCode } from '../../src/cli/run-code'
import { runHere } from './run'

const folder = mkdtempSync(join(tmpdir(), 'tutela-scan-'))
const place = (name: string): string => join(folder, name)
const phones = ['13800138000', '13912345678', '18049531999', '15012345678']
const library = place('library.mjs')
const told = (out: string): readonly string[] =>
  [...out.matchAll(/^ {2}(?:\d+:\d+ )?\w+ (.*) \[(scan\/\w+)\]$/gm)].map(
    ([, text, rule]) => `${rule} ${text}`,
  )

beforeAll(async () => {
  await build({
    entryPoints: ['src/index.ts'],
    outfile: library,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  const database = new DatabaseSync(place('shop.db'))
  database.exec('create table "people 1" (x17 text, wechat_id text, size integer, photo blob)')
  const insert = database.prepare('insert into "people 1" values (?, ?, ?, ?)')
  for (const phone of phones) insert.run(phone, `wx_${phone.slice(-2)}`, 1, new Uint8Array([1]))
  database.close()
  mkdirSync(place('src/node_modules'), { recursive: true })
  writeFileSync(
    place('src/app.ts'),
    `import { maskValue } from 'a'\nconst test = '13800138000'\nlogger.info({ phone: customer.phone })\nconsole.log(mask(user.email), order.id, { name })\nlog.warn(\`sent to \${email}\`)\ncustomer.log(phone)\n`,
  )
  writeFileSync(place('src/package.json'), '{ "name": "a" }\n')
  writeFileSync(place('src/node_modules/b.txt'), '13800138000')
  writeFileSync(place('src/logo.png'), new Uint8Array([0, 1, 2, 255]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('scan', () => {
  it('samples the tables of an SQLite file, known by how it begins', async () => {
    const run = await runHere('scan', place('shop.db'))
    expect([run.code, run.complaint]).toEqual([1, ''])
    expect(told(run.out)).toEqual([
      'scan/column the column `people 1.x17` seems to hold `basic.phone` (by values, 100 %)',
    ])
    expect(run.out).not.toMatch(/138|139|180|150/)
    writeFileSync(place('torn.db'), `SQLite format 3\0${'x'.repeat(5000)}`)
    expect(await runHere('scan', place('torn.db'))).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('no sound database of SQLite'),
    })
  })

  it('looks into folders, at what code logs and what stands in it', async () => {
    const run = await runHere('scan', place('src'))
    expect(told(run.out)).toEqual([
      'scan/text values of the kind mobile stand here in clear: 1, the first in this line',
      'scan/logged `phone`, which seems to be `basic.phone`, is logged',
      'scan/logged `email`, which seems to be `basic.email`, is logged',
    ])
    expect(run.out).toMatch(/3:22 warning `phone`/)
  })

  it('proposes a mapping, and items that a policy takes', async () => {
    const { out, code } = await runHere('scan', place('shop.db'), '--propose')
    expect(code).toBe(0)
    expect(out).toContain('"x17": "basic.phone"')
    expect(out).toContain(`wechatId: item(z.string(), { label: { en: "wechat_id", zh: "wechat_id" }`)
    expect(out).not.toMatch(/138|139|180|150/)
    const catalogue = out
      .replace("'tutela'", `'${library}'`)
      .replace("'zod'", `'${resolve('node_modules/zod/index.js')}'`)
    writeFileSync(place('found.ts'), catalogue)
    writeFileSync(
      place('policy.ts'),
      `import { definePolicy, standardPolicy } from '${library}'\nimport { found } from './found'\nexport default definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }), { categories: { found: { definition: found, owner: 'sales', retention: { start: 'collected', action: 'delete' } } } } as never)\n`,
    )
    const held = await runCode(place('policy.ts'), 'policy.ts')
    expect(held).toMatchObject({ kind: 'policy', hasOwnCategories: true })
  })

  it('tells of an address neither user nor password, whether it answers or not', async () => {
    expect(isPostgres('postgresql://a') && !isPostgres('a.csv')).toBe(true)
    expect(toldAddress('postgres://ann:secret@db.example:5433/shop?sslmode=require')).toBe(
      'postgres://db.example:5433/shop',
    )
    const run = await runHere('scan', 'postgres://ann:secret@127.0.0.1:1/shop')
    expect(run.code).toBe(2)
    expect(run.complaint).toContain('the database does not answer')
    expect(run.complaint).not.toMatch(/ann|secret/)
  })
})

const server = process.env['TUTELA_POSTGRES_URL']
if (server === undefined) console.log('no PostgreSQL is named: scanning one is skipped')

describe.runIf(server !== undefined)('scan of PostgreSQL', () => {
  const client = new Client({ connectionString: server })
  beforeAll(async () => {
    await client.connect()
    await client.query('drop schema if exists tutela_scan cascade; create schema tutela_scan')
    await client.query('create table tutela_scan."the people" (x17 text, seen_at timestamptz)')
    for (const phone of phones)
      await client.query('insert into tutela_scan."the people" values ($1, now())', [phone])
  })
  afterAll(async () => {
    await client.query('drop schema tutela_scan cascade')
    await client.end()
  })

  it('samples what the user may read, and writes nothing', async () => {
    const run = await runHere('scan', server ?? '')
    expect(run.code).toBe(1)
    expect(run.out).toContain('the column `tutela_scan.the people.x17` seems to hold `basic.phone`')
    expect(run.out).not.toMatch(/13800138000|13912345678/)
  })
})
