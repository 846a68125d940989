/** Does the store on PGlite keep the contract, of one handle and of several on one database? */

import { PGlite } from '@electric-sql/pglite'
import { afterAll } from 'vitest'
import { pgliteStore } from '../../src/store/pglite'
import { describeSharedStore, describeStore } from '../../src/testing/store'
import { newSchema } from './servers'

// one for all: each takes a second to start; every test has its own schema
const database = new PGlite()
afterAll(() => database.close())

describeStore('pglite', () => pgliteStore(database, { schema: newSchema() }))

describeSharedStore('pglite', () => {
  const schema = newSchema()
  return () => pgliteStore(database, { schema })
})
