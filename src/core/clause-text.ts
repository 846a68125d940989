/** What is known of one provision of the policy? Its name in both languages, what it asks, and how code answers. */

import type { Localized } from './locale'

/**
 * One provision of the customer-information policy.
 * `enforced`: code refuses what breaks it; `provided`: code supplies the capability it asks for;
 * `evidenced`: an organisation does it, code keeps dated evidence and finds it missing or lapsed.
 */
export interface ClauseText {
  readonly title: Localized
  readonly says: string
  readonly kind: 'enforced' | 'provided' | 'evidenced'
}
