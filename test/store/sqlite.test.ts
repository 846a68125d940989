/** Does the store on SQLite keep the contract, of one handle and of several on one file? */

import { sqliteStore } from '../../src/store/sqlite'
import { describeSharedStore, describeStore } from '../../src/testing/store'
import { newPath } from './place'

describeStore('sqlite', () => sqliteStore(newPath()))

describeSharedStore('sqlite', () => {
  const path = newPath()
  return () => sqliteStore(path)
})
