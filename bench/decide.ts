/**
 * How fast is a decision? A whole `decideUse` of eight items, all its rules, against engines that know position, purpose and items
 * alone, and against the least that looking names up costs. Ratios of one run; run it with `npx tsx bench/decide.ts [--json]`.
 */

import { indexEvidence } from '../src/decide/index-evidence'
import { prepareUse } from '../src/decide/prepare'
import { decidePreparedUse, decideUse } from '../src/decide/use'
import { compile } from '../src/policy/compile'
import { caslPeer, casbinPeer, cedarPeer, floorPeer, type Peer } from './decide-peers'
import { document, evidenceOf, instantsOf, questionsOf, requestOf } from './decide-world'
import { compareWays, requireEqual, type Way } from './measure'
import { printBench } from './print'

const count = 1009
const policy = compile(document, [])
const questions = questionsOf(count, 1)
const instants = instantsOf(count, 2)
const customers = Array.from({ length: count }, (_, index) => {
  const customer = `c-${index}`
  const actor = `e-${index % 97}`
  return { customer, actor, evidence: evidenceOf(customer, actor, index) }
})
const indexes = customers.map(({ evidence }) => indexEvidence(policy, evidence))

/** The `shift`: by how many places the customers move on against the questions each time through; 0 pairs them for good. */
const at = <A>(list: readonly A[], turn: number, shift = 0): A => {
  const found = list[(turn + Math.floor(turn / count) * shift) % count]
  if (found === undefined) throw new Error('the list is shorter than the turns')
  return found
}

const requests = questions.map((question, place) => {
  const { customer, actor } = at(customers, place)
  return requestOf(question, customer, actor)
})
const prepared = questions.map((question) =>
  prepareUse(policy, {
    actor: { kind: 'staff', department: question.department, position: question.position },
    purpose: question.purpose,
    items: question.items,
    manner: 'screen',
  }),
)

const byNames: Way = (turn) =>
  decideUse(policy, at(requests, turn), at(indexes, turn), at(instants, turn)).outcome === 'permit' ? 1 : 0
const byPrepared: Way = (turn) =>
  decidePreparedUse(at(prepared, turn), at(customers, turn), at(indexes, turn), at(instants, turn))
    .outcome === 'permit'
    ? 1
    : 0

/** The same of another customer at each turn: a question is never asked of the same evidence before a million turns. */
const byNamesAnew: Way = (turn) => {
  const { customer, actor } = at(customers, turn, 1)
  const { department, position, purpose, items } = at(questions, turn)
  return decideUse(
    policy,
    { actor: { kind: 'staff', id: actor, department, position }, customer, purpose, items, manner: 'screen' },
    at(indexes, turn, 1),
    at(instants, turn, 2),
  ).outcome === 'permit'
    ? 1
    : 0
}
const byPreparedAnew: Way = (turn) =>
  decidePreparedUse(at(prepared, turn), at(customers, turn, 1), at(indexes, turn, 1), at(instants, turn, 2))
    .outcome === 'permit'
    ? 1
    : 0

/** A purpose that half of the positions have no grant for, in a manner that nobody approved: several rules break at once. */
const byDenial: Way = (turn) => {
  const { customer, actor } = at(customers, turn, 1)
  const { department, position, items } = at(questions, turn)
  const answer = decideUse(
    policy,
    {
      actor: { kind: 'staff', id: actor, department, position },
      customer,
      purpose: 'purpose11',
      items,
      manner: 'export',
    },
    at(indexes, turn, 1),
    at(instants, turn, 2),
  )
  return answer.outcome === 'deny' && answer.findings.length > 0 ? 1 : 0
}

/** What a peer leaves to its caller, in the least that it can be: does the customer's consent hold and name the items? */
const consents = customers.map(({ evidence }) => {
  const consent = evidence.consents[0]
  return {
    fromAt: consent?.fromAt ?? 0,
    untilAt: consent?.untilAt ?? 0,
    purposes: new Set(consent?.purposes),
    items: new Set(consent?.items.map(({ item }) => item)),
  }
})
const withConsent =
  (peer: Peer): Way =>
  (turn) => {
    const question = at(questions, turn)
    const consent = at(consents, turn)
    const instant = at(instants, turn)
    return peer(question) &&
      consent.fromAt <= instant &&
      instant < consent.untilAt &&
      consent.purposes.has(question.purpose) &&
      question.items.every((item) => consent.items.has(item))
      ? 1
      : 0
  }

const floor = floorPeer()
const casl = withConsent(caslPeer())
const casbin = withConsent(await casbinPeer())
const cedar = withConsent(cedarPeer())
const floorWay: Way = (turn) => (floor(at(questions, turn)) ? 1 : 0)

requireEqual(
  'permits',
  [byNames, byPrepared, byNamesAnew, byPreparedAnew, floorWay, casl, casbin, cedar],
  count,
)
const turns = 10 * count
const measured = compareWays({
  floor: { run: floorWay, turns, warmUp: count },
  casl: { run: casl, turns, warmUp: count },
  casbin: { run: casbin, turns: 10 },
  cedar: { run: cedar, turns: 50 },
  byNames: { run: byNames, turns, warmUp: count },
  byNamesAnew: { run: byNamesAnew, turns },
  byPrepared: { run: byPrepared, turns, warmUp: count },
  byPreparedAnew: { run: byPreparedAnew, turns },
  denial: { run: byDenial, turns },
})

const against = (way: keyof typeof measured, other: keyof typeof measured): number =>
  measured[other].nanoseconds / measured[way].nanoseconds

printBench('decide', {
  rows: [
    ['the floor: Map look-ups and one AND', measured.floor],
    ['CASL 7 (position, purpose, items) and consent by hand', measured.casl],
    ['casbin (the same)', measured.casbin],
    ['cedar-wasm (the same)', measured.cedar],
    ['decideUse by names, pairs that come again', measured.byNames],
    ['decideUse by names, of another customer each time', measured.byNamesAnew],
    ['decidePreparedUse, pairs that come again', measured.byPrepared],
    ['decidePreparedUse, of another customer each time', measured.byPreparedAnew],
    ['a denial by names with all its findings, another each time', measured.denial],
  ],
  ratios: {
    'by names / floor': against('byNames', 'floor'),
    'by names, another customer / floor': against('byNamesAnew', 'floor'),
    'by names / casl': against('byNames', 'casl'),
    'by names, another customer / casl': against('byNamesAnew', 'casl'),
    'by names / casbin': against('byNames', 'casbin'),
    'by names / cedar': against('byNames', 'cedar'),
    'prepared / casl': against('byPrepared', 'casl'),
    'prepared, another customer / casl': against('byPreparedAnew', 'casl'),
    'denials, million a second': measured.denial.perSecond / 1e6,
  },
})
