/** How are whole records masked fast? A plan compiled once; each record costs a copy and the masks of its members. */

import type { Json } from '../../data/plain-json'
import type { MaskStyle } from '../style'
import { objectMasker } from './mask-object'
import { type RecordPlan, treeOf } from './plan'

export const compileMasker = (
  plan: RecordPlan,
  style: MaskStyle = {},
): { mask: (record: unknown) => { [member: string]: Json } } => {
  const tree = treeOf(plan, style)
  return { mask: objectMasker(tree, style) }
}
