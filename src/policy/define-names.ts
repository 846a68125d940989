/** Which names does a policy know, for the compiler? Those of its base and its extension as literal types; nothing of this is there at run time. */

import type { Category, ItemNameOf } from '../data/category'
import type {
  CategoryRule,
  ChannelRule,
  DepartmentRule,
  Grant,
  ItemRule,
  PolicyDocument,
  PositionRule,
  PurposeRule,
  RecipientRule,
} from '../data/policy'

/** What a company adds to a base: members join, lists replace, `null` takes away. What is left out has a default. */
export interface Extension extends Partial<Omit<PolicyDocument, Section>> {
  readonly departments?: Patches<DepartmentRule>
  readonly positions?: Patches<PositionRule>
  /** A category of one's own brings its `definition`, from which its label and its items are taken. */
  readonly categories?: Patches<CategoryRule & { readonly definition: Category }>
  readonly items?: Patches<ItemRule>
  readonly purposes?: Patches<PurposeRule>
  readonly channels?: Patches<ChannelRule>
  readonly recipients?: Patches<RecipientRule>
}

type Section = 'departments' | 'positions' | 'categories' | 'items' | 'purposes' | 'channels' | 'recipients'

type Patches<Rule> = { readonly [name: string]: Partial<Rule> | null }

/** The names in one section of a document or of an extension; none where it has no such section. */
type NamesIn<Document, S extends Section> = Document extends { readonly [K in S]?: infer Rules }
  ? Extract<keyof NonNullable<Rules>, string>
  : never

type RuleIn<Document, S extends Section, Name extends string> = Document extends {
  readonly [K in S]?: infer Rules
}
  ? Name extends keyof NonNullable<Rules>
    ? NonNullable<Rules>[Name]
    : undefined
  : undefined

/** What an extension leaves of a section, and what it puts there. */
export type NamesOf<Base, Added, S extends Section> =
  | Exclude<NamesIn<Base, S>, NamesIn<Added, S>>
  | { [N in NamesIn<Added, S>]: RuleIn<Added, S, N> extends null ? never : N }[NamesIn<Added, S>]

type DefinedItem<Added> = {
  [N in NamesIn<Added, 'categories'>]: RuleIn<Added, 'categories', N> extends {
    readonly definition: infer Definition extends Category
  }
    ? ItemNameOf<Definition>
    : never
}[NamesIn<Added, 'categories'>]

/** The items that a policy knows. */
export type ItemsOf<Base, Added> = NamesOf<Base, Added, 'items'> | DefinedItem<Added>

type NeedsOf<Base, Added, P extends string> =
  RuleIn<Added, 'purposes', P> extends { readonly needs: readonly (infer Item)[] }
    ? Extract<Item, string>
    : RuleIn<Base, 'purposes', P> extends { readonly needs: readonly (infer Item)[] }
      ? Extract<Item, string>
      : never

/** The names of the policy that a base and an extension make. */
export interface DefinedNames<Base, Added> {
  readonly position: NamesOf<Base, Added, 'positions'>
  readonly channel: NamesOf<Base, Added, 'channels'>
  readonly recipient: NamesOf<Base, Added, 'recipients'>
  readonly item: ItemsOf<Base, Added>
  readonly needs: {
    readonly [P in NamesOf<Base, Added, 'purposes'>]: NeedsOf<Base, Added, P>
  }
}

/** Holds an extension to the names that there are: whatever else it names doesn't compile. */
export interface Checked<Base, Added> {
  readonly purposes?: {
    readonly [P in NamesIn<Added, 'purposes'>]?:
      | (P extends NamesIn<Base, 'purposes'> ? PurposePatch<Base, Added> : NewPurpose<Base, Added>)
      | null
  }
  readonly positions?: {
    readonly [P in NamesIn<Added, 'positions'>]?: {
      readonly department?: NamesOf<Base, Added, 'departments'>
      readonly grants?: readonly {
        readonly purposes: readonly NamesOf<Base, Added, 'purposes'>[]
        readonly items: readonly ItemPattern<Base, Added>[]
        readonly view?: Grant['view']
      }[]
      readonly collects?: readonly {
        readonly channels: readonly NamesOf<Base, Added, 'channels'>[]
        readonly items: readonly ItemPattern<Base, Added>[]
      }[]
    } | null
  }
  readonly categories?: {
    readonly [C in NamesIn<Added, 'categories'>]?: {
      readonly owner?: NamesOf<Base, Added, 'departments'>
    } | null
  }
  readonly supervision?: NamesOf<Base, Added, 'positions'>
}

type ItemPattern<Base, Added> = ItemsOf<Base, Added> | `${NamesOf<Base, Added, 'categories'>}.*`

interface PurposePatch<Base, Added> {
  readonly needs?: readonly ItemsOf<Base, Added>[]
  readonly compatibleWith?: readonly NamesOf<Base, Added, 'purposes'>[]
}

interface NewPurpose<Base, Added> extends PurposePatch<Base, Added> {
  readonly family: PurposeRule['family']
  readonly needs: readonly ItemsOf<Base, Added>[]
}
