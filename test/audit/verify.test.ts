/** Is every edit of a stored log found where it is, and is no honest log accused? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTileCheck } from '../../src/audit/check-tiles'
import { hashOfLeaf } from '../../src/audit/leaf'
import type { LogEntry, LogFault, LogHead } from '../../src/audit/log-fault'
import { growTiles, type Tile } from '../../src/audit/tiles'
import { createLogCheck } from '../../src/audit/verify'
import { draftsOf, honestLog, logOf, type TestLog } from './honest-log'

const seed = 20_261_124

const check = ({ entries, head }: TestLog, heads: readonly LogHead[] = []): readonly LogFault[] => {
  const run = createLogCheck({ heads })
  entries.forEach(run.add)
  return run.end(head).faults
}

const kinds = (faults: readonly LogFault[]): readonly string[] =>
  [...new Set(faults.map(({ kind }) => kind))].toSorted()

const replaced = (log: TestLog, at: number, change: (entry: LogEntry) => LogEntry): TestLog => ({
  ...log,
  entries: log.entries.map((entry, index) => (index === at ? change(entry) : entry)),
})

const withRow = (entry: LogEntry, change: Partial<NonNullable<LogEntry['row']>>): LogEntry =>
  entry.row === undefined ? entry : { ...entry, row: { ...entry.row, ...change } }

/** An entry whose text says something else, hashed anew. */
const retold = (entry: LogEntry): LogEntry => {
  const leaf = entry.leaf.replace('"s-1"', '"s-2"')
  return { ...entry, leaf, hash: hashOfLeaf(leaf) }
}

describe('an honest log', () => {
  it('is accused of nothing, whatever its size and what is pending, and stands on its own head', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(12), (size, pending) => {
        const whole = honestLog(size, pending)
        expect(check(whole, [whole.head])).toEqual([])
      }),
      { seed, numRuns: 100 },
    )
  })

  it('still extends every head that was kept of it, all at once', () => {
    const heads = Array.from({ length: 65 }, (_, size) => honestLog(size).head)
    expect(check(honestLog(64), heads)).toEqual([])
  })

  it('is accused of nothing when a customer was erased from it', () => {
    const erased = replaced(honestLog(10), 3, (entry) =>
      withRow(entry, { customer: '', salt: new Uint8Array(32) }),
    )
    expect(check(erased)).toEqual([])
  })
})

