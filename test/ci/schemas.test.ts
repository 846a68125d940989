/** Are tables found that hold customer information unlisted, unencrypted or for no stated time (1.3.4, 2.1, 4.2.4, 4.3.1), in every dialect? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../src/ci/check-schema'
import { mysqlTables } from '../../src/ci/mysql-tables'
import { readTables } from '../../src/cli/read-tables'
import { isTutelaError } from '../../src/core/error'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))
const found = async (text: string, file = 'a.sql', dialect?: string): Promise<readonly string[]> =>
  checkSchema(policy, { tables: (await readTables(text, file, dialect)) ?? [], text, file }).map(
    ({ rule, where }) => `${where.line}:${where.column} ${rule} ${where.path ?? ''}`,
  )

const postgres = `-- 客户
create table app.users (
  id bigint generated always as identity primary key,
  phone text not null,
  email_sealed bytea,
  wechat_id varchar(64),
  nickname text, -- tutela: none
  legacy text
) partition by hash (id);
comment on column app.users.legacy is 'tutela: basic.formerId sealed';
alter table users add column birthday date;
create table products (id int, name text, address text);`

describe('a schema', () => {
  it('of PostgreSQL is read by its own parser, with line and column of each', async () => {
    expect(await found(postgres)).toEqual([
      '4:3 schema/unencrypted users.phone',
      '6:3 schema/unlisted users.wechat_id',
      '11:30 schema/unencrypted users.birthday',
    ])
  })

  it('without a time is found, a product with a name is not', async () => {
    expect(await found('create table t (customer_id int, phone bytea)')).toEqual([
      '1:14 schema/no-retention t',
    ])
    expect(await found('create table t (phone bytea, created_at timestamptz)')).toEqual([])
    expect(await found('create table products (name text, ip text, number text)')).toEqual([])
    expect(await found('create table customers (name text, created_at date)')).toEqual([
      '1:25 schema/unencrypted customers.name',
    ])
  })

  it('of SQLite and of MySQL tells the same', async () => {
    const sqlite = `create table "users" (
  id integer primary key autoincrement,
  "手机号" text not null,
  note blob,
  kept_until integer
) strict;
alter table users add column card_number varchar(20);`
    expect(await found(sqlite)).toEqual([
      '3:3 schema/unencrypted users.手机号',
      '7:30 schema/unencrypted users.card_number',
    ])
    const mysql = `/*!40101 SET NAMES utf8mb4 */;
CREATE TABLE \`shop\`.\`users\` (
  \`id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`phone\` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL COMMENT 'x; (y',
  \`x1\` varchar(99) DEFAULT '' COMMENT 'tutela: basic.email',
  \`sum\` decimal(10,2) unsigned zerofill, kind enum('a,b','c)') ,
  \`createdAt\` datetime(6) DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6),
  PRIMARY KEY (\`id\`), FULLTEXT KEY ft (\`phone\`), CONSTRAINT f FOREIGN KEY (id) REFERENCES z (id)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COMMENT='y' PARTITION BY HASH(id);
INSERT INTO t VALUES ('create table a (phone text)');
ALTER TABLE users ADD COLUMN id_card char(18), CHANGE a passport varchar(9), ADD (dob date);`
    expect(await found(mysql)).toEqual([
      '4:3 schema/unencrypted users.phone',
      '5:3 schema/unencrypted users.x1',
      '11:30 schema/unencrypted users.id_card',
      '11:57 schema/unencrypted users.passport',
      '11:83 schema/unencrypted users.dob',
    ])
  })

  it('of Prisma and of Drizzle tells the same', async () => {
    const prisma = `datasource db { provider = "postgresql" }
model User {
  id Int @id
  phone String? @map("tel") @db.VarChar(20)
  code Bytes
  /// tutela: basic.email sealed
  mail String
  orders Order[]
  createdAt DateTime @default(now())
}
model Order { id Int @id
  latitude Float
  user User @relation(fields: [id], references: [id]) }`
    expect(await found(prisma, 'schema.prisma')).toEqual([
      '4:3 schema/unencrypted User.tel',
      '12:3 schema/unlisted Order.latitude',
    ])
    const drizzle = `import { pgTable, text, varchar } from 'drizzle-orm/pg-core'
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  phone: varchar('mobile_no', { length: 20 }).notNull(),
  // tutela: none
  birthday: text(),
  createdAt: timestamp(),
}, (table) => [index('a').on(table.phone)])
export const members = mySchema.table('members', (t) => ({ email: t.text(), until: t.integer() }))`
    expect(await found(drizzle, 'schema.ts')).toEqual([
      '4:3 schema/unencrypted users.mobile_no',
      '9:60 schema/unencrypted members.email',
    ])
    expect(await readTables('export const a = 1', 'a.ts', undefined)).toBeUndefined()
  })

  it('that is none is one message with its place, and quotes nothing', async () => {
    for (const [text, file, dialect, place] of [
      ['select 1;\ncreate tabel 手机 (a int)', 'a.sql', 'postgres', '2:8'],
      ['create tabel a', 'a.sql', 'sqlite', '1:8'],
      ['model User {\n id Int @@@ \n', 'a.prisma', undefined, '2:11'],
    ] as const) {
      const failure = await readTables(text, file, dialect).catch((error: unknown) => error)
      if (!isTutelaError(failure)) throw new Error('it was read')
      const { kind, where } = failure.failure
      expect([kind, `${where?.line}:${where?.column}`]).toEqual(['input/unreadable', place])
      expect(failure.message).not.toMatch(/tabel|手机/)
    }
  })

  it('for MySQL may be anything', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'create',
            ' table ',
            'alter ',
            '`',
            "'",
            '(',
            ')',
            ',',
            ';',
            'a ',
            'add ',
            '/*',
            '--',
            '\n',
            '.',
          ),
        ),
        (parts) => {
          mysqlTables(parts.join(''))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
