/** Does the store on MariaDB or MySQL keep the contract? */

import { describe } from 'vitest'
import { mysqlStore } from '../../src/store/mysql'
import { describeSharedStore, describeStore } from '../../src/testing/store'
import { isMysqlThere, mysqlPool } from './servers'

const isThere = await isMysqlThere()

describe.skipIf(!isThere)('on MariaDB or MySQL', () => {
  const { pool, newSchema } = mysqlPool()

  describeStore('mysql2', () => mysqlStore(pool, { schema: newSchema() }))

  describeSharedStore('mysql2', () => {
    const schema = newSchema()
    return () => mysqlStore(pool, { schema })
  })
})
