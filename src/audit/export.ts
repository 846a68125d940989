/**
 * How does a log travel as a file? As JSON lines: what it is, its checkpoints, its events in order, and where it ends, so that a file
 * that was cut shows. Salts and customers' ids stay behind: the file holds what every auditor may see.
 */

import { z } from 'zod'
import { TutelaError } from '../core/error'
import { fromHex, toHex } from './bytes'
import type { LogEntry, LogHead } from './log-fault'

/** A log as it is read from wherever it is. */
export interface LogSource {
  /** The notes of its own checkpoints, by size. */
  readonly notes: readonly string[]
  /** Gives every entry in order, and resolves with what the log says of itself; nothing where it says nothing. */
  readonly read: (take: (entry: LogEntry) => void) => Promise<LogHead | undefined>
}

/** Gives the lines of a log to `write`. */
export const writeExport = async (source: LogSource, write: (line: string) => void): Promise<void> => {
  write(JSON.stringify({ 'tutela-log': 1 }))
  for (const checkpoint of source.notes) write(JSON.stringify({ checkpoint }))
  const claimed = await source.read(({ position, hash, leaf }) => {
    write(JSON.stringify({ position, hash: toHex(hash), leaf }))
  })
  write(
    JSON.stringify({ end: claimed === undefined ? null : { size: claimed.size, root: toHex(claimed.root) } }),
  )
}

/**
 * Reads a log out of its lines, which are gone through twice. Rejects with `input/invalid` and the line for what is no such line.
 *
 * @example
 * ```ts
 * const read = await readExport(() => exported.trimEnd().split('\n'))
 * ```
 */
export const readExport = async (
  lines: () => Iterable<string> | AsyncIterable<string>,
): Promise<LogSource> => {
  const notes: string[] = []
  let isFirst = true
  for await (const line of parsed(lines())) {
    if (isFirst !== 'tutela-log' in line) throw noExport(1)
    isFirst = false
    if ('checkpoint' in line) notes.push(line.checkpoint)
  }
  if (isFirst) throw noExport(1)
  return {
    notes,
    read: async (take) => {
      let end: LogHead | undefined
      let hasEnd = false
      for await (const line of parsed(lines())) {
        if ('leaf' in line) take({ ...line, hash: bytesOf(line.hash) })
        if (!('end' in line)) continue
        hasEnd = true
        if (line.end !== null) end = { size: line.end.size, root: bytesOf(line.end.root) }
      }
      // a file without its last line was cut, whatever the line said
      return hasEnd ? end : { size: Infinity, root: new Uint8Array(32) }
    },
  }
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const lineSchema = z.union([
  z
    .strictObject({ position: count.optional(), hash, leaf: z.string() })
    .transform(({ position, ...line }) => (position === undefined ? line : { ...line, position })),
  z.strictObject({ 'tutela-log': z.literal(1) }),
  z.strictObject({ checkpoint: z.string() }),
  z.strictObject({ end: z.strictObject({ size: count, root: hash }).nullable() }),
])

async function* parsed(
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<z.infer<typeof lineSchema>> {
  let number = 0
  for await (const line of lines) {
    number += 1
    const result = lineSchema.safeParse(jsonOf(line))
    if (!result.success) throw noExport(number)
    yield result.data
  }
}

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // told with its line by the caller
  }
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0)

const noExport = (line: number): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: 'this is no line of an exported log',
    remedy: 'give a file as `tutela audit export` writes it',
    where: { line },
  })