describe('a stored log that was edited', () => {
  const sizes = [1, 2, 3, 7, 16, 33]
  const everywhere = (run: (whole: TestLog, at: number) => void): void => {
    for (const size of sizes) for (let at = 0; at < size; at += 1) run(honestLog(size), at)
  }

  it('shows a changed text at its position, with its hash mended or not, by the hash in the tile', () => {
    everywhere((whole, at) => {
      const fault = expect.objectContaining({ kind: 'altered', position: at })
      expect(check(replaced(whole, at, (entry) => ({ ...entry, leaf: retold(entry).leaf })))).toContainEqual(
        fault,
      )
      expect(check(replaced(whole, at, retold))).toContainEqual(fault)
      const mended = replaced(whole, at, (entry) => ({ ...retold(entry), tile: retold(entry).hash }))
      // and what follows in the writer's story, if anything does
      const { writer } = whole.entries[at]?.row ?? {}
      const next = whole.entries.findIndex(({ row }, index) => index > at && row?.writer === writer)
      expect(check(mended).filter(({ kind }) => kind !== 'head')).toEqual(
        next < 0 ? [] : [expect.objectContaining({ kind: 'unchained', position: next })],
      )
      expect(kinds(check(mended))).toContain('head')
    })
  })

  it('shows what was deleted, swapped or doubled, and which it is', () => {
    everywhere((whole, at) => {
      const { entries, head } = whole
      const without = { entries: entries.filter((_, index) => index !== at), head }
      const isLast = at === entries.length - 1
      expect(check(without)).toContainEqual(
        expect.objectContaining({ kind: isLast ? 'cut' : 'removed', position: at }),
      )
      const doubled = {
        entries: entries.flatMap((each, index) => (index === at ? [each, each] : [each])),
        head,
      }
      expect(check(doubled)).toContainEqual(expect.objectContaining({ kind: 'inserted', position: at }))
      if (isLast) return
      const swapped = {
        entries: entries.map(
          (each, index) => entries[index === at ? at + 1 : index === at + 1 ? at : index] ?? each,
        ),
        head,
      }
      const faults = check(swapped)
      expect(faults).toContainEqual(expect.objectContaining({ kind: 'reordered', position: at }))
      expect(kinds(faults)).not.toContain('removed')
    })
  })

  it('shows a log that says of itself what its events do not', () => {
    const whole = honestLog(9)
    expect(check({ ...whole, head: honestLog(8).head })).toEqual([{ kind: 'head', size: 8 }])
    expect(check({ ...whole, head: honestLog(9, 0, 5).head })).toEqual([{ kind: 'head', size: 9 }])
    expect(check({ ...whole, head: honestLog(10).head })).toEqual([{ kind: 'cut', position: 9, size: 10 }])
  })

  it('shows an event that was moved to another customer, another instant or another writer', () => {
    for (let at = 0; at < 12; at += 1)
      for (const [kind, change] of [
        ['customer', { customer: 'c-9' }],
        ['moved', { at: 5 }],
        ['moved', { writer: 'w-9' }],
        ['moved', { counter: 99 }],
      ] as const) {
        const faults = check(replaced(honestLog(12), at, (entry) => withRow(entry, change)))
        expect(faults).toEqual([expect.objectContaining({ kind, position: at })])
      }
  })

  it('shows a pending event that vanished from the middle of its writer', () => {
    const { entries, head } = honestLog(4, 8)
    const missing = entries.filter((_, index) => index !== 7)
    expect(kinds(check({ entries: missing, head }))).toEqual(['removed'])
  })

  it('shows a text that is no event', () => {
    for (const leaf of ['', '{}', 'null', '[', '{"tutela-event":2}']) {
      const changed = replaced(honestLog(3), 1, (entry) => ({ ...entry, leaf, hash: hashOfLeaf(leaf) }))
      expect(kinds(check(changed))).toContain('altered')
    }
  })

  it('shows a writer whose clock ran back further than clocks do', () => {
    const hour = 3_600_000
    for (const [back, told] of [
      [hour, []],
      [hour + 1, ['back-dated']],
    ] as const) {
      const [draft] = draftsOf(1, 10 * hour)
      if (draft === undefined) throw new Error('there is no draft')
      expect(kinds(check(logOf([draft, { ...draft, at: draft.at - back }])))).toEqual(told)
    }
  })
})

describe('kept hashes', () => {
  const size = 256 * 3 + 5
  const { entries } = honestLog(size)
  const tiles = growTiles(
    0,
    [],
    entries.map(({ hash }) => hash),
  )
  const faultsWith = async (kept: readonly Tile[], given = entries): Promise<readonly LogFault[]> => {
    const run = createTileCheck()
    given.forEach(run.add)
    return run.end(
      async (places) =>
        places.flatMap(
          ({ level, number }) => kept.find((each) => each.level === level && each.number === number) ?? [],
        ),
      size,
    )
  }

  it('that are those of the events are accused of nothing', async () => {
    expect(await faultsWith(tiles)).toEqual([])
  })

  it('that were changed, shortened or removed are told', async () => {
    const changed = tiles.map((tile) =>
      tile.level === 1 ? { ...tile, hashes: tile.hashes.map((byte) => byte ^ 1) } : tile,
    )
    const short = tiles.map((tile) => (tile.level === 1 ? { ...tile, hashes: tile.hashes.slice(32) } : tile))
    for (const kept of [changed, short, tiles.filter(({ level }) => level === 0)])
      expect(await faultsWith(kept)).toEqual([{ kind: 'tiles', size }])
    const lacking = entries.map(({ tile, ...entry }) =>
      entry.position === 300 || tile === undefined ? entry : { ...entry, tile },
    )
    expect(await faultsWith(tiles, lacking)).toEqual([{ kind: 'tiles', position: 300, size }])
  })
})
