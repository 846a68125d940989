/** Which names may evidence hold? Those of the policy, and those of what is asked; it draws nothing. */

import type { PolicyDocument } from '../data/policy'
import type { Requests } from './arbitraries-requests'

/** The names of a policy, and what the requests are about. */
export interface Known {
  readonly items: readonly string[]
  readonly purposes: readonly string[]
  readonly recipients: readonly string[]
  readonly channels: readonly string[]
  readonly categories: readonly string[]
  readonly departments: readonly string[]
  /** Position and department of those who may approve. */
  readonly approvers: readonly { readonly department: string; readonly position: string }[]
  /** The purpose and the recipient that are asked about, `none` where the policy doesn't know them. */
  readonly purpose: string
  readonly recipient: string
  readonly asked: Requests
  readonly document: PolicyDocument
}

/** The names that evidence about some requests may hold. */
export const knownOf = (document: PolicyDocument, asked: Requests): Known => ({
  items: Object.keys(document.items),
  purposes: Object.keys(document.purposes),
  recipients: Object.keys(document.recipients),
  channels: Object.keys(document.channels),
  categories: Object.keys(document.categories),
  departments: Object.keys(document.departments),
  approvers: Object.entries(document.positions).flatMap(([position, { department, responsible }]) =>
    responsible === true ? [{ department, position }] : [],
  ),
  purpose: Object.hasOwn(document.purposes, asked.use.purpose) ? asked.use.purpose : 'none',
  recipient: Object.hasOwn(document.recipients, asked.share.recipient) ? asked.share.recipient : 'none',
  asked,
  document,
})
