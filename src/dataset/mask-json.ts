/** How is a dataset of JSON records masked? Record by record, each member as its column; records keep their order and form. */

import { isTutelaError, TutelaError } from '../core/error'
import { invalidInput, placeIn } from './fault'
import { type JsonRecord, walkJsonArray, walkJsonLines } from './json-walk'
import type { ColumnPlan } from './plan'
import { looksLikeValue } from './value-shape'

/**
 * The masked records as text, in blocks: JSONL as JSONL, an array as an array with a record on each line. Rejects as the walks
 * do; with `input/invalid` for a member whose name looks like a value, and for a named column that no record has.
 */
export async function* maskJson(
  blocks: AsyncIterable<string>,
  { form, file }: { readonly form: 'jsonl' | 'json'; readonly file?: string | undefined },
  columnOf: (column: string) => ColumnPlan,
  named: readonly string[],
): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  const isArray = form === 'json'
  const absent = new Set(named)
  const plans = new Map<string, ColumnPlan>()
  const planOf = (member: string): ColumnPlan => {
    const known = plans.get(member)
    if (known !== undefined) return known
    const plan = namedLikeColumn(columnOf(member))
    plans.set(member, plan)
    absent.delete(member)
    return plan
  }
  let [out, rows, isFirst] = [isArray ? '[' : '', 0, true]
  const take = (record: JsonRecord, line: number): void => {
    const text = located(line, file, () => maskRecord(record, planOf))
    out += isArray ? `${isFirst ? '' : ','}\n${text}` : `${text}\n`
    isFirst = false
    rows += 1
  }
  const walk = isArray ? walkJsonArray(blocks, file, take) : walkJsonLines(blocks, file, take)
  while ((await walk.next()).done !== true) {
    yield { text: out, rows }
    out = ''
    rows = 0
  }
  for (const column of absent)
    throw invalidInput(
      file === undefined ? undefined : { file },
      `no record has the member \`${column}\``,
      'correct its name in the mapping, or leave it out there',
    )
  if (isArray) yield { text: '\n]\n', rows: 0 }
}

/** A name that is a value is refused. */
const namedLikeColumn = (plan: ColumnPlan): ColumnPlan => {
  if (plan.reason === 'unmatched' && looksLikeValue(plan.column)) throw valueAsName
  return plan
}

const maskRecord = (record: JsonRecord, planOf: (member: string) => ColumnPlan): string => {
  const members: string[] = []
  for (const [member, value] of Object.entries(record)) {
    const { cell } = planOf(member)
    if (cell !== undefined) members.push(`${JSON.stringify(member)}:${JSON.stringify(cell.value(value))}`)
  }
  return `{${members.join(',')}}`
}

const valueAsName = invalidInput(
  undefined,
  'a member has a value for its name',
  'give members names, the same in every record',
)

/** What fails for a record is told with its line. */
const located = <A>(line: number, file: string | undefined, run: () => A): A => {
  try {
    return run()
  } catch (error) {
    if (isTutelaError(error) && error.failure.where === undefined)
      throw new TutelaError({ ...error.failure, where: placeIn(file, line) })
    throw error
  }
}
