/** The library behind web-standard requests: actor and purpose read, denials as problem details, and the customer's page. */

export {
  type Answering,
  answering,
  type AnsweringOptions,
  type Asking,
  purposeFromHeader,
  purposeFromQuery,
  type Reader,
} from './asking'
export { type FormGuard, formGuard, isCrossSite } from './csrf'
export { type Asked, languageOf } from './language'
export { nodeHandler, type NodeRequest, type NodeResponse, requestOf, sendResponse } from './node'
export { hashedNotice, isNoticeWhole, type NoticeText } from './notice-hash'
export { customerPage, type CustomerPageOptions, type PageVault } from './page/customer-page'
export type { PageRights } from './page/rights'
export type { SharingOffer } from './page/offers'
export {
  type Problem,
  problemOf,
  problemResponse,
  type ProblemStyle,
  type ToldFinding,
  type Trouble,
  troubleOf,
} from './problem'
export type { ProblemKind, ProblemRule } from './problem-words'
export type { Clock } from '../core/clock'
export type { Denial } from '../core/decision'
export type { Failure, FailureKind, Issue } from '../core/error'
export type { Closing, RuleId } from '../core/finding'
export type { Locale, Localized } from '../core/locale'
export type { Actor } from '../data/actor'
export type { Notice } from '../data/notice'
export type { Policy, PolicyNames } from '../policy/policy'
export type { RandomBytes } from '../crypto/random'
export type { Vault } from '../vault/vault'
