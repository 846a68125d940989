/**
 * Is what is practised what the policy and its provisions say (8.2.1)? Purposes and their notices, consents and theirs, grants and their
 * use, the linter's own findings, and the schedule of chapter 8 itself.
 */

import type { ClauseId } from '../core/clause'
import { clauseIds, clauses } from '../core/clause'
import type { Notice } from '../data/notice'
import { isComplete, isServed } from '../check/cover'
import { isInForce, watchAt } from '../check/in-force'
import { inspectionFinding } from '../check/rules-of-inspection'
import { lintPolicy } from '../lint/lint'
import { itemsNamed } from '../policy/compile-items'
import { isInside, union } from '../policy/item-set'
import { formatPath } from '../policy/names'
import { walkEvents } from './event-walk'
import { inspectConsents } from './inspect-consents'
import { inspectOversight } from './inspect-oversight'
import { count, type Inspecting, isInspected, readPlain } from './inspecting'
import { besides, type Gravity } from './notebook'
import { isRelease } from './replay'
import { readSharedEvidence } from './replay-world'

const find = inspectionFinding['inspect/compliance']

/** Looks at the document, the notices, every consent and the whole log. */
export const inspectCompliance = async (inspecting: Inspecting): Promise<void> => {
  const { notices, grants } = await readPlain(inspecting, readSharedEvidence)
  lookAtDocument(inspecting)
  await inspectOversight(inspecting)
  const practised = await inspectConsents(inspecting, notices)
  const used = new Set<string>()
  let firstAt = Infinity
  await walkEvents(inspecting, (walked) => {
    if (walked === undefined) return
    const { event } = walked
    firstAt = Math.min(firstAt, event.at)
    if (!isInspected(inspecting, event.at) || event.outcome !== 'permit') return
    if (event.action === 'collect' || isRelease(event))
      for (const purpose of event.purposes ?? []) practised.add(purpose)
    if (!isRelease(event)) return
    for (const id of event.evidence ?? []) used.add(id)
    for (const purpose of event.purposes ?? []) used.add(useOf(event.actor.position ?? '', purpose))
  })
  lookAtNotices(inspecting, notices, practised)
  const isLong = inspecting.untilAt - Math.max(firstAt, inspecting.fromAt) >= inspecting.period
  if (!isLong) return
  lookAtGrants(inspecting, used)
  for (const grant of grants)
    if (
      isInForce(watchAt(inspecting.untilAt), grant) &&
      inspecting.untilAt - grant.fromAt >= inspecting.period &&
      !used.has(grant.id)
    )
      inspecting.notebook.note({
        finding: besides(find['grant-unused']({ evidence: grant.id }), ['6.2.1']),
        gravity: 'low',
        department: grant.receiver,
        about: [grant.id],
        example: grant.id,
      })
}

const useOf = (position: string, purpose: string): string => JSON.stringify([position, purpose])

/** What the linter says of the document, and provisions for which nobody's measure is named. */
const lookAtDocument = ({ govern, notebook }: Inspecting): void => {
  const { policy } = govern.vault
  const gravities = { error: 'high', warning: 'medium', note: 'note' } as const
  for (const told of lintPolicy(policy, (path) => ({ path: formatPath(path) })))
    notebook.note({
      finding: {
        ...besides(find[told.rule === 'policy/derogation' ? 'derogation' : 'lint']({}), told.clauses),
        message: told.message,
        evidence: told.rule,
      },
      gravity: gravities[told.level],
      about: [told.fingerprint],
      ...(told.where.path === undefined ? {} : { example: told.where.path }),
    })
  const measured = new Set(Object.values(policy.document.controls ?? {}).map(({ clause }) => clause))
  for (const clause of clauseIds)
    if (clauses[clause].kind === 'evidenced' && !measured.has(clause))
      notebook.note({
        finding: besides(find['measure-missing']({}), [clause]),
        gravity: 'medium',
        about: [clause],
      })
}

/** Purposes that are practised, and that the notices in force don't tell of with all that they need. (3.2.3) */
const lookAtNotices = (
  inspecting: Inspecting,
  notices: readonly Notice[],
  practised: ReadonlySet<string>,
): void => {
  const { tables } = inspecting.govern.vault.policy
  const standing = notices.filter(
    (notice) =>
      isComplete(notice) && isServed(tables, notice) && isInForce(watchAt(inspecting.untilAt), notice),
  )
  for (const purpose of tables.purposes) {
    if (!practised.has(purpose.name)) continue
    count(inspecting, 'purposes')
    const told = standing
      .filter(({ purposes }) => purposes.includes(purpose.name))
      .map(({ items }) => itemsNamed(tables, items))
      .reduce(union, tables.none)
    if (!isInside(purpose.needs, told))
      note(inspecting, 'purpose-without-notice', 'high', [purpose.name], ['3.2.3'])
  }
}

/** What positions are granted and nobody used for the whole time. (1.3.4, 4.2.3) */
const lookAtGrants = (inspecting: Inspecting, used: ReadonlySet<string>): void => {
  const { document, tables } = inspecting.govern.vault.policy
  for (const [name, { department, grants }] of Object.entries(document.positions))
    for (const purpose of new Set(grants.flatMap(({ purposes }) => purposes))) {
      if (!tables.purposeByName.has(purpose)) continue
      count(inspecting, 'grants')
      if (!used.has(useOf(name, purpose)))
        note(inspecting, 'grant-unused', 'low', [purpose, name], ['1.3.4', '4.2.3'], department)
    }
}

const note = (
  { notebook }: Inspecting,
  reason: 'purpose-without-notice' | 'grant-unused',
  gravity: Gravity,
  [purpose = '', ...more]: readonly string[],
  broken: readonly ClauseId[],
  department?: string,
): void =>
  notebook.note({
    finding: besides(find[reason]({ purposes: [purpose] }), broken),
    gravity,
    department,
    about: [purpose, ...more],
    ...(more[0] === undefined ? {} : { example: more[0] }),
  })
