/** How is a vehicle plate masked? Region and vehicle kind show, and at most two characters of the serial. */

import { either as E } from 'fp-ts'
import { plate } from '../data/formats/plate'
import { defineStrategy, keepLast, open } from './strategy'

/**
 * @example
 * ```ts
 * maskValue('plate', '京A·12345') // '京A***45'
 * maskValue('plate', '沪AD12345') // '沪A****45'
 * ```
 */
export const plateStrategy = defineStrategy({
  name: 'plate',
  sensitive: { en: 'The serial after province and letter', zh: '省份简称与发牌机关代号之后的序号' },
  minimum: 3,
  read: (text) => {
    const parsed = plate.parse(text)
    if (E.isLeft(parsed)) return undefined
    const { head = '', serial = '', tail = '' } = shape.exec(parsed.right)?.groups ?? {}
    return [open(head), ...keepLast(serial, Math.min(2, serial.length - 3)), open(tail)]
  },
})

const shape = /^(?<head>使|\p{Script=Han}[A-Z]|)(?<serial>[A-Z0-9]+)(?<tail>\p{Script=Han}*)$/u
