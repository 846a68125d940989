/** Was what is stored collected for this purpose, is it still kept, and has it passed review? Items without records pass. */

import type { Finding } from '../core/finding'
import { both, isInside, type ItemSet, without } from '../policy/item-set'
import { namesOf, type Question } from './question'
import { type MakeFinding, none } from './rule'
import { useFinding } from './rules-of-use'
import type { Standing } from './standing'

/** The purpose is known, and each recorded item was collected for it or for a compatible one. (5.4.2) */
export const checkPurpose = (question: Question, standing: Standing): readonly Finding[] =>
  question.purpose === undefined
    ? [useFinding['use/purpose'].unknown({ purposes: [question.purposeName] })]
    : checkRecords(question, standing, standing.collected, useFinding['use/purpose']['not-collected-for'])

/** Each recorded item has a record that is neither expired, erased nor out of the purpose's reach. (4.3.2) */
export const checkRetention = (question: Question, standing: Standing): readonly Finding[] =>
  checkRecords(question, standing, standing.kept, useFinding['use/retention'].expired)

/** Each recorded item has a record whose review state allows use. (3.2.4) */
export const checkReview = (question: Question, standing: Standing): readonly Finding[] =>
  checkRecords(question, standing, standing.reviewed, useFinding['use/review']['not-confirmed'])

const checkRecords = (
  { tables, items, purposeName }: Question,
  { recorded }: Standing,
  passing: ItemSet,
  find: MakeFinding,
): readonly Finding[] => {
  const asked = both(items, recorded)
  return isInside(asked, passing)
    ? none
    : [find({ purposes: [purposeName], items: namesOf(tables, without(asked, passing)) })]
}
