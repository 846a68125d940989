/** Which items do the sources give entry by entry? Lists whose entries stand for themselves: one bad phone costs no other. */

/** The fields of those items. */
export const byEntry: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'address',
  'identity',
  'formerId',
  'lines',
  'productFeatures',
  'promotions',
  'contactChannels',
  'repayments',
  'tags',
])
