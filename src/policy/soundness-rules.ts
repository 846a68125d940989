/** Does a policy contradict itself? What each rule says, held against the others; a member of the wrong shape is left to the schema. */

import type { Category } from '../data/category'
import type { Json } from '../data/plain-json'
import type { Problem } from './soundness-problem'

export const ruleProblems = (
  _document: Json,
  _definitions: ReadonlyMap<string, Category>,
): readonly Problem[] => []
