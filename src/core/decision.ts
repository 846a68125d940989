/** What is the answer to a request? A permit with its obligations, or a denial with every rule that was broken. */

import type { Finding } from './finding'
import type { Instant } from './instant'

/** What must still be done by whoever carries the permit out. */
export type Obligation =
  | { readonly kind: 'record' }
  | { readonly kind: 'mask'; readonly items: readonly string[] }
  | { readonly kind: 'aggregate' }
  | { readonly kind: 'seal'; readonly recipient: string; readonly key: string }
  | { readonly kind: 'review'; readonly within: string }

/** Yes: these items, each in this view, for this purpose, under this evidence, until this instant. */
export interface Permit<View extends string = string> {
  readonly outcome: 'permit'
  readonly purposes: readonly string[]
  readonly views: Readonly<Record<string, View>>
  /** Ids of the evidence that it rests on. */
  readonly evidence: readonly string[]
  /** The earliest end of that evidence. */
  readonly untilAt: Instant
  readonly obligations: readonly Obligation[]
  /** Ids of the records that may be read; absent where a decision reads none. */
  readonly records?: readonly string[]
  readonly warnings: readonly Finding[]
}

/** No: every rule that was broken, each with its clauses. */
export interface Denial {
  readonly outcome: 'deny'
  readonly findings: readonly Finding[]
}

export type Decision<View extends string = string> = Permit<View> | Denial
