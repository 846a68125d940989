/** In which languages does the library speak? English and Chinese; it never guesses a reader's language. */

/** A language of the library's messages, as a BCP 47 primary tag. */
export type Locale = 'en' | 'zh'

/** A text in every language of the library. */
export type Localized = { readonly [L in Locale]: string }

/** The languages, in the order in which reports print them. */
export const locales: readonly Locale[] = ['en', 'zh']
