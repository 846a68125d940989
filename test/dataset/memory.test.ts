import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const script = join(import.meta.dirname, 'mask-stream.ts')

/** By how many megabytes what is in use grew in a process of its own; collections of garbage leave only that. */
const taken = async (
  ...given: readonly string[]
): Promise<{ readonly rows: number; readonly growth: number }> =>
  JSON.parse((await run(process.execPath, ['--expose-gc', '--import', 'tsx', script, ...given])).stdout)

describe('masking', () => {
  it('keeps no more in memory of forty megabytes than of ten, and the test would see it', async () => {
    const [small, large, kept] = [await taken('10'), await taken('40'), await taken('40', 'kept')]
    expect(large.rows).toBeGreaterThan(3.9 * small.rows)
    expect(large.growth).toBeLessThan(small.growth + 8)
    expect(kept.growth).toBeGreaterThan(small.growth + 8)
  })
})
