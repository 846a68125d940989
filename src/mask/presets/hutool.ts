/** Which presets print what Hutool 5's `DesensitizedUtil` prints? Those of its names; where theirs shows a value unchanged, they mask it whole. */

import {
  bankCard,
  carLicense,
  creditCode,
  fixedPhone,
  idCardNum,
  mobilePhone,
  passport,
} from './hutool-number'
import { address, chineseName, email, firstMask, ipv4, ipv6, password } from './hutool-text'

/**
 * The rules of `DesensitizedUtil` (5.8). They print the same for values of their kind; a value that is too short,
 * malformed or empty, and parameters that would show more than half, give the whole mask. `idCardNum` and `address`
 * take their parameters first; `userId`, `clear` and `clearToNull` take no value in Java, either.
 *
 * @example
 * ```ts
 * maskWith(hutool.mobilePhone, '18049531999') // '180****1999'
 * maskWith(hutool.idCardNum(1, 2), '51343620000320711X') // '5***************1X'
 * maskWith(hutool.carLicense, '京A123') // '******'; theirs '京A123'
 * ```
 */
export const hutool = Object.freeze({
  chineseName,
  idCardNum,
  fixedPhone,
  mobilePhone,
  address,
  email,
  password,
  carLicense,
  bankCard,
  ipv4,
  ipv6,
  passport,
  creditCode,
  firstMask,
  /** What stands for every user id. */
  userId: (): 0 => 0,
  clear: (): '' => '',
  clearToNull: (): null => null,
})
