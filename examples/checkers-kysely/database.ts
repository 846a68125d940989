/** The shop's own database, as it was before: PostgreSQL through Kysely (here PGlite, which is PostgreSQL in the process). */

import { PGlite } from '@electric-sql/pglite'
import { type ColumnType, type Generated, Kysely, PGliteDialect, type Transaction } from 'kysely'
import { hashedNotice } from 'tutela/web'

/** A `bigint`, which a driver may give as text. */
type Big = ColumnType<number | string, number, number>

interface Tables {
  customer: { id: string; name: string; phone: string; captured_at: Big }
  notice: { id: string; hash: string; body: string; from_at: Big; until_at: Big }
  consent: {
    id: string
    customer: string
    purpose: string
    items: string
    notice: string
    notice_hash: string
    given_at: Big
    until_at: Big
  }
  training: { id: string; staff: string; kind: 'confidentiality' | 'training'; from_at: Big; until_at: Big }
  approval: {
    id: string
    purpose: string
    items: string
    applicant: string
    approver: string
    from_at: Big
    until_at: Big
  }
  opt_out: { id: string; customer: string; purpose: string; from_at: Big; until_at: Big }
  use_log: {
    id: Generated<number>
    at: Big
    staff: string
    customer: string
    purpose: string
    outcome: string
    rules: string
  }
}

/** The database inside a transaction. */
export type Shop = Transaction<Tables>

/** Makes the tables and a few rows. */
export const createDatabase = async (): Promise<Kysely<Tables>> => {
  const pglite = await PGlite.create()
  await pglite.exec(`
    create table customer (id text primary key, name text, phone text, captured_at bigint);
    create table notice (id text primary key, hash text, body text, from_at bigint, until_at bigint);
    create table consent (id text primary key, customer text, purpose text, items text, notice text, notice_hash text, given_at bigint, until_at bigint);
    create table training (id text primary key, staff text, kind text, from_at bigint, until_at bigint);
    create table approval (id text primary key, purpose text, items text, applicant text, approver text, from_at bigint, until_at bigint);
    create table opt_out (id text primary key, customer text, purpose text, from_at bigint, until_at bigint);
    create table use_log (id serial primary key, at bigint, staff text, customer text, purpose text, outcome text, rules text);
  `)
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  const now = Date.now()
  const term = { from_at: now - 1000, until_at: now + 365 * 86_400_000 }
  const items = ['basic.name', 'basic.phone']
  const text = {
    parts: {
      purpose: 'To bring your order.',
      scope: 'Your name and telephone.',
      manner: 'Service staff see it on screen.',
      protection: 'Each look at it is recorded.',
      rights: 'In your account you can see it and stop its use.',
    },
    purposes: ['delivery'],
    items,
  }
  const { hash } = hashedNotice({
    id: 'n-1',
    language: 'en',
    ...text,
    fromAt: term.from_at,
    untilAt: term.until_at,
  })
  await database
    .insertInto('customer')
    .values({ id: 'c-1001', name: '王小明', phone: '13800138000', captured_at: now - 500 })
    .execute()
  await database
    .insertInto('notice')
    .values({ id: 'n-1', hash, body: JSON.stringify(text), ...term })
    .execute()
  await database
    .insertInto('consent')
    .values({
      id: 'k-1',
      customer: 'c-1001',
      purpose: 'delivery',
      items: JSON.stringify(items),
      notice: 'n-1',
      notice_hash: hash,
      given_at: term.from_at,
      until_at: term.until_at,
    })
    .execute()
  for (const kind of ['confidentiality', 'training'] as const)
    await database
      .insertInto('training')
      .values({ id: kind, staff: 'e-1', kind, ...term })
      .execute()
  await database
    .insertInto('approval')
    .values({
      id: 'a-1',
      purpose: 'delivery',
      items: JSON.stringify(items),
      applicant: JSON.stringify({ id: 'e-1', department: 'service', position: 'service-agent' }),
      approver: JSON.stringify({ id: 'e-2', department: 'service', position: 'service-manager' }),
      ...term,
    })
    .execute()
  return database
}
