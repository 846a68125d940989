/**
 * What does the law say of how long? Bounds on keeping and on answering, by country, each with its source, in the one place that the
 * linter reads and that others may. It is no list of all laws: a company may have others to keep to, and says so in its policy.
 */

import type { LegalDuty } from '../data/policy'

/** The countries of the European Union, where the GDPR holds, ISO 3166-1 alpha-2. */
export const europeanUnion: readonly string[] =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

/** A bound on how long a category is kept. */
export interface LegalPeriod {
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  readonly category: string
  readonly bound: 'minimum' | 'maximum'
  readonly period: string
  /** Only for companies that are under this duty, as their policy says. */
  readonly duty?: LegalDuty
  readonly source: string
}

/** A bound on how long something may take. */
export interface LegalDeadline {
  readonly countries: readonly string[]
  /** Where the policy says how long it takes. */
  readonly path: readonly [string, ...string[]]
  readonly longest: string
  readonly source: string
}

/** The bounds on keeping that the library knows of. */
export const legalPeriods: readonly LegalPeriod[] = [
  {
    countries: ['CN'],
    category: 'transaction',
    bound: 'minimum',
    period: 'P3Y',
    source: 'E-Commerce Law of the PRC, art. 31: three years from the completion of the transaction',
  },
  {
    countries: ['CN'],
    category: 'transaction',
    bound: 'minimum',
    period: 'P10Y',
    duty: 'anti-money-laundering',
    source: 'Anti-Money Laundering Law of the PRC (2024), art. 34: ten years from the end of the transaction',
  },
  {
    countries: ['CN'],
    category: 'basic',
    bound: 'minimum',
    period: 'P10Y',
    duty: 'anti-money-laundering',
    source:
      'Anti-Money Laundering Law of the PRC (2024), art. 34: ten years from the end of the business relationship',
  },
  {
    countries: ['CN'],
    category: 'transaction',
    bound: 'minimum',
    period: 'P30Y',
    duty: 'accounting-vouchers',
    source:
      'Measures for the Administration of Accounting Archives (2015), annex 1: thirty years for vouchers and books',
  },
  {
    countries: ['CN'],
    category: 'credit',
    bound: 'maximum',
    period: 'P5Y',
    source:
      'Regulation on the Credit Reporting Industry, art. 16: five years from the end of what is told of adversely',
  },
  {
    countries: europeanUnion,
    category: 'basic',
    bound: 'minimum',
    period: 'P5Y',
    duty: 'anti-money-laundering',
    source: 'Directive (EU) 2015/849, art. 40: five years from the end of the business relationship',
  },
  {
    countries: europeanUnion,
    category: 'transaction',
    bound: 'minimum',
    period: 'P5Y',
    duty: 'anti-money-laundering',
    source:
      'Directive (EU) 2015/849, art. 40: five years from the occasional transaction, or the end of the relationship',
  },
]

/** The bounds on answering and telling that the library knows of. */
export const legalDeadlines: readonly LegalDeadline[] = [
  ...(['know', 'export'] as const).map((right) => ({
    countries: ['CN'],
    path: ['rights', 'answerWithin', right] as const,
    longest: 'P30D',
    source: 'PIPL art. 50 (in time) and GB/T 35273-2020 8.7: thirty days',
  })),
  ...(['correct', 'delete', 'choose'] as const).map((right) => ({
    countries: ['CN'],
    path: ['rights', 'answerWithin', right] as const,
    longest: 'P15B',
    source:
      'PIPL art. 50 (in time) and the 2019 measures on unlawful collection by apps, 6: fifteen working days',
  })),
  ...(['know', 'export', 'correct', 'delete', 'choose'] as const).map((right) => ({
    countries: europeanUnion,
    path: ['rights', 'answerWithin', right] as const,
    longest: 'P1M',
    source: 'GDPR art. 12(3): one month',
  })),
  {
    countries: europeanUnion,
    path: ['rights', 'extendBy'],
    longest: 'P2M',
    source: 'GDPR art. 12(3): two months more',
  },
  {
    countries: europeanUnion,
    path: ['incidents', 'tellWithin', 'authority'],
    longest: 'P3D',
    source: 'GDPR art. 33(1): 72 hours',
  },
]
