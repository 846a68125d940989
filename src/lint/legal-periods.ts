/** What does the law say of how long? Minimums by country and category, each with its source; a company may have others to keep to. */

/** One bound. */
export interface LegalPeriod {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly category: string
  readonly minimum: string
  readonly source: string
}

/** The minimums that the library knows of. */
export const legalPeriods: readonly LegalPeriod[] = [
  {
    country: 'CN',
    category: 'transaction',
    minimum: 'P3Y',
    source: 'E-Commerce Law of the PRC, art. 31: three years from the completion of the transaction',
  },
]
