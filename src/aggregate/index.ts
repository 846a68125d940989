/** What does `tutela/aggregate` offer? Counts over groups of customers for decisions that need no single record (5.1.3). */

export {
  type Aggregate,
  type AggregateGroup,
  type AggregateReport,
  type AggregateTotal,
  aggregate,
} from './aggregate'
export {
  ageBands,
  amountBands,
  codePrefixes,
  type DatePart,
  dateParts,
  type Hierarchy,
  type Level,
  listedValues,
  regionLevels,
} from './hierarchy'
export type { AggregateOptions } from './options'
