/** Do both stores do what a plain list of rows would? Random transactions, some of which fail, with equal answers. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { courses } from './courses'
import { runOnModel, runOnStore } from './model'
import { newPath } from './place'

describe('random transactions', () => {
  it('answer on the store in memory as on a plain list', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (given) => {
        expect(await runOnStore(memoryStore(), given)).toEqual(runOnModel(given))
      }),
      { seed: 41, numRuns: 2000 },
    )
  })

  it('answer on the store on SQLite as on a plain list', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (given) => {
        expect(await runOnStore(sqliteStore(newPath()), given)).toEqual(runOnModel(given))
      }),
      { seed: 42, numRuns: 150 },
    )
  })
})
