/** How is a whole dataset masked? Bytes in, text out, in blocks and constant memory, by a plan that stands before the first row. */

import { type Decoding, decodeBlocks } from './encoding'
import { maskCsv } from './mask-csv'
import { maskJson } from './mask-json'
import type { DatasetPlan } from './plan'

/** The forms of datasets. */
export const datasetForms = ['csv', 'jsonl', 'json'] as const
export type DatasetForm = (typeof datasetForms)[number]

/** How a dataset is written: its form, its encoding, the delimiter of CSV (a comma where absent), its name in failures. */
export interface DatasetWriting extends Decoding {
  readonly form: DatasetForm
  readonly delimiter?: string | undefined
}

/**
 * The masked dataset: `text` to be written as UTF-8, and how many `rows` are in it. Only what came before a fault is given, so
 * a caller keeps nothing of it unless the iteration ends. Rejects with `input/encoding` or `input/invalid` at the first fault,
 * with line and column, and never with a value.
 *
 * @example
 * ```ts
 * const texts: string[] = []
 * for await (const { text } of maskDataset(customersCsv, { form: 'csv' }, plan)) texts.push(text)
 * texts.join('') // '手机号\n138****8000\n'
 * ```
 */
export const maskDataset = (
  chunks: AsyncIterable<Uint8Array>,
  { form, delimiter, ...decoding }: DatasetWriting,
  plan: Extract<DatasetPlan, { readonly outcome: 'permit' }>,
): AsyncGenerator<{ readonly text: string; readonly rows: number }> => {
  const blocks = decodeBlocks(chunks, decoding)
  const { file } = decoding
  return form === 'csv'
    ? maskCsv(blocks, { delimiter, file }, plan.columnOf, plan.named)
    : maskJson(blocks, { form, file }, plan.columnOf, plan.named)
}
