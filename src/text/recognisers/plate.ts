/** Where is a vehicle's plate? Behind the short name of a province, or before or behind the word for embassies. */

import { either as E } from 'fp-ts'
import { plate } from '../../data/formats/plate'
import { type NumberRun, textOf } from '../number-run'
import { defineRecogniser, type Found } from '../recogniser'

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const tails = ['应急', '学', '警', '港', '澳', '领', '挂', '试', '超', '使']

export const plateRecogniser = defineRecogniser({
  kind: 'plate',
  label: plate.label,
  reads: 'numbers',
  digits: 2,
  first: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  lengths: [5, 6, 7],
  find: (run) => {
    if ((run.codes[0] ?? 0) < 65) return nothing
    const head = headOf(run)
    if (head === undefined) return nothing
    for (const length of [7, 6, 5]) {
      if (length > run.length) continue
      const found = readAt(run, head, length)
      if (found !== undefined) return [found]
    }
    return nothing
  },
})

/** Those of embassies have six digits and no province. */
export const embassyPlateRecogniser = defineRecogniser({
  kind: 'plate',
  label: plate.label,
  reads: 'numbers',
  digits: 6,
  first: '0123456789',
  lengths: [6],
  find: (run) => findEmbassy(run),
})

const nothing: readonly Found[] = []

/** The province before a run, at most two signs away. */
const headOf = (run: NumberRun): { readonly start: number; readonly name: string } | undefined => {
  const begin = run.starts[0] ?? 0
  for (let place = begin - 1; place >= Math.max(0, begin - 3); place--) {
    const character = run.text.charAt(place)
    if (provinces.includes(character)) return { start: place, name: character }
    if (!' ·•・.-\u200b\u3000'.includes(character)) return undefined
  }
  return undefined
}

const readAt = (
  run: NumberRun,
  head: { readonly start: number; readonly name: string },
  length: number,
): Found | undefined => {
  const end = run.ends[length - 1] ?? 0
  const tail = length === run.length ? (tails.find((one) => run.text.startsWith(one, end)) ?? '') : ''
  const body = head.name + textOf(run, 0, length)
  if (tail !== '') {
    const parsed = plate.parse(body + tail)
    if (E.isRight(parsed))
      return { start: head.start, end: end + tail.length, confidence: 0.95, value: parsed.right }
  }
  if (run.stops[length] === 0 || !isClose(run, length)) return undefined
  const parsed = plate.parse(body)
  return E.isLeft(parsed) ? undefined : { start: head.start, end, confidence: 0.9, value: parsed.right }
}

/** Words in Latin letters behind a name of a province are no plates: half of the serial is digits. */
const isClose = (run: NumberRun, length: number): boolean => {
  let digits = 0
  for (let at = 1; at < length; at++) if ((run.codes[at] ?? 0) < 58) digits++
  return digits >= 2
}

const findEmbassy = (run: NumberRun): readonly Found[] => {
  if (run.length < 6) return nothing
  const [begin, end] = [run.starts[0] ?? 0, run.ends[5] ?? 0]
  const number = textOf(run, 0, 6)
  const isBehind = run.length === 6 && run.text.charAt(end) === '使' && run.text.charAt(end + 1) !== '用'
  const isBefore =
    run.text.charAt(begin - 1) === '使' && run.stops[6] === 1 && run.text.charAt(begin - 2) !== '大'
  if (!/^[0-9]{6}$/.test(number) || isBehind === isBefore) return []
  return [
    isBehind
      ? { start: begin, end: end + 1, confidence: 0.7, value: `${number}使` }
      : { start: begin - 1, end, confidence: 0.6, value: `使${number}` },
  ]
}
