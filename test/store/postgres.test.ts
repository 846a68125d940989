/** Does the store on PostgreSQL keep the contract, through both drivers? */

import postgres from 'postgres'
import { afterAll, describe } from 'vitest'
import { postgresStore } from '../../src/store/postgres'
import { describeSharedStore, describeStore } from '../../src/testing/store'
import { isPostgresThere, postgresPool, postgresUrl } from './servers'

const isThere = await isPostgresThere()

describe.skipIf(!isThere)('on PostgreSQL', () => {
  const { pool, newSchema } = postgresPool()
  const handle = postgres(postgresUrl, { onnotice: () => undefined })
  afterAll(() => handle.end())

  for (const [name, driver] of [
    ['pg', pool],
    ['postgres.js', handle],
  ] as const) {
    describeStore(name, () => postgresStore(driver, { schema: newSchema() }))

    describeSharedStore(name, () => {
      const schema = newSchema()
      return () => postgresStore(driver, { schema })
    })
  }
})
