/**
 * How fast is a decision? A whole `decideUse` of eight items, all its rules, against engines that know position, purpose and items
 * alone, and against the least that looking names up costs. A thousand different requests, customers' evidence and instants in
 * turn. Ratios of one run; run it with `npm run bench -- decide [--json]`.
 */

import { indexEvidence, indexOwnEvidence } from '../src/decide/index-evidence'
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

/** Everything about one request, so that what it is measured on is found alike, and at next to no cost. */
const caseOf = (place: number) => {
  const question = questions[place]
  const other = questions[(place * 7 + 1) % count]
  const instant = instants[place]
  if (question === undefined || other === undefined || instant === undefined)
    throw new Error('there are fewer questions than cases')
  const subject = { customer: `c-${place}`, actor: `e-${place % 97}` }
  const evidence = evidenceOf(subject.customer, subject.actor, place)
  const { department, position, purpose, items } = question
  const consent = evidence.consents[0]
  return {
    question,
    instant,
    subject,
    evidence,
    index: indexEvidence(policy, evidence),
    request: requestOf(question, subject.customer, subject.actor),
    /** A purpose that half of the positions have no grant for, in a manner that nobody approved: several rules break at once. */
    refused: {
      ...requestOf({ ...question, purpose: 'purpose11' }, subject.customer, subject.actor),
      manner: 'export',
    },
    /** Another question of the same evidence. */
    other: requestOf(other, subject.customer, subject.actor),
    prepared: prepareUse(policy, {
      actor: { kind: 'staff', department, position },
      purpose,
      items,
      manner: 'screen',
    }),
    /** What a peer leaves to its caller, in the least that it can be: does the customer's consent hold and name the items? */
    consent: {
      fromAt: consent?.fromAt ?? 0,
      untilAt: consent?.untilAt ?? 0,
      purposes: new Set(consent?.purposes),
      items: new Set(consent?.items.map(({ item }) => item)),
    },
  }
}
type Case = ReturnType<typeof caseOf>

const cases = Array.from({ length: count }, (_, place) => caseOf(place))

/** Goes through the cases, one a turn. */
const inTurn = (run: (each: Case) => number): Way => {
  let place = 0
  return () => {
    const each = cases[place]
    place = place + 1 === count ? 0 : place + 1
    return each === undefined ? Number.NaN : run(each)
  }
}

const byNames = inTurn(({ request, index, instant }) =>
  decideUse(policy, request, index, instant).outcome === 'permit' ? 1 : 0,
)
const byPrepared = inTurn(({ prepared, subject, index, instant }) =>
  decidePreparedUse(prepared, subject, index, instant).outcome === 'permit' ? 1 : 0,
)
/** Two questions of each customer by turns: neither is the one that was answered last. */
const byTurns = inTurn(({ request, other, index, instant }) => {
  const first = decideUse(policy, request, index, instant).outcome === 'permit' ? 1 : 0
  return decideUse(policy, other, index, instant).outcome === 'permit' ? first : first + 2
})
/** Evidence that was read just now, as the vault reads it: nothing is remembered of it. */
const anew = inTurn(({ request, evidence, instant }) =>
  decideUse(policy, request, indexOwnEvidence(policy, evidence), instant).outcome === 'permit' ? 1 : 0,
)
const denial = inTurn(({ refused, index, instant }) => {
  const answer = decideUse(policy, refused, index, instant)
  return answer.outcome === 'deny' ? answer.findings.length : 0
})
const denialAnew = inTurn(({ refused, evidence, instant }) => {
  const answer = decideUse(policy, refused, indexOwnEvidence(policy, evidence), instant)
  return answer.outcome === 'deny' ? answer.findings.length : 0
})

const withConsent = (peer: Peer): Way =>
  inTurn(({ question, consent, instant }) =>
    peer(question) &&
    consent.fromAt <= instant &&
    instant < consent.untilAt &&
    consent.purposes.has(question.purpose) &&
    question.items.every((item) => consent.items.has(item))
      ? 1
      : 0,
  )

const look = floorPeer()
const floor = inTurn(({ question }) => (look(question) ? 1 : 0))
const casl = withConsent(caslPeer())
const casbin = withConsent(await casbinPeer())
const cedar = withConsent(cedarPeer())

requireEqual('permits', [byNames, byPrepared, anew, floor, casl, casbin, cedar], count)
requireEqual('denials', [denial, denialAnew], count)

const turns = 20 * count
const often = (run: Way) => ({ run, turns, warmUp: 2 * count })
const measured = compareWays({
  floor: often(floor),
  casl: often(casl),
  casbin: { run: casbin, turns: 10 },
  cedar: { run: cedar, turns: 50 },
  byNames: often(byNames),
  byTurns: often(byTurns),
  anew: { run: anew, turns: count },
  prepared: often(byPrepared),
  denial: often(denial),
  denialAnew: { run: denialAnew, turns: count },
})

const against = (way: keyof typeof measured, other: keyof typeof measured): number =>
  measured[other].nanoseconds / measured[way].nanoseconds

printBench('decide', {
  rows: [
    ['the floor: Map look-ups and one AND', measured.floor],
    ['CASL 7 (position, purpose, items), consent by its caller', measured.casl],
    ['casbin (the same)', measured.casbin],
    ['cedar-wasm (the same)', measured.cedar],
    ['decideUse by names, evidence indexed', measured.byNames],
    ['two of them, other questions of the same evidence by turns', measured.byTurns],
    ['decideUse by names, evidence indexed anew', measured.anew],
    ['decidePreparedUse, evidence indexed', measured.prepared],
    ['a denial with all its findings, evidence indexed', measured.denial],
    ['a denial with all its findings, evidence indexed anew', measured.denialAnew],
  ],
  ratios: {
    'by names / floor': against('byNames', 'floor'),
    'by names / casl': against('byNames', 'casl'),
    'by names, questions by turns / casl': 2 * against('byTurns', 'casl'),
    'by names, evidence indexed anew / casl': against('anew', 'casl'),
    'by names / casbin': against('byNames', 'casbin'),
    'by names / cedar': against('byNames', 'cedar'),
    'prepared / casl': against('prepared', 'casl'),
    'denials, million a second': measured.denial.perSecond / 1e6,
    'denials, evidence indexed anew, million a second': measured.denialAnew.perSecond / 1e6,
  },
})
