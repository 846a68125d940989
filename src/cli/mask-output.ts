/**
 * How does an output file come to be whole or not at all? Written beside its place under another name, flushed, and put in
 * place at the end; whatever goes wrong before, what was written is removed.
 */

import { rmSync } from 'node:fs'
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isTutelaError, TutelaError } from '../core/error'
import { randomUuid } from '../crypto/random'
import { codeOf } from '../keys/file-write'

/** Where an output goes. */
export interface Output {
  readonly path: string
  /** The file that it is made of, which it may never replace. */
  readonly input: string
  /** May a file that stands there be replaced? */
  readonly replaces: boolean
}

/**
 * Runs `fill` with a function that appends text. Rejects with `input/invalid` where the output is the input or exists and may not
 * be replaced, `store/full` for a full disk, `store/unavailable` for what can't be written, and with whatever `fill` does.
 */
export const writeOutput = async <A>(
  output: Output,
  fill: (append: (text: string) => Promise<void>) => Promise<A>,
): Promise<A> => {
  await refuseTaken(output)
  const draft = `${output.path}.${randomUuid()}.draft`
  const stop = removeWhenStopped(draft)
  try {
    const file = await written(output, () => open(draft, 'wx', 0o600))
    const filled = await filledAndFlushed(output, file, fill)
    await place(output, draft)
    return filled
  } finally {
    stop()
    await rm(draft, { force: true })
  }
}

const refuseTaken = async ({ path, input, replaces }: Output): Promise<void> => {
  const [there, source] = await Promise.all([statOf(path), statOf(input)])
  if (there === undefined) return
  if (source !== undefined && there.ino === source.ino && there.dev === source.dev) throw sameFile(path)
  if (!there.isFile()) throw noFile(path)
  if (!replaces) throw taken(path)
}

const statOf = async (path: string) => {
  try {
    return await stat(path, { bigint: true })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw unwritable(path, error)
  }
}

const filledAndFlushed = async <A>(
  output: Output,
  file: FileHandle,
  fill: (append: (text: string) => Promise<void>) => Promise<A>,
): Promise<A> => {
  try {
    const filled = await fill((text) => written(output, () => file.appendFile(text)))
    await written(output, () => file.sync())
    return filled
  } finally {
    await file.close()
  }
}

/** A link never replaces what somebody put there meanwhile; a rename does. */
const place = async ({ path, replaces, ...output }: Output, draft: string): Promise<void> => {
  if (replaces) await written({ path, replaces, ...output }, () => rename(draft, path))
  else
    await link(draft, path).catch((error: unknown) => {
      throw codeOf(error) === 'EEXIST' ? taken(path) : unwritable(path, error)
    })
  if (process.platform === 'win32') return
  // a new name is durable only when its folder is
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** A process that is stopped leaves no draft behind, and stops as it would have. */
const removeWhenStopped = (draft: string): (() => void) => {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const remove = (signal: NodeJS.Signals): void => {
    rmSync(draft, { force: true })
    stop()
    process.kill(process.pid, signal)
  }
  const stop = (): void => {
    for (const signal of signals) process.removeListener(signal, remove)
  }
  for (const signal of signals) process.on(signal, remove)
  return stop
}

const written = async <A>({ path }: Output, write: () => Promise<A>): Promise<A> => {
  try {
    return await write()
  } catch (error) {
    throw isTutelaError(error) ? error : unwritable(path, error)
  }
}

const unwritable = (file: string, error: unknown): TutelaError =>
  codeOf(error) === 'ENOSPC'
    ? new TutelaError({
        kind: 'store/full',
        message: 'the disk is full',
        remedy: 'make room and start again; nothing was left behind',
        where: { file },
      })
    : new TutelaError({
        kind: 'store/unavailable',
        message: `the output can't be written${codeOf(error) === undefined ? '' : `: ${codeOf(error)}`}`,
        remedy: 'check that its folder exists, has room for a second name of a file, and may be written',
        where: { file },
      })

const invalid = (file: string, message: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/invalid', message, remedy, where: { file } })

const sameFile = (file: string): TutelaError =>
  invalid(file, 'the output is the input', 'give another name: a file is never masked in its place')

const noFile = (file: string): TutelaError =>
  invalid(file, 'something stands there that is no file', 'give the path of a file')

const taken = (file: string): TutelaError =>
  invalid(file, 'the output exists', 'give another name, or `--force` to replace it')
