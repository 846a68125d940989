/** The texts of the customer's page by language. */

import type { Locale } from '../../core/locale'
import type { PageWords } from './page-words'
import { englishWords } from './words-en'
import { chineseWords } from './words-zh'

export const pageWords: Readonly<Record<Locale, PageWords>> = { en: englishWords, zh: chineseWords }
