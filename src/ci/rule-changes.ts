/**
 * Which rules differ that hang on no single combination? Periods, reviews, the parts of the policy by which evidence is judged;
 * each with its place and the way it goes. Labels and versions change no decision and are not compared.
 */

import type { ClauseId } from '../core/clause'
import { either as E } from 'fp-ts'
import { averageDays, parsePeriod } from '../core/period'
import type { Json } from '../data/plain-json'
import type { Policy } from '../policy/policy'
import type { Direction } from './way'

/** One rule that reads differently. */
export interface RuleChange {
  readonly direction: Direction
  readonly path: readonly string[]
  readonly clauses: readonly ClauseId[]
  readonly base: Json | undefined
  readonly head: Json | undefined
}

/** Says which way a change goes; `undefined` stands for a member that is not there. */
type Judge = (base: Json | undefined, head: Json | undefined) => Direction

interface Rule {
  readonly place: readonly string[]
  readonly clauses: readonly ClauseId[]
  readonly judge: Judge
}

/** Every rule that differs between the policies, in the order of this list and of the names. */
export const ruleChanges = (base: Policy, head: Policy): readonly RuleChange[] =>
  rules.flatMap(({ place, clauses, judge }) =>
    placesOf(base.document, head.document, place, []).flatMap(([path, left, right]) =>
      isSame(left, right) ? [] : [{ direction: judge(left, right), path, clauses, base: left, head: right }],
    ),
  )

const changed: Judge = () => 'changed'

/** `true` allows more than anything else. */
const allows: Judge = (_, head) => (head === true ? 'widened' : 'narrowed')

/** `false` or its absence allows more. */
const restricts: Judge = (_, head) => (head === true ? 'narrowed' : 'widened')

/** One of two words allows more. */
const allowsBy =
  (word: string): Judge =>
  (_, head) =>
    head === word ? 'widened' : 'narrowed'

/** Longer keeps more; `absent` days where there is no such period. */
const longerThan =
  (absent: number): Judge =>
  (base, head) => {
    const [left, right] = [lengthOf(base, absent), lengthOf(head, absent)]
    if (left === right) return 'changed'
    return right > left ? 'widened' : 'narrowed'
  }

const longerKeeps = longerThan(0)
const longerAllows = longerThan(Infinity)

/** More names allow more. */
const moreAllow: Judge = (base, head) => {
  const [left, right] = [textsOf(base), textsOf(head)]
  const isMore = left.every((name) => right.includes(name))
  const isLess = right.every((name) => left.includes(name))
  return isMore === isLess ? 'changed' : isMore ? 'widened' : 'narrowed'
}

/** More names bind more. */
const lessAllow: Judge = (base, head) => moreAllow(head, base)

/** A measure or a plan that is gone lets more pass. */
const moreNames: Judge = (base, head) => {
  const [left, right] = [Object.keys(membersOf(base)), Object.keys(membersOf(head))]
  const isMore = left.every((name) => right.includes(name))
  const isLess = right.every((name) => left.includes(name))
  return isMore === isLess ? 'changed' : isMore ? 'narrowed' : 'widened'
}

const rule = (place: string, clauses: readonly ClauseId[], judge: Judge): Rule => ({
  place: place.split('.'),
  clauses,
  judge,
})

