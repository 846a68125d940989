/** What does a command print to? Two streams of text and whether they take colour; it knows no command. */

import pc from 'picocolors'
import type { Locale } from '../core/locale'
import { type Words, words } from './words'

/** What a command is given beside its arguments. */
export interface Terminal {
  readonly locale: Locale
  readonly words: Words
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly paint: { readonly [K in 'title' | 'yes' | 'no' | 'dim']: (text: string) => string }
}

/** The process's own streams; colour only on a screen, and never where NO_COLOR is set. */
export const processTerminal = (locale: Locale): Terminal => {
  const colour = pc.createColors(process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '')
  return {
    locale,
    words: words[locale],
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    paint: { title: colour.bold, yes: colour.green, no: colour.red, dim: colour.dim },
  }
}

/** The language that the arguments ask for, read ahead of everything, since help and errors are written in it. */
export const localeOf = (given: readonly string[]): Locale => {
  const at = given.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = given[at]
  const locale = word === '--lang' ? given[at + 1] : word?.slice('--lang='.length)
  return locale === 'zh' ? 'zh' : 'en'
}
