/**
 * How fast and how well are values found in free text? `npm run bench -- text`: a chat of 1 MB against `redact-pii` and against one
 * pass of a plain regular expression; growth with size; recall and precision by kind on sentences that the recognisers weren't
 * built with; values hidden in many ways.
 */

import { SyncRedactor } from 'redact-pii'
import { createTextMasker, findInText, maskText } from '../src/text'
import { makeCorpus, measureQuality, totalQuality } from '../test/text/corpus/corpus'
import { measureWays } from '../test/text/corpus/measure-ways'
import { measuringTemplates } from '../test/text/corpus/templates-measuring'
import type { Measured } from './measure'
import { printBench } from './print'
import { makeChat } from './text-chat'

const mixed = makeChat(true)
const empty = makeChat(false)

/** Mobile numbers, e-mail addresses, resident ids and cards, as one would write them: no check digits, no other spelling. */
const plain =
  /(?<!\d)1[3-9]\d{9}(?!\d)|[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}|(?<!\d)\d{17}[\dXx]|(?<!\d)\d{13,19}(?!\d)/g

/**
 * The kinds that both know: cards, addresses, phones, IP addresses, e-mail addresses, addresses of the web, credentials, and other
 * long numbers, which is all it has for identity documents. Names would take it hundreds of times as long.
 */
const redactor = new SyncRedactor({
  builtInRedactors: {
    names: { enabled: false },
    zipcode: { enabled: false },
    usSocialSecurityNumber: { enabled: false },
    username: { enabled: false },
    password: { enabled: false },
  },
})

const pieces = mixed.text.match(/[^]{1,4096}/g) ?? []
const inPieces = (): number => {
  const masker = createTextMasker()
  let length = 0
  for (const piece of pieces) length += masker.push(piece).length
  return length + masker.flush().length
}

const matches = (text: string): number => {
  plain.lastIndex = 0
  let count = 0
  while (plain.exec(text) !== null) count++
  return count
}

const ways = {
  'find, mixed chat': () => findInText(mixed.text).length,
  'mask, mixed chat': () => maskText(mixed.text).length,
  'mask in pieces of 4 kB, mixed chat': inPieces,
  'plain regular expression finds, mixed chat': () => matches(mixed.text),
  'plain regular expression replaces, mixed chat': () => mixed.text.replace(plain, '******').length,
  'redact-pii, mixed chat': () => redactor.redact(mixed.text).length,
  'mask, nothing in it': () => maskText(empty.text).length,
  'plain regular expression replaces, nothing in it': () => empty.text.replace(plain, '******').length,
} as const

/**
 * The shortest time of each way in sixty rounds by turns: a turn takes milliseconds, so that in a median one would see what else
 * the machine did; the first rounds warm up.
 */
const fastest = (): Readonly<Record<keyof typeof ways, Measured>> => {
  const names = Object.keys(ways) as (keyof typeof ways)[] // the keys of a record of these
  const times = new Map(names.map((name) => [name, Number.POSITIVE_INFINITY]))
  for (let round = 0; round < 60; round++)
    for (const name of names) {
      if (name.startsWith('redact') && round % 6 !== 0) continue
      for (let turn = 0; turn < 3; turn++) {
        const startedAt = process.hrtime.bigint()
        ways[name]()
        times.set(name, Math.min(times.get(name) ?? 0, Number(process.hrtime.bigint() - startedAt)))
      }
    }
  return Object.fromEntries(
    [...times].map(([name, nanoseconds]) => [name, { nanoseconds, perSecond: 1e9 / nanoseconds }]),
  ) as Record<keyof typeof ways, Measured> // an entry for each name
}

const speed = fastest()

/** The shortest of many times, in nanoseconds: what else the machine does only adds to it. */
const shortest = (run: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 40; round++) {
    const startedAt = process.hrtime.bigint()
    run()
    best = Math.min(best, Number(process.hrtime.bigint() - startedAt))
  }
  return best
}

/** How much longer twice as much takes, at the worst of three doublings. */
const growth = (): number => {
  const times = [125_000, 250_000, 500_000, 1_000_000]
    .map((bytes) => makeChat(true, bytes).text)
    .map((text) => shortest(() => maskText(text)))
  return Math.max(...times.slice(1).map((time, index) => time / (times[index] ?? 1)))
}

const touched = [...mixed.harmless].filter((line) => maskText(line) !== line)
const masked = maskText(mixed.text).split('\n')
const touchedInChat = mixed.text
  .split('\n')
  .filter((line, index) => mixed.harmless.has(line) && masked[index] !== line)

const qualities = measureQuality(makeCorpus(measuringTemplates, 2024, 300))
const total = totalQuality(qualities)
const hidden = measureWays(200, 77)
const worstWay = Math.min(...hidden.map(({ found }) => found))

const ratio = (slow: Measured, fast: Measured): number => slow.nanoseconds / fast.nanoseconds
const rows = Object.entries(speed) as [string, Measured][] // the entries of a record of these

printBench('text', {
  rows,
  ratios: {
    'mask mixed chat: times redact-pii': ratio(speed['redact-pii, mixed chat'], speed['mask, mixed chat']),
    'find in mixed chat: times a plain regular expression': ratio(
      speed['plain regular expression finds, mixed chat'],
      speed['find, mixed chat'],
    ),
    'mask mixed chat: times a plain regular expression': ratio(
      speed['plain regular expression replaces, mixed chat'],
      speed['mask, mixed chat'],
    ),
    'mask text with nothing in it: times a plain regular expression': ratio(
      speed['plain regular expression replaces, nothing in it'],
      speed['mask, nothing in it'],
    ),
    'mask in pieces: share of the speed of the whole': ratio(
      speed['mask, mixed chat'],
      speed['mask in pieces of 4 kB, mixed chat'],
    ),
    'twice the text: times as long': growth(),
    'harmless lines touched': touched.length + touchedInChat.length,
    'recall, all kinds': total.found / total.values,
    'exact spans, all kinds': total.exact / total.values,
    'false findings, all kinds': total.falseSpans / total.spans,
    ...Object.fromEntries(
      [...qualities].flatMap(([kind, one]) => [
        [`recall, ${kind}`, one.found / one.values],
        [`precision, ${kind}`, 1 - one.falseSpans / Math.max(one.spans, 1)],
      ]),
    ),
    'recall, hidden in the worst way': worstWay,
    ...Object.fromEntries(hidden.map(({ name, found }) => [`recall, hidden by ${name}`, found])),
  },
})
