/** How far has the story been told? Kept beside the database, so that a run that was cut short goes on where it was. */

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { TutelaError } from '../core/error'
import { instant } from '../data/names'
import { codeOf, replaceFile } from '../keys/file-write'

const progress = z.strictObject({
  'tutela-demo': z.literal(1),
  source: z.string(),
  /** How many scenes are over. */
  scenes: z.number().int().nonnegative(),
  startsAt: instant,
})
export type Progress = z.infer<typeof progress>

/** The progress at a path, or none yet; `input/invalid` for a file that is something else. */
export const readProgress = async (path: string): Promise<Progress | undefined> => {
  const text = await readText(path)
  if (text === undefined) return undefined
  const parsed = progress.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'the folder holds a `progress.json` that is not the demo’s',
    remedy: 'give another `--directory`',
    where: { file: path },
  })
}

/** Writes it whole or not at all. */
export const writeProgress = (path: string, made: Progress): Promise<void> =>
  replaceFile(path, `${JSON.stringify(made)}\n`)

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
