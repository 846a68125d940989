/** What does `tutela/dataset` offer? Plans, proposals and streaming masks for CSV, JSONL and JSON, for any runtime. */

export type { Pseudonyms } from './cell'
export { type DatasetForm, type DatasetWriting, datasetForms, maskDataset } from './dataset'
export { type Encoding, encodings } from './encoding'
export {
  type ColumnPlan,
  type ColumnReason,
  type DatasetPlan,
  type PlanSettings,
  planDataset,
} from './plan'
export { type Proposal, proposeColumns } from './propose'
export { type Sample, sampleDataset } from './sample'
export { printableName } from '../policy/item-names'
export { customerTarget } from '../policy/item-names'
