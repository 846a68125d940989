/** Which categories does the policy name (2.2)? The six of them, in its order. */

import { basic } from './basic'
import { communication } from './communication'
import { credit } from './credit'
import { other } from './other'
import { preference } from './preference'
import { transaction } from './transaction'

/** Basic, transaction, communication, preference, credit and other information (2.2.1 to 2.2.6). */
export const standardCategories = [basic, transaction, communication, preference, credit, other] as const