/** Where a policy is read besides the combinations of names; `*` stands for every name that both know. */
const rules: readonly Rule[] = [
  rule('organization', ['1.2'], changed),
  rule('country', ['6.1.3'], changed),
  rule('timeZone', ['4.3.1'], changed),
  rule('languages', ['3.2.3'], moreAllow),
  rule('creditBusiness', ['2.2.5'], allows),
  rule('duties', ['1.3.1'], lessAllow),
  rule('unknownAge', ['1.3.5'], allowsBy('adult')),
  rule('training', ['7.1.2'], allowsBy('warn')),
  rule('pendingUse', ['3.2.4'], allows),
  rule('breakGlass.allowed', ['5.4.1'], allows),
  rule('breakGlass.longest', ['5.4.1'], longerKeeps),
  rule('breakGlass.reviewWithin', ['5.4.1'], longerKeeps),
  rule('supervision', ['8.1.1'], changed),
  rule('positions.*.department', ['1.2'], changed),
  rule('positions.*.responsible', ['5.3.1'], allows),
  rule('positions.*.applies', ['5.3.1'], allows),
  rule('channels.*.partner', ['3.3.1'], restricts),
  rule('channels.*.reviewWithin', ['3.2.4'], longerAllows),
  rule('channels.*.entryWithin', ['3.2.4'], longerAllows),
  rule('categories.*.owner', ['1.2', '6.2.1'], changed),
  rule('categories.*.credit', ['2.2.5'], restricts),
  rule('categories.*.retention.start', ['4.3.1'], changed),
  rule('categories.*.retention.minimum', ['4.3.1'], longerKeeps),
  rule('categories.*.retention.maximum', ['4.3.1'], longerAllows),
  rule('categories.*.retention.action', ['4.3.2'], changed),
  rule('categories.*.retention.archiveFor', ['4.3.2'], longerKeeps),
  rule('items.*.sensitivity', ['1.3.5'], (base, head) =>
    levels.indexOf(String(head)) < levels.indexOf(String(base)) ? 'widened' : 'narrowed',
  ),
  rule('items.*.format', ['1.3.2'], changed),
  rule('purposes.*.family', ['5.1.1'], changed),
  rule('purposes.*.basis', ['1.3.5', '5.4.1'], changed),
  rule('purposes.*.keep', ['4.3.1'], longerKeeps),
  rule('purposes.*.pseudonyms', ['5.4.3'], allowsBy('format')),
  rule('purposes.*.archive', ['4.3.2'], allows),
  rule('purposes.*.compatibleWith', ['5.4.2'], moreAllow),
  rule('controls', ['4.2.1', '4.2.2', '7.1.3', '7.2.1'], moreNames),
  rule('controls.*.clause', ['4.2.1', '4.2.2', '7.1.3', '7.2.1'], changed),
  rule('controls.*.owner', ['4.2.1', '4.2.2', '7.1.3', '7.2.1'], changed),
  rule('controls.*.review', ['4.2.1', '4.2.2', '7.1.3', '7.2.1'], longerAllows),
  rule('cycles.routes', ['5.3.1', '6.3.2'], moreNames),
  rule('cycles.routes.*.action', ['5.3.1', '6.3.2'], changed),
  rule('cycles.routes.*.purposes', ['5.3.1', '6.3.2'], changed),
  rule('cycles.routes.*.recipients', ['6.3.2'], changed),
  rule('cycles.routes.*.sensitive', ['5.3.1', '6.3.2'], changed),
  rule('cycles.routes.*.steps', ['5.3.1', '6.3.2'], changed),
  rule('cycles.confidentialityFor', ['7.1.1'], longerAllows),
  rule('cycles.trainingEvery', ['7.1.2'], longerAllows),
  rule('cycles.returnWithin', ['6.3.1'], longerAllows),
  rule('cycles.warnBefore', ['6.3.1', '7.1.1', '7.1.2'], changed),
  rule('oversight.plans', ['8.1.1'], moreNames),
  rule('oversight.plans.*.kind', ['8.1.1'], changed),
  rule('oversight.plans.*.every', ['8.1.1'], longerAllows),
  rule('oversight.plans.*.departments', ['8.1.1'], changed),
  rule('oversight.plans.*.by', ['8.1.1'], changed),
  rule('oversight.correctWithin.high', ['8.3.3'], longerAllows),
  rule('oversight.correctWithin.medium', ['8.3.3'], longerAllows),
  rule('oversight.correctWithin.low', ['8.3.3'], longerAllows),
  rule('oversight.keyAge', ['8.2.3'], longerAllows),
  rule('oversight.sequenceWithin', ['8.2.3'], longerAllows),
  rule('oversight.staleAfter', ['8.2.2'], moreNames),
  rule('oversight.staleAfter.*', ['8.2.2'], longerAllows),
  ...['know', 'export', 'correct', 'delete', 'choose'].map((right) =>
    rule(`rights.answerWithin.${right}`, ['7.3.1', '7.3.2', '7.3.3'], longerAllows),
  ),
  rule('rights.extendBy', ['7.3.1', '7.3.2', '7.3.3'], longerAllows),
  rule('rights.tellWithin', ['7.3.3'], longerAllows),
  ...['authority', 'departments', 'customers'].map((audience) =>
    rule(`incidents.tellWithin.${audience}`, ['7.2.3'], longerAllows),
  ),
  rule('rights.signedIn', ['7.3.1', '7.3.2', '7.3.3'], moreAllow),
]

/** The places that are compared as rules, as `purposes.*.keep`. */
export const comparedPlaces: readonly string[] = rules.map(({ place }) => place.join('.'))

const levels: readonly string[] = ['general', 'personal', 'sensitive']

type Found = readonly [path: readonly string[], base: Json | undefined, head: Json | undefined]

/** The values at a place in both documents; names that one of them lacks are told by their combinations. */
const placesOf = (
  base: Readonly<Record<string, unknown>>,
  head: Readonly<Record<string, unknown>>,
  [part, ...rest]: readonly string[],
  path: readonly string[],
): readonly Found[] => {
  if (part === undefined) return []
  const names =
    part === '*'
      ? Object.keys(base)
          .filter((name) => Object.hasOwn(head, name))
          .toSorted()
      : [part]
  return names.flatMap((name) => {
    const [left, right] = [base[name], head[name]]
    return rest.length === 0
      ? [[[...path, name], plain(left), plain(right)] as const]
      : placesOf(membersOf(left), membersOf(right), rest, [...path, name])
  })
}

/** A sound document is plain data, and so is every part of it. */
const plain = (value: unknown): Json | undefined => value as Json | undefined

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** What a rule reads: lists are sets here, and a member that is absent is one that is off. */
const isSame = (left: Json | undefined, right: Json | undefined): boolean => textOf(left) === textOf(right)

const textOf = (value: Json | undefined): string =>
  Array.isArray(value)
    ? JSON.stringify(textsOf(value).toSorted())
    : value === undefined || value === false
      ? 'false'
      : JSON.stringify(
          value,
          typeof value === 'object' && value !== null ? Object.keys(value).toSorted() : undefined,
        )

const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((element) => typeof element === 'string') : []

const lengthOf = (value: Json | undefined, absent: number): number => {
  const text = typeof value === 'string' ? value : membersOf(value)['period']
  const period = typeof text === 'string' ? parsePeriod(text) : undefined
  return period === undefined || E.isLeft(period) ? absent : averageDays(period.right)
}
