/** Does every consent that authorizes rest on the notice that it names, and was it given freely (3.2.3, 3.3.2)? Customer by customer. */

import { consent } from '../data/consent'
import type { Notice } from '../data/notice'
import { noEvidence } from '../data/evidence'
import { type Cover, coversOf } from '../check/cover'
import { isInForce, watchAt } from '../check/in-force'
import { inspectionFinding } from '../check/rules-of-inspection'
import { isInside, union } from '../policy/item-set'
import type { PolicyTables } from '../policy/tables'
import type { RowOf } from '../store/tables'
import { parseBody } from '../vault/record-row'
import { count, type Inspecting, readPlain } from './inspecting'
import { besides } from './notebook'

const find = inspectionFinding['inspect/compliance']

/** Looks at every consent in force; gives the purposes that they name. */
export const inspectConsents = async (
  inspecting: Inspecting,
  notices: readonly Notice[],
): Promise<Set<string>> => {
  const { tables } = inspecting.govern.vault.policy
  const byId = new Map<string, Notice[]>()
  for (const notice of notices) byId.set(notice.id, [...(byId.get(notice.id) ?? []), notice])
  const practised = new Set<string>()
  const watch = watchAt(inspecting.untilAt)
  for (let after: RowOf<'consent'> | undefined, more = true; more; ) {
    const rows: readonly RowOf<'consent'>[] = await readPlain(inspecting, (transaction) =>
      transaction.list('consent', { equals: {}, limit: 1000, after }),
    )
    for (const { body } of rows) {
      const given = parseBody(consent, body, 'consent')
      const evidence = { ...noEvidence, notices: byId.get(given.notice.id) ?? [], consents: [given] }
      const [cover] = coversOf(tables, evidence, given.customer)
      if (cover === undefined || !isInForce(watch, given)) continue
      count(inspecting, 'consents')
      for (const purpose of given.purposes) practised.add(purpose)
      tell(inspecting, tables, cover)
    }
    after = rows.at(-1)
    more = rows.length === 1000
  }
  return practised
}

const tell = ({ notebook }: Inspecting, tables: PolicyTables, cover: Cover): void => {
  const { consent: given, voluntary, told } = cover
  const about = {
    about: [given.notice.id, given.channel],
    customer: given.customer,
    example: given.id,
    gravity: 'high',
  } as const
  if (told.length === 0)
    notebook.note({ ...about, finding: besides(find['consent-without-notice']({}), ['3.2.3', '1.3.5']) })
  else if (!isTold(tables, cover))
    notebook.note({ ...about, finding: besides(find['consent-beyond-notice']({}), ['3.2.3', '1.3.5']) })
  if (!voluntary) notebook.note({ ...about, finding: besides(find['consent-not-voluntary']({}), ['3.3.2']) })
}

const isTold = (tables: PolicyTables, { consent: given, told, items }: Cover): boolean =>
  given.purposes.every((purpose) => told.some(({ purposes }) => purposes.includes(purpose))) &&
  isInside(items, told.map((part) => part.items).reduce(union, tables.none))
