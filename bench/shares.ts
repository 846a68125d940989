/** Where does the time of a run go? A sampling profile, its samples summed by the part of the work that their frame belongs to. */

import { Session } from 'node:inspector/promises'

/** The share of each part, largest first; they add up to 1. */
export type Shares = readonly { readonly part: string; readonly share: number }[]

/** Runs something under the profiler; idle time is left out. */
export const measureShares = async (run: () => Promise<unknown>): Promise<Shares> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  await run()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const frames = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
  )
  const sums = new Map<string, number>()
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const part = partAt(id, frames, parents)
    if (part === 'idle') continue
    sums.set(part, (sums.get(part) ?? 0) + Math.max(profile.timeDeltas?.[index] ?? 0, 0))
  }
  const total = [...sums.values()].reduce((sum, each) => sum + each, 0)
  return [...sums]
    .map(([part, sum]) => ({ part, share: sum / total }))
    .sort((one, other) => other.share - one.share)
}

interface Frame {
  readonly callFrame: { readonly functionName: string; readonly url: string }
}

/** The part of a frame, or of the nearest caller that has one: what the platform does, it does for its caller. */
const partAt = (
  id: number,
  frames: ReadonlyMap<number, Frame>,
  parents: ReadonlyMap<number, number>,
): string => {
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
    const frame = frames.get(at)?.callFrame
    if (frame === undefined) break
    const part = partOf(frame.functionName, frame.url)
    if (part !== undefined) return part
  }
  return 'promises, timers and the rest'
}

const partOf = (name: string, url: string): string | undefined => {
  if (name === '(idle)') return 'idle'
  if (name === '(garbage collector)') return 'garbage collection'
  return parts.find(([pattern]) => pattern.test(url))?.[1]
}

const parts: readonly (readonly [RegExp, string])[] = [
  [/sqlite-(session|connection)/, 'SQLite itself, the disk included'],
  [/\/src\/store\/|kysely/, 'the store’s checks and queue'],
  [/\/src\/(crypto|keys)\/|@noble|@hpke/, 'sealing, opening and wrapping'],
  [/\/src\/audit\/|event-writer|canonical/, 'the audit event'],
  [/\/src\/(decide|check|policy)\//, 'the decision'],
  [/\/zod\/|\/src\/data\/|libphonenumber/, 'parsing values and evidence'],
  [/\/src\/mask\//, 'masking'],
  [/\/src\/vault\/|fp-ts|\/src\/core\//, 'the vault’s own steps'],
]
