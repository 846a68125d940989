/**
 * What do Hutool's and ShardingSphere's rules print? Models of their documented behaviour, leaks included, by which the
 * presets are measured: Hutool 5.8 `DesensitizedUtil`, Apache ShardingSphere 5 mask algorithms.
 */

const codePoints = (text: string): readonly string[] => Array.from(text)

/** Stars from `start` up to and without `end`, by code points; nothing where the range is upside down or past the end. */
const hide = (text: string, start: number, end: number): string => {
  const points = codePoints(text)
  const stop = Math.min(end, points.length)
  if (start > points.length || start > stop) return text
  return points.map((point, at) => (at >= start && at < stop ? '*' : point)).join('')
}

export const hutoolPrints = {
  firstMask: (text: string) => hide(text, 1, text.length),
  chineseName: (text: string) => hide(text, 1, text.length),
  idCardNum: (front: number, end: number) => (text: string) =>
    front < 0 || end < 0 || front + end > text.length ? '' : hide(text, front, text.length - end),
  fixedPhone: (text: string) => hide(text, 4, text.length - 2),
  mobilePhone: (text: string) => hide(text, 3, text.length - 4),
  address: (size: number) => (text: string) => hide(text, text.length - size, text.length),
  email: (text: string) => (text.indexOf('@') <= 1 ? text : hide(text, 1, text.indexOf('@'))),
  password: (text: string) => '*'.repeat(text.length),
  carLicense: (text: string) =>
    text.length === 7 ? hide(text, 3, 6) : text.length === 8 ? hide(text, 3, 7) : text,
  bankCard: (text: string) => {
    const number = text.replace(/\s/g, '')
    if (number.length < 9) return number
    const last = number.length % 4 || 4
    const groups = Math.ceil((number.length - 4 - last) / 4)
    const stars = Array.from({ length: groups }, (_, at) =>
      '*'.repeat(Math.min(4, number.length - 4 - last - at * 4)),
    )
    return [number.slice(0, 4), ...stars, number.slice(-last)].join(' ')
  },
  ipv4: (text: string) => `${text.split('.')[0] ?? ''}.*.*.*`,
  ipv6: (text: string) => `${text.split(':')[0] ?? ''}:*:*:*:*:*:*:*`,
  passport: (text: string) =>
    text.length <= 2 ? hide(text, 0, text.length) : hide(text, 2, text.length - 2),
  creditCode: (text: string) =>
    text.length <= 4 ? hide(text, 0, text.length) : hide(text, 4, text.length - 4),
} as const

/** Stars where `isHidden` says so, by UTF-16 code units, as Java counts them. */
const cover = (text: string, isHidden: (at: number) => boolean): string =>
  text
    .split('')
    .map((unit, at) => (isHidden(at) ? '*' : unit))
    .join('')

export const shardingspherePrints = {
  KEEP_FIRST_N_LAST_M: (first: number, last: number) => (text: string) =>
    text.length < first + last ? text : cover(text, (at) => at >= first && at < text.length - last),
  MASK_FIRST_N_LAST_M: (first: number, last: number) => (text: string) =>
    cover(text, (at) => at < first || at >= text.length - last),
  KEEP_FROM_X_TO_Y: (from: number, to: number) => (text: string) => cover(text, (at) => at < from || at > to),
  MASK_FROM_X_TO_Y: (from: number, to: number) => (text: string) =>
    cover(text, (at) => at >= from && at <= to),
  MASK_BEFORE_SPECIAL_CHARS: (special: string) => (text: string) =>
    cover(text, (at) => at < text.indexOf(special)),
  MASK_AFTER_SPECIAL_CHARS: (special: string) => (text: string) =>
    text.includes(special) ? cover(text, (at) => at >= text.indexOf(special) + special.length) : text,
} as const
