/**
 * Which values are masked without a reader? Those in the plain spelling of the commonest kinds; anything else, and whatever a
 * strategy might see otherwise, is left to it. The slow twin is `maskValue`: the tests hold both to the same answers.
 */

import { isCompoundSurname } from '../mask/compound-surnames'
import { hostTells } from '../mask/email-host'
import {
  isPlainCard,
  isPlainDate,
  isPlainEmail,
  isPlainHan,
  isPlainMobile,
  isPlainResidentId,
} from './plain-spelling'

/** The masked text, or undefined where the strategy has to look. */
export type QuickMask = (text: string) => string | undefined

const quickMobile: QuickMask = (text) => {
  if (!isPlainMobile(text)) return undefined
  const [hidden, shown] = [text.slice(3, 7), text.slice(7)]
  return hidden === shown ? undefined : `${text.slice(0, 3)}****${shown}`
}

const quickEmail: QuickMask = (text) => {
  if (!isPlainEmail(text)) return undefined
  const at = text.indexOf('@')
  const hidden = text.slice(1, at)
  const domain = text.slice(at)
  const isEnough = lettersOf(hidden).length > 3 && !hostTells(text.slice(0, at), text.slice(at + 1))
  return isEnough ? `${text.charAt(0)}***${domain}` : undefined
}

/** Points and hyphens hide nothing. */
const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

const quickName: QuickMask = (text) => {
  if (!isPlainHan(text)) return undefined
  const surname = text.slice(0, text.length > 2 && isCompoundSurname(text.slice(0, 2)) ? 2 : 1)
  const hidden = text.length - surname.length
  return surname.includes(text.slice(surname.length)) ? undefined : surname + '*'.repeat(hidden)
}

const quickDate: QuickMask = (text) => (isPlainDate(text) ? `${text.slice(0, 4)}-**-**` : undefined)

const quickResidentId: QuickMask = (text) =>
  isPlainResidentId(text) ? `${text.slice(0, 2)}**************${text.slice(16)}` : undefined

const quickCard: QuickMask = (text) =>
  isPlainCard(text) ? '*'.repeat(text.length - 4) + text.slice(-4) : undefined

/** By the name of the strategy; a number of a document without a kind is first of all a resident id. */
export const quickMasks: ReadonlyMap<string, QuickMask> = new Map([
  ['mobile', quickMobile],
  ['phone', quickMobile],
  ['email', quickEmail],
  ['person-name', quickName],
  ['birth-date', quickDate],
  ['resident-id', quickResidentId],
  ['document', quickResidentId],
  ['bank-card', quickCard],
])
