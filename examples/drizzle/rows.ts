/** The database in the process, with a customer who agreed to delivery. */

import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { hashedNotice } from 'tutela/web'
import { approval, consent, customer, notice, training } from './schema'

export const items = ['basic.name', 'basic.phone']

/** Makes the tables (a migration of yours instead) and a few rows. */
export const createDatabase = async () => {
  const client = await PGlite.create()
  await client.exec(`
    create table customer (id text primary key, name text not null, phone text not null, captured_at bigint not null);
    create table notice (id text primary key, body jsonb not null, from_at bigint not null, until_at bigint not null);
    create table consent (id text primary key, customer text not null, purpose text not null, notice text not null, notice_hash text not null,
      given_at bigint not null, withdrawn_at bigint, from_at bigint not null, until_at bigint not null);
    create table training (id text primary key, staff text not null, kind text not null, from_at bigint not null, until_at bigint not null);
    create table approval (id text primary key, purpose text not null, applicant text not null, approver text not null, from_at bigint not null, until_at bigint not null);
    create table use_log (id serial primary key, at bigint not null, staff text not null, customer text not null, purpose text not null, outcome text not null, rules jsonb not null);
  `)
  const database = drizzle({ client })
  const now = Date.now()
  const term = { fromAt: now - 1000, untilAt: now + 365 * 86_400_000 }
  const told = hashedNotice({
    id: 'n-1',
    language: 'en',
    parts: {
      purpose: 'To bring your order.',
      scope: 'Your name and telephone.',
      manner: 'Service staff see it on screen.',
      protection: 'Each look at it is recorded.',
      rights: 'In your account you can see it and stop its use.',
    },
    purposes: ['delivery'],
    items,
    ...term,
  })
  await database
    .insert(customer)
    .values({ id: 'c-1001', name: '王小明', phone: '13800138000', capturedAt: now - 500 })
  await database.insert(notice).values({ id: told.id, body: told, ...term })
  await database.insert(consent).values({
    id: 'k-1',
    customer: 'c-1001',
    purpose: 'delivery',
    notice: told.id,
    noticeHash: told.hash,
    givenAt: term.fromAt,
    ...term,
  })
  for (const kind of ['confidentiality', 'training'] as const)
    await database.insert(training).values({ id: kind, staff: 'e-1', kind, ...term })
  await database
    .insert(approval)
    .values({ id: 'a-1', purpose: 'delivery', applicant: 'e-1', approver: 'e-2', ...term })
  return { database, close: () => client.close() }
}

export type Database = Awaited<ReturnType<typeof createDatabase>>['database']
