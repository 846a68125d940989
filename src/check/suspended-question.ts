/** Is who asks this question suspended (7.2.3)? Customers ask for themselves, and never are. */

import type { Finding } from '../core/finding'
import type { Question } from './question'
import { none } from './rule'
import type { Standing } from './standing'
import { checkSuspension } from './suspension'

/** What is found against who asks. */
export const suspensionOf = (
  question: Question,
  { suspended }: Standing,
  actor: string,
): readonly Finding[] =>
  question.kind === 'customer'
    ? none
    : checkSuspension(suspended, { id: actor, position: question.position?.name })
