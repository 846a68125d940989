/** Is a policy sound? Everything that is wrong with a document, by place: its shape, the names it uses, and what it says with them. */

import type { z } from 'zod'
import type { Category } from '../data/category'
import type { Json } from '../data/plain-json'
import { nameProblems } from './soundness-names'
import type { Problem } from './soundness-problem'
import { ruleProblems } from './soundness-rules'
import { shapeProblems } from './soundness-shape'

/** The problems of a document whose parse said `error`, if anything; `definitions` are the categories known by their items. */
export const problemsOf = (
  document: Json,
  error: z.ZodError | undefined,
  definitions: ReadonlyMap<string, Category>,
): readonly Problem[] => [
  ...(error === undefined ? [] : shapeProblems(error, document)),
  ...nameProblems(document, definitions),
  ...ruleProblems(document, definitions),
]
