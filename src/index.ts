/** What does `tutela` offer at its front door? Policies, decisions, masks and the vault: plain functions, plain data, Promises. */

export { type ClauseId, clauseIds, clauses, isClauseId } from './core/clause'
export type { ClauseText } from './core/clause-text'
export { type Clock, systemClock } from './core/clock'
export type { Decision, Denial, Obligation, Permit } from './core/decision'
export {
  describeFailure,
  type Failure,
  type FailureKind,
  type Issue,
  isTutelaError,
  TutelaError,
  type Where,
} from './core/error'
export type { Closing, EvidenceKind, Finding, RuleId } from './core/finding'
export { endOfTime, formatInstant, type Instant } from './core/instant'
export type { IsWorkingDay } from './core/period'
export type { DeepReadonly } from './core/read-only'
export { type Locale, type Localized, locales } from './core/locale'

export type { Actor, Staff } from './data/actor'
export type { Agreement } from './data/agreement'
export type { Approval, BreakGlass, InternalGrant, Signatory } from './data/approval'
export type { AuditEvent } from './data/audit-event'
export { standardCategories } from './data/categories/standard'
export type { Category, Item, ItemMark, ItemNameOf } from './data/category'
export type { Choice, Consent, ConsentState } from './data/consent'
export { defineCategory, extendCategory } from './data/define-category'
export { type Evidence, evidence, noEvidence } from './data/evidence'
export type { ErasureCertificate, ErasureGround, RetentionDuty } from './data/erasure'
export { type FormatName, formatNames, isFormatName } from './data/formats/registry'
export { schemaOf } from './data/formats/schema-of'
export type { Hold } from './data/hold'
export { item } from './data/item'
export type { Notice } from './data/notice'
export type { PackageManifest } from './data/package'
export { parseItems, type ParsedItems } from './data/parse-items'
export type { Json } from './data/plain-json'
export {
  type CategoryRule,
  type ChannelRule,
  type Grant,
  type ItemRule,
  type PolicyDocument,
  type PositionRule,
  type PurposeRule,
  policyDocument,
  type RecipientRule,
} from './data/policy'
export type { RecordSummary } from './data/record'
export type { Refusal, RefusalCode } from './data/refusal'
export type { CollectRequest, ShareRequest, UseRequest } from './data/request'
export type { Sensitivity } from './data/sensitivity'
export type { Undertaking } from './data/undertaking'
export type { View } from './data/view'

export { definePolicy } from './policy/define'
export type { Policy, PolicyNames } from './policy/policy'
export { withCalendar } from './policy/with-calendar'
export { standardPolicy } from './policy/standard'
export type { StandardParameters } from './policy/standard-parameters'

export { type Guarded, guard, isGuarded, open } from './mask/guarded'
export { maskValue } from './mask/mask-value'
export { isMaskName, type MaskName, maskNames } from './mask/registry'
export type { MaskCharacter, MaskRequest, MaskStyle } from './mask/style'
export { applyView, type Viewing } from './mask/view'

export type { EvidenceIndex } from './check/evidence-index'
export { decideCollect } from './decide/collect'
export { type Disposal, decideDispose, dueOf } from './decide/dispose'
export { type Access, type Explanation, explainItem, explainUse } from './decide/explain'
export { indexEvidence } from './decide/index-evidence'
export { type PreparedUse, prepareUse, type UseQuestion } from './decide/prepare'
export { decideShare } from './decide/share'
export { decidePreparedUse, decideUse, type Subject } from './decide/use'

export type { RandomBytes } from './crypto/random'
export type { NoteSigner } from './audit/note'
export type { EventProof } from './audit/proof-text'
export type { ConsistencyProof } from './audit/proof'
export type { LogFault, LogFaultKind, LogHead } from './audit/log-fault'
export type { KeyRing } from './keys/key-ring'
export type { Store } from './store/store'
export type { CollectAnswer, FindAnswer, SeenRecord, UseAnswer, ViewTree } from './vault/answer'
export type { Application } from './vault/approvals'
export type { SignedCheckpoint } from './vault/checkpoints'
export type { EraseAnswer, EraseInput } from './vault/erase'
export { openVault, type PolicyCheck, type VaultOptions } from './vault/open'
export { openRolledVault, type RolledVault, type RollOutOptions } from './vault/roll-out'
export type { Shadow, ShadowDifference } from './vault/shadow'
export type { Extension } from './vault/prove-events'
export type { EventQuery, LoggedEvent, LogReport } from './vault/read-events'
export type { RetainedAnswer, RetainedInput } from './vault/read-retained'
export type { Registration } from './vault/register'
export type { Release, Released } from './vault/release'
export type { ShareAnswer, Withheld } from './vault/share'
export type { StandingAnswer } from './vault/standing'
export type { JournalHead } from './vault/journal'
export { storeJournal } from './vault/store-journal'
export { storeWitness } from './vault/store-witness'
export type { StepAnswer } from './vault/step'
export type { Sharing, VaultSteps } from './vault/steps'
export type { HeldRecord, SweepInput, SweepReport } from './vault/sweep'
export type { Collection, Search, Use, UseResult, Vault } from './vault/vault'
