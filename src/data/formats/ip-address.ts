/** Is it an IP address? IPv4 in four decimals and IPv6 of RFC 4291; ranges, ports, brackets and zones are not addresses. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { compact } from './normalize'

/**
 * Canonical: IPv4 as it is, IPv6 after RFC 5952 (small letters, no leading zeros, the first longest run of two or
 * more zero groups as `::`, an IPv4-mapped address with its last 32 bits in decimals). Decimals with leading zeros
 * are refused: some programs read them as octal.
 *
 * @example
 * ```ts
 * ipAddress.parse('2001:DB8:0:0:0:0:0:1') // right('2001:db8::1')
 * ```
 */
export const ipAddress = defineFormat({
  name: 'ip-address',
  label: { en: 'IP address', zh: 'IP 地址' },
  source: 'RFC 4291, RFC 5952',
  expects: { en: 'an address as 192.0.2.1 or 2001:db8::1', zh: '形如 192.0.2.1 或 2001:db8::1 的地址' },
  read: (text) => {
    const address = compact(text)
    if (isDecimal(address)) return E.right(address)
    const groups = readGroups(address)
    return groups === undefined ? E.left('characters') : E.right(writeGroups(groups))
  },
})

const isDecimal = (text: string): boolean => {
  const parts = text.split('.')
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256)
  )
}

/** The eight 16-bit groups of an IPv6 address, or undefined. */
export const readGroups = (text: string): readonly number[] | undefined => {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = [readHalf(halves[0] ?? '', halves.length === 1), readHalf(halves[1] ?? '', true)]
  if (head === undefined || tail === undefined) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

/** Groups between colons; the last may be an IPv4 address where the half ends the address. */
const readHalf = (text: string, isLast: boolean): readonly number[] | undefined => {
  if (text === '') return []
  const parts = text.split(':')
  const last = parts.at(-1) ?? ''
  if (isLast && isDecimal(last)) {
    const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number)
    parts.splice(-1, 1, (a * 256 + b).toString(16), (c * 256 + d).toString(16))
  }
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))
    ? parts.map((part) => Number.parseInt(part, 16))
    : undefined
}

/** The canonical text of eight groups. */
export const writeGroups = (groups: readonly number[]): string => {
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return `::ffff:${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  const run = longestZeros(groups)
  const write = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':')
  if (run.length < 2) return write(groups)
  return `${write(groups.slice(0, run.start))}::${write(groups.slice(run.start + run.length))}`
}

const longestZeros = (groups: readonly number[]): { readonly start: number; readonly length: number } =>
  groups
    .map((_, start) => {
      const end = groups.findIndex((group, index) => index >= start && group !== 0)
      return { start, length: (end === -1 ? groups.length : end) - start }
    })
    .reduce((best, run) => (run.length > best.length ? run : best))
