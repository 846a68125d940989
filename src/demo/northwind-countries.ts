/** Which countries does Northwind name? Its own words for them by ISO 3166-1 code; another word is not guessed at. */

/** The alpha-2 code of a country as Northwind writes it; undefined for any other text. */
export const countryOf = (name: string): string | undefined => codes.get(name)

const codes: ReadonlyMap<string, string> = new Map([
  ['Argentina', 'AR'],
  ['Australia', 'AU'],
  ['Austria', 'AT'],
  ['Belgium', 'BE'],
  ['Brazil', 'BR'],
  ['Canada', 'CA'],
  ['Denmark', 'DK'],
  ['Finland', 'FI'],
  ['France', 'FR'],
  ['Germany', 'DE'],
  ['Ireland', 'IE'],
  ['Italy', 'IT'],
  ['Japan', 'JP'],
  ['Mexico', 'MX'],
  ['Netherlands', 'NL'],
  ['Norway', 'NO'],
  ['Poland', 'PL'],
  ['Portugal', 'PT'],
  ['Singapore', 'SG'],
  ['Spain', 'ES'],
  ['Sweden', 'SE'],
  ['Switzerland', 'CH'],
  ['UK', 'GB'],
  ['USA', 'US'],
  ['Venezuela', 'VE'],
])
