/** Where is an IP address? Four decimals that are no version, or groups of hexadecimals between colons that are no time. */

import { either as E } from 'fp-ts'
import { ipAddress } from '../../data/formats/ip-address'
import { dotGap } from '../characters'
import { labelOf } from '../labels'
import { type NumberRun, textOf } from '../number-run'
import { defineRecogniser, type Found } from '../recogniser'

const label = ipAddress.label

/** IPv4. */
export const ipv4Recogniser = defineRecogniser({
  kind: 'ip-address',
  label,
  reads: 'numbers',
  digits: 4,
  first: '0123456789',
  lengths: [4, 5, 6, 7, 8, 9, 10, 11, 12],
  pieces: 4,
  find: (run) => {
    if ((run.between & dotGap) === 0) return nothing
    const found: Found[] = []
    for (let from = 0; from < run.length; from++) {
      if ((run.starts[from] ?? 0) >= run.next) break
      if (from > 0 && (run.gaps[from] ?? 0) === 0) continue
      const one = readDecimals(run, from)
      if (one !== undefined) found.push(one)
    }
    return found
  },
})

const nothing: readonly Found[] = []

const readDecimals = (run: NumberRun, from: number): Found | undefined => {
  if (from > 0 && run.gaps[from] === dotGap) return undefined
  const parts: string[] = []
  let at = from
  let since = from
  while (at < run.length && parts.length < 4) {
    if ((run.codes[at] ?? 0) > 57 || at - since > 3) return undefined
    at++
    const gap = at < run.length ? (run.gaps[at] ?? 0) : -1
    if (gap === 0) continue
    parts.push(textOf(run, since, at))
    since = at
    if (parts.length === 4) break
    if (gap !== dotGap) return undefined
  }
  if (parts.length < 4 || (at < run.length && run.gaps[at] === dotGap)) return undefined
  const parsed = ipAddress.parse(parts.join('.'))
  if (E.isLeft(parsed)) return undefined
  const [start, end] = [run.starts[from] ?? 0, run.ends[at - 1] ?? 0]
  const before = run.text.slice(Math.max(0, start - 8), start)
  if (/(?:[vV]|版本|[vV]ersion|[vV]er\.?|第|章|节)[:： ]?$/.test(before)) return undefined
  const isLabelled = labelOf(run.text, start, end) === 'network'
  const isShort = parts.join('').length < 5
  return { start, end, confidence: isLabelled ? 0.95 : isShort ? 0.4 : 0.8, value: parsed.right }
}

/** IPv6. */
export const ipv6Recogniser = defineRecogniser({
  kind: 'ip-address',
  label,
  reads: 'marks',
  marks: [':'],
  find: (text, at) => {
    if (!isHex(text.charCodeAt(at + 1)) && text.charCodeAt(at + 1) !== 58) return undefined
    let start = at
    while (start > 0 && at - start < 5 && isHex(text.charCodeAt(start - 1))) start--
    if (text.charCodeAt(start - 1) === 58 || isWordSign(text.charCodeAt(start - 1))) return undefined
    let end = at
    let colons = 0
    while (end < text.length && end - start < 46 && isInside(text.charCodeAt(end))) {
      if (text.charCodeAt(end) === 58) colons++
      end++
    }
    while (
      end > start &&
      (text.charCodeAt(end - 1) === 46 ||
        (text.charCodeAt(end - 1) === 58 && text.charCodeAt(end - 2) !== 58))
    )
      end--
    if (colons < 2 || isWordSign(text.charCodeAt(end)) || end - start < 4) return undefined
    const parsed = ipAddress.parse(text.slice(start, end))
    return E.isLeft(parsed) ? undefined : { start, end, confidence: 0.9, value: parsed.right }
  },
})

const isHex = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)
const isInside = (code: number): boolean => isHex(code) || code === 58 || code === 46
const isWordSign = (code: number): boolean =>
  (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
