/** What is to be masked, and how is it read? The form by the file's name, the mapping by options or a file, and the bytes as they come. */

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { TutelaError } from '../core/error'
import { type DatasetWriting, datasetForms, type Encoding } from '../dataset/index'
import { codeOf } from '../keys/file-write'
import { readJsonFile } from './read-file'

/** What the options say of the input. */
export interface InputOptions {
  readonly format?: string
  readonly encoding?: Encoding
  readonly delimiter?: string
}

/** How the file is written. Throws `input/invalid` where neither option nor name says its form. */
export const writingOf = (path: string, { format, encoding, delimiter }: InputOptions): DatasetWriting => {
  const name = path.toLowerCase().replace(/^.*\./, '')
  const told = format ?? byName[name] ?? ''
  const form = datasetForms.find((one) => one === told)
  if (form === undefined) throw unknownForm(path)
  const sign = delimiter === undefined && name === 'tsv' ? 'tab' : delimiter
  return {
    form,
    file: basename(path),
    ...(encoding === undefined ? {} : { encoding }),
    ...(sign === undefined ? {} : { delimiter: sign === 'tab' || sign === '\\t' ? '\t' : sign }),
  }
}

const byName: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
}

/** The size of the input in bytes. Rejects with `input/unreadable`. */
export const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  if (!found.isFile()) throw unreadable(path, undefined)
  return found.size
}

/** The bytes, told to `onRead` as they come. Rejects with `input/unreadable`. */
export async function* readBytes(path: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 1 << 18 })
  try {
    for await (const chunk of stream) {
      const bytes: Uint8Array = chunk
      onRead(bytes.length)
      yield bytes
    }
  } catch (error) {
    throw codeOf(error) === undefined ? error : unreadable(path, error)
  } finally {
    stream.destroy()
  }
}

/** The mapping of a file, if one is given, and of the options, which win. */
export const mappingOf = async (
  file: string | undefined,
  told: readonly string[],
): Promise<Readonly<Record<string, string>> | undefined> => {
  if (file === undefined && told.length === 0) return undefined
  const entries = told.map((text) => {
    const at = text.lastIndexOf('=')
    if (at < 1 || at === text.length - 1) throw noMapping
    return [text.slice(0, at), text.slice(at + 1)] as const
  })
  const columns = entries.map(([column]) => column)
  const twice = columns.find((column, at) => columns.indexOf(column) !== at)
  if (twice !== undefined) throw mappedTwice(twice)
  return Object.fromEntries([
    ...Object.entries(file === undefined ? {} : await readMapping(file)),
    ...entries,
  ])
}

const readMapping = async (file: string): Promise<Readonly<Record<string, string>>> => {
  const parsed = z.record(z.string(), z.string()).safeParse(await readJsonFile(file))
  if (!parsed.success)
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the file is no mapping',
      remedy: 'write an object of columns and their items: `{ "Phone": "basic.phone" }`',
      where: { file },
    })
  return parsed.data
}

const unknownForm = (file: string): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: 'the name of the file does not say its form',
    remedy: 'give `--format` as csv, jsonl or json',
    where: { file },
  })

const unreadable = (file: string, error: unknown): TutelaError =>
  new TutelaError({
    kind: 'input/unreadable',
    message: codeOf(error) === 'ENOENT' ? 'there is no such file' : 'the file cannot be read',
    remedy:
      codeOf(error) === 'ENOENT' ? 'check the path' : 'check that it is a file and that you may read it',
    where: { file },
  })

const noMapping = new TutelaError({
  kind: 'input/invalid',
  message: 'a `--map` is no column and item',
  remedy: 'write it as `--map "Phone=basic.phone"`',
})

const mappedTwice = (column: string): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: `the column \`${column}\` is mapped twice`,
    remedy: 'map it once',
  })
