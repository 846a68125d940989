/** The shop's own tables in Drizzle, as they were before; comments say which item of the policy a column holds. */

import { bigint, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'

const term = {
  fromAt: bigint('from_at', { mode: 'number' }).notNull(),
  untilAt: bigint('until_at', { mode: 'number' }).notNull(),
}

export const customer = pgTable('customer', {
  id: text().primaryKey(),
  name: text().notNull(), // basic.name
  phone: text().notNull(), // basic.phone
  capturedAt: bigint('captured_at', { mode: 'number' }).notNull(),
})

export const notice = pgTable('notice', { id: text().primaryKey(), body: jsonb().notNull(), ...term })

export const consent = pgTable('consent', {
  id: text().primaryKey(),
  customer: text().notNull(),
  purpose: text().notNull(),
  notice: text().notNull(),
  noticeHash: text('notice_hash').notNull(),
  givenAt: bigint('given_at', { mode: 'number' }).notNull(),
  withdrawnAt: bigint('withdrawn_at', { mode: 'number' }),
  ...term,
})

export const training = pgTable('training', {
  id: text().primaryKey(),
  staff: text().notNull(),
  kind: text({ enum: ['confidentiality', 'training'] }).notNull(),
  ...term,
})

export const approval = pgTable('approval', {
  id: text().primaryKey(),
  purpose: text().notNull(),
  applicant: text().notNull(),
  approver: text().notNull(),
  ...term,
})

export const useLog = pgTable('use_log', {
  id: serial().primaryKey(),
  at: bigint({ mode: 'number' }).notNull(),
  staff: text().notNull(),
  customer: text().notNull(),
  purpose: text().notNull(),
  outcome: text().notNull(),
  rules: jsonb().$type<readonly string[]>().notNull(),
})
