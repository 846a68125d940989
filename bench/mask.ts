/**
 * How fast is a record of twenty members masked, seven of them, each by its strategy's own guarantee? Against spreading and slicing by
 * hand, which checks nothing, and against redactors that are given the same masks. A thousand different records in turn. Ratios of one
 * run; run it with `npm run bench -- mask [--json]`.
 */

import { redactorPeers } from './mask-peers'
import { type CustomerRow, customerRows } from './mask-world'
import { compareWays, requireEqual, type Way } from './measure'
import { printBench } from './print'
import { maskValue } from '../src/mask/mask-value'
import { compileMasker } from '../src/mask/record/compile'

const count = 1009
const rows = customerRows(count, 3)

const masks = {
  name: 'person-name',
  phone: 'mobile',
  email: 'email',
  identity: 'resident-id',
  card: 'bank-card',
  address: 'address',
  plate: 'plate',
} as const
const plan = {
  id: 'none',
  sex: 'none',
  age: 'none',
  company: 'none',
  occupation: 'none',
  channel: 'none',
  consented: 'none',
  points: 'none',
  level: 'none',
  createdAt: 'none',
  updatedAt: 'none',
  branch: 'none',
  note: 'none',
  ...masks,
} as const
const masker = compileMasker(plan)

/** The floor: what somebody writes who knows that every value is right. */
const byHand = (row: CustomerRow) => ({
  ...row,
  name: row.name.slice(0, surnameOf(row.name)) + '*'.repeat(row.name.length - surnameOf(row.name)),
  phone: `${row.phone.slice(0, 3)}****${row.phone.slice(7)}`,
  email: `${row.email.slice(0, 1)}***${row.email.slice(row.email.indexOf('@'))}`,
  identity: `${row.identity.slice(0, 2)}**************${row.identity.slice(16)}`,
  card: `************${row.card.slice(12)}`,
  address: `${row.address.slice(0, row.address.indexOf('区') + 1)}******`,
  plate: `${row.plate.slice(0, 2)}***${row.plate.slice(5)}`,
})
const surnameOf = (name: string): number => (name.startsWith('欧阳') || name.startsWith('司马') ? 2 : 1)

type Shown = { readonly [M in keyof CustomerRow]?: unknown }

const lengthOf = (text: unknown): number => (text as string).length // what is masked is a text

/** A number that hangs on every masked member and on some that show, so that none of the work can be left out. */
const sumOf = (row: Shown): number =>
  Number(row.points) +
  lengthOf(row.name) +
  lengthOf(row.phone) +
  lengthOf(row.email) +
  lengthOf(row.identity) +
  lengthOf(row.card) +
  lengthOf(row.address) +
  lengthOf(row.plate)

/** As texts are put to use, their last character with them: what is only joined from pieces is made one. */
const sumOfText = (text: string): number => text.length * 7 + text.charCodeAt(text.length >> 1)

const inTurn = (run: (row: CustomerRow) => number): Way => {
  let place = 0
  return () => {
    const row = rows[place]
    place = place + 1 === count ? 0 : place + 1
    return row === undefined ? Number.NaN : run(row)
  }
}

for (const row of rows) {
  const expected = JSON.stringify(byHand(row))
  const slow = JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, maskValue(plan[name as keyof CustomerRow], value)]),
    ),
  )
  const texts = [JSON.stringify(masker.mask(row)), JSON.stringify(masker.view(row)), masker.toJson(row), slow]
  if (texts.some((text) => text !== expected))
    throw new Error(`a record is masked differently: \`${row.id}\``)
}

const peers = redactorPeers(masks)
const threeOf = (row: Shown): number =>
  String(row.name).length + String(row.phone).length + Number(row.points)

const objects = {
  hand: inTurn((row) => sumOf(byHand(row))),
  mask: inTurn((row) => sumOf(masker.mask(row))),
  redactRestored: inTurn((row) => peers.restored(row, sumOf)),
  redactCopied: inTurn((row) => sumOf(peers.copied(row))),
}
const views = {
  handThree: inTurn((row) => threeOf(byHand(row))),
  viewThree: inTurn((row) => threeOf(masker.view(row))),
}
const texts = {
  handText: inTurn((row) => sumOfText(JSON.stringify(byHand(row)))),
  maskText: inTurn((row) => sumOfText(masker.toJson(row))),
  fastRedactText: inTurn((row) => sumOfText(peers.fastRedactText(row))),
  pinoText: inTurn((row) => sumOfText(peers.pinoText(row))),
}
for (const [what, ways] of Object.entries({ objects, views, texts }))
  requireEqual(what, Object.values(ways), count)

/** A fraction of a millisecond each, and many rounds: the median is then of rounds in which nothing else ran. */
const often = (run: Way) => ({ run, turns: 251 })
const measured = compareWays(
  Object.fromEntries(
    Object.entries({ ...objects, ...views, ...texts }).map(([name, way]) => [name, often(way)]),
  ) as Record<keyof typeof objects | keyof typeof views | keyof typeof texts, ReturnType<typeof often>>, // an entry for each way
  401,
)

const against = (way: keyof typeof measured, other: keyof typeof measured): number =>
  measured[other].nanoseconds / measured[way].nanoseconds

printBench('mask', {
  rows: [
    ['the floor: spread and slice by hand', measured.hand],
    ['mask: into an object', measured.mask],
    ['fast-redact, restored afterwards', measured.redactRestored],
    ['fast-redact, of a copy', measured.redactCopied],
    ['the floor, three members read', measured.handThree],
    ['view: three members read', measured.viewThree],
    ['JSON.stringify of the floor', measured.handText],
    ['toJson', measured.maskText],
    ['fast-redact, as text', measured.fastRedactText],
    ['@pinojs/redact, as text', measured.pinoText],
  ],
  ratios: {
    'object / floor': against('mask', 'hand'),
    'object / fast-redact restored': against('mask', 'redactRestored'),
    'object / fast-redact of a copy': against('mask', 'redactCopied'),
    'view, three read / floor': against('viewThree', 'handThree'),
    'text / floor': against('maskText', 'handText'),
    'text / fast-redact': against('maskText', 'fastRedactText'),
    'text / @pinojs/redact': against('maskText', 'pinoText'),
  },
})
