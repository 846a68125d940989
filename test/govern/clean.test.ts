/** Does an inspection of a company that did everything right find nothing (8.2)? */

import { expect, it } from 'vitest'
import { inspectNow, openClean, seenIn } from './world'

it.each(['compliance', 'accuracy', 'security', 'authorization', 'shares'])(
  '%s finds nothing in a clean company',
  async (plan) => {
    const governed = await openClean()
    const inspection = await inspectNow(governed, plan)
    expect(seenIn(inspection)).toEqual([])
  },
)
