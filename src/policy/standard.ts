/** What is the policy of the register as data? Departments, positions, categories, purposes, channels, in one document; a company adds its own part. */

import { either as E } from 'fp-ts'
import { standardCategories } from '../data/categories/standard'
import { TutelaError } from '../core/error'
import { defaultIncidents } from '../data/incidents'
import { defaultOversight } from '../data/oversight'
import { defaultRights } from '../data/rights'
import type { PolicyDocument, PositionRule, PurposeRule, RecipientRule } from '../data/policy'
import { copyPlainly } from './define-plain'
import { shapeProblems } from './soundness-shape'
import { type Problem, unsound } from './soundness-problem'
import { itemRulesOf, type StandardItem } from './standard-items'
import { standardControls } from './standard-controls'
import { standardChannels, standardKeeping } from './standard-keeping'
import { type ChosenParameters, type StandardParameters, standardParameters } from './standard-parameters'
import { standardDepartments, type StandardPosition, standardPositions } from './standard-positions'
import { type creditNeeds, type standardNeeds, standardPurposes } from './standard-purposes'

/**
 * The whole policy of the register, ready to use (1.1, 1.2, 4.3.1, 5.1, 8.1.1): six departments, ten positions, the
 * categories of 2.2 with owners and periods, the purposes of 5.1, each on consent alone, and the channels of 3.1.
 * Credit is in it only where `creditBusiness` is true. Throws `policy/unsound` with everything that is wrong with the
 * parameters.
 *
 * @example
 * ```ts
 * const document = standardPolicy({ organization: 'Acme', transactionYears: 5 })
 * document.purposes.delivery.needs // ['basic.name', 'basic.phone', ...]
 * ```
 */
export const standardPolicy = <const P extends StandardParameters>(parameters: P): StandardPolicy<P> => {
  const read = readStandard(parameters)
  if (E.isLeft(read)) throw new TutelaError(unsound(read.left))
  // The names are those of the sections below, and of the recipients as they were given.
  return read.right as PolicyDocument & StandardPolicy<P>
}

/** The same as a value: everything that is wrong with the parameters on the left. */
export const readStandard = (parameters: unknown): E.Either<readonly Problem[], PolicyDocument> => {
  const copy = copyPlainly(parameters)
  const parsed = standardParameters.safeParse(copy.value)
  const problems = [...copy.problems, ...(parsed.success ? [] : shapeProblems(parsed.error, copy.value))]
  return parsed.success && problems.length === 0 ? E.right(standardDocument(parsed.data)) : E.left(problems)
}

type StandardNeeds = typeof standardNeeds
type CreditNeeds = typeof creditNeeds

/** The needs of each purpose, credit among them where the parameters say so in their type. */
type NeedsOf<P extends StandardParameters> = P extends { readonly creditBusiness: true }
  ? {
      readonly [K in keyof StandardNeeds | keyof CreditNeeds]:
        | (K extends keyof StandardNeeds ? StandardNeeds[K][number] : never)
        | (K extends keyof CreditNeeds ? CreditNeeds[K][number] : never)
    }
  : { readonly [K in keyof StandardNeeds]: StandardNeeds[K][number] }

type RecipientsOf<P extends StandardParameters> = P extends { readonly recipients: infer R }
  ? Extract<keyof R, string>
  : never

type ItemsOf<P extends StandardParameters> = P extends { readonly creditBusiness: true }
  ? StandardItem
  : Exclude<StandardItem, `credit.${string}`>

/** The document of the standard policy with its names as literal types. */
export type StandardPolicy<P extends StandardParameters = StandardParameters> = Omit<
  PolicyDocument,
  'departments' | 'positions' | 'categories' | 'items' | 'purposes' | 'channels' | 'recipients'
> & {
  readonly departments: typeof standardDepartments
  readonly positions: { readonly [K in StandardPosition]: PositionRule }
  readonly categories: {
    readonly [K in ItemsOf<P> extends `${infer Category}.${string}`
      ? Category
      : never]: PolicyDocument['categories'][string]
  }
  readonly items: { readonly [K in ItemsOf<P>]: PolicyDocument['items'][string] }
  readonly purposes: {
    readonly [K in keyof NeedsOf<P>]: Omit<PurposeRule, 'needs'> & {
      readonly needs: readonly NeedsOf<P>[K][]
    }
  }
  readonly channels: { readonly [K in keyof typeof standardChannels]: PolicyDocument['channels'][string] }
  readonly recipients: { readonly [K in RecipientsOf<P>]: RecipientRule }
}

/** The document of parameters that were read. */
const standardDocument = (chosen: ChosenParameters): PolicyDocument => {
  const { organization, version, country, timeZone, languages, creditBusiness, transactionYears } = chosen
  const categories = standardCategories.filter(({ credit }) => creditBusiness || !credit)
  const keeping = standardKeeping(transactionYears)
  return {
    organization,
    version,
    country,
    timeZone,
    languages,
    creditBusiness,
    unknownAge: 'adult',
    training: 'block',
    pendingUse: false,
    breakGlass: { allowed: false },
    supervision: 'supervisor',
    departments: standardDepartments,
    positions: standardPositions(creditBusiness),
    categories: Object.fromEntries(
      categories.map(({ name, label, credit }) => [
        name,
        { label, ...keeping[name], ...(credit ? { credit } : {}) },
      ]),
    ),
    items: Object.assign({}, ...categories.map(itemRulesOf)),
    purposes: standardPurposes(transactionYears, creditBusiness),
    channels: standardChannels,
    recipients: Object.fromEntries(
      Object.entries(chosen.recipients).map(([name, { label, country: where }]) => [
        name,
        { label: label ?? { en: name, zh: name }, country: where ?? country },
      ]),
    ),
    controls: standardControls,
    oversight: defaultOversight,
    rights: defaultRights,
    incidents: defaultIncidents,
  }
}
