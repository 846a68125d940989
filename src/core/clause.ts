/** Which provisions does the library answer for? The register of the policy's clauses; rules and tests name them by id. */

import type { ClauseText } from './clause-text'
import { clausesOfKeeping } from './clauses-of-keeping'
import { clausesOfUsing } from './clauses-of-using'

const register = { ...clausesOfKeeping, ...clausesOfUsing }

/** The id of a provision: chapter, section, item. */
export type ClauseId = keyof typeof register

/** The provisions by id. */
export const clauses: Readonly<Record<ClauseId, ClauseText>> = register

/** Is this text the id of a provision? */
export const isClauseId = (text: string): text is ClauseId => Object.hasOwn(register, text)

/** The ids, in the policy's order. */
export const clauseIds: readonly ClauseId[] = Object.keys(register).filter(isClauseId)
