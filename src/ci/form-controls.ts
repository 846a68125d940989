/** What is a control of a page called? By its own names and what the browser is told to fill in, the surest first. */

/** What a control says of itself. */
export interface ControlNames {
  readonly name: string | undefined
  readonly id: string | undefined
  readonly autocomplete: string | undefined
  readonly type: string
  readonly label: string
}

/** Its names: the first is how it is told, the others are looked at where that one says nothing. */
export const namesOfControl = ({ name, id, autocomplete, type, label }: ControlNames): readonly string[] => {
  const token = autocomplete?.trim().toLowerCase().split(/\s+/).at(-1) ?? ''
  const names = [
    name,
    id,
    filledIn[token],
    type === 'tel' ? 'phone' : type === 'email' ? 'email' : undefined,
    label,
  ]
  const told = names.filter((one) => one !== undefined && one !== '') as readonly string[]
  return [...new Set(told)]
}

/** Does a box with this name and label ask for consent? */
export const isAskingConsent = (text: string): boolean =>
  /\b(?:agree|agreed|consent|accept|subscribe|opt[ -]?in|newsletter|marketing)\b|同意|授权|订阅|接受/iu.test(
    text.replaceAll('_', ' '),
  )

/** The tokens of `autocomplete` that stand for a person's own (WHATWG HTML, autofill), by a name that items are known by. */
const filledIn: Readonly<Record<string, string>> = {
  name: 'full name',
  'given-name': 'first name',
  'family-name': 'last name',
  email: 'email',
  tel: 'phone',
  'tel-national': 'phone',
  bday: 'birthday',
  sex: 'gender',
  organization: 'company name',
  'organization-title': 'job title',
  'street-address': 'street address',
  'address-line1': 'street address',
  'cc-number': 'card number',
}
