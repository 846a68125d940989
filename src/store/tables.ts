/**
 * Which rows does the vault keep? Every table, once, for all databases; a column or a table is added here and nowhere
 * else. It doesn't say how a database writes them: `sql` does.
 *
 * Tables shared by all customers have the empty text as their customer.
 */

import type { RowIn, Table } from './table'

export const tables = {
  /** What the store is: the vault's id, the policy's version. */
  meta: {
    columns: { customer: 'text', name: 'text', value: 'text' },
    key: ['customer', 'name'],
    indexes: {},
  },
  /** Epoch keys, sealed by the key ring. */
  epoch: {
    columns: { customer: 'text', id: 'text', created_at: 'integer', sealed: 'blob' },
    key: ['customer', 'id'],
    indexes: {},
  },
  /** Data keys, wrapped under an epoch key: without its row, what was sealed under the key is noise. */
  data_key: {
    columns: {
      customer: 'text',
      category: 'text',
      id: 'text',
      epoch: 'text',
      wrapped: 'blob',
      created_at: 'integer',
      version: 'integer',
    },
    key: ['customer', 'category', 'id'],
    indexes: { byEpoch: ['epoch'] },
  },
  /** A sealed unit of a category. `facts` is JSON: where it came from, its review state and its events; no value. */
  record: {
    columns: {
      customer: 'text',
      category: 'text',
      id: 'text',
      version: 'integer',
      key_id: 'text',
      sealed: 'blob',
      facts: 'text',
      due_at: 'integer?',
      review_due_at: 'integer?',
    },
    key: ['customer', 'category', 'id'],
    indexes: { byDue: ['due_at'], byReviewDue: ['review_due_at'] },
  },
  /** Blind index: a keyed tag of an item's value, by which an exact value is found without being stored. */
  index_entry: {
    columns: { customer: 'text', record: 'text', item: 'text', tag: 'blob', category: 'text' },
    key: ['customer', 'record', 'item', 'tag'],
    indexes: { byTag: ['item', 'tag'] },
  },
  consent: {
    columns: { customer: 'text', id: 'text', version: 'integer', state: 'text', body: 'text' },
    key: ['customer', 'id'],
    indexes: {},
  },
  choice: {
    columns: { customer: 'text', id: 'text', version: 'integer', body: 'text' },
    key: ['customer', 'id'],
    indexes: {},
  },
  /** Who is known. `birth` is a sealed date, kept only while it may still turn a minor into an adult. */
  customer: {
    columns: {
      customer: 'text',
      created_at: 'integer',
      age: 'text',
      birth: 'blob?',
      birth_key: 'text?',
      version: 'integer',
    },
    key: ['customer'],
    indexes: {},
  },
  /**
   * What is not one customer's own, by its subject: notices (their id), approvals (purpose), agreements (recipient),
   * undertakings (party), grants (receiving department), break-glass (actor).
   */
  evidence: {
    columns: {
      customer: 'text',
      kind: 'text',
      id: 'text',
      subject: 'text',
      version: 'integer',
      body: 'text',
    },
    key: ['customer', 'kind', 'id'],
    indexes: { bySubject: ['kind', 'subject'] },
  },
  /** Who was erased: `customer` is a keyed hash of the id, `body` the certificate, which holds nothing of the person. */
  tombstone: {
    columns: { customer: 'text', erased_at: 'integer', body: 'text' },
    key: ['customer'],
    indexes: {},
  },
  /**
   * Erasures and withdrawals, to be copied off the database: `pending` is 1 until every keeper has the entry, then null. In a store
   * that keeps the journal of another vault, `customer` is the journal's name, and a row is a page.
   */
  journal: {
    columns: { customer: 'text', id: 'text', at: 'integer', pending: 'integer?', body: 'text' },
    key: ['customer', 'id'],
    indexes: { byPending: ['pending', 'at'] },
  },
  hold: {
    columns: { customer: 'text', id: 'text', version: 'integer', body: 'text' },
    key: ['customer', 'id'],
    indexes: {},
  },
  /** How often a one-off approval was drawn upon. */
  approval_use: {
    columns: { customer: 'text', approval: 'text', count: 'integer', version: 'integer' },
    key: ['customer', 'approval'],
    indexes: {},
  },
  /** Audit events: `pending` is 1 until the log has given them a position, then null. */
  event: {
    columns: {
      customer: 'text',
      at: 'integer',
      writer: 'text',
      counter: 'integer',
      leaf: 'text',
      leaf_hash: 'blob',
      salt: 'blob',
      pending: 'integer?',
      position: 'integer?',
      head: 'blob?',
    },
    key: ['customer', 'at', 'writer', 'counter'],
    indexes: { byPending: ['pending', 'writer', 'counter'], byPosition: ['position'] },
  },
  /**
   * Where the audit log stands: `tree` its size and root, `checkpoint` those of the last checkpoint; `events` is what the first
   * version wrote instead. `head` of an event is of that version, too.
   */
  log: {
    columns: { customer: 'text', id: 'text', size: 'integer', head: 'blob', version: 'integer' },
    key: ['customer', 'id'],
    indexes: {},
  },
  disclosure: {
    columns: {
      customer: 'text',
      id: 'text',
      at: 'integer',
      recipient: 'text',
      agreement: 'text',
      purpose: 'text',
      items: 'text',
      event: 'text',
    },
    key: ['customer', 'id'],
    indexes: { byRecipient: ['recipient', 'at'] },
  },
  package: {
    columns: {
      customer: 'text',
      id: 'text',
      recipient: 'text',
      agreement: 'text',
      issued_at: 'integer',
      manifest: 'text',
      sealed: 'blob',
    },
    key: ['customer', 'id'],
    indexes: { byRecipient: ['recipient', 'issued_at'] },
  },
  /** Hashes of the tree over the log, 256 to a full tile; level 0 holds those of the leaves. */
  tile: {
    columns: { customer: 'text', level: 'integer', number: 'integer', hashes: 'blob' },
    key: ['customer', 'level', 'number'],
    indexes: {},
  },
  /**
   * What people are at: a request of a customer, an incident, an inspection, a control. `kind` names its machine, `state` where in
   * it this one stands, `subject` what it is looked up by. `body` is JSON without a customer's value; `due_at` is its next deadline,
   * null where nothing is awaited.
   */
  matter: {
    columns: {
      customer: 'text',
      kind: 'text',
      id: 'text',
      state: 'text',
      subject: 'text',
      version: 'integer',
      due_at: 'integer?',
      body: 'text',
    },
    key: ['customer', 'kind', 'id'],
    indexes: { byKind: ['kind', 'state'], bySubject: ['kind', 'subject'], byDue: ['due_at'] },
  },
  /** What was signed of the log, at each size: a note. */
  checkpoint: {
    columns: { customer: 'text', size: 'integer', at: 'integer', note: 'text' },
    key: ['customer', 'size'],
    indexes: {},
  },
} as const satisfies Readonly<Record<string, Table>>

/** The name of a table. */
export type TableName = keyof Tables

/** The names, in the order in which they are created. */
export const tableNames: readonly TableName[] = Object.keys(tables).filter((name): name is TableName =>
  Object.hasOwn(tables, name),
)

/** A row of a table. */
export type RowOf<N extends TableName> = RowIn<Tables[N]>

/** The primary key of a table. */
export type KeyOf<N extends TableName> = Pick<RowOf<N>, KeyColumn<N>>

/** The columns of a row outside the primary key. */
export type ChangesOf<N extends TableName> = Partial<Omit<RowOf<N>, KeyColumn<N>>>

/** The indexes of a table. */
export type IndexOf<N extends TableName> = keyof Tables[N]['indexes'] & string

/** The columns by which rows come sorted through an index; `never` stands for the primary key. */
export type OrderColumn<N extends TableName, I extends IndexOf<N>> = (
  | KeyColumn<N>
  | ([I] extends [never] ? never : Extract<Tables[N]['indexes'][I], readonly string[]>[number])
) &
  keyof RowOf<N>

type Tables = typeof tables
type KeyColumn<N extends TableName> = Tables[N]['key'][number] & keyof RowOf<N>
