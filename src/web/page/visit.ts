/** Who visits, which notice is theirs to read, and what is told of the step before? */

import type { Locale } from '../../core/locale'
import type { Notice } from '../../data/notice'
import type { Message } from './shell'
import { isPageStep } from './steps'
import { pageWords } from './words'

/** Who can't be told from nobody is nobody. */
export const customerOf = async (
  read: (request: Request) => string | undefined | Promise<string | undefined>,
  request: Request,
): Promise<string | undefined> => {
  try {
    const customer = await read(request)
    return customer === '' ? undefined : customer
  } catch {
    return undefined
  }
}

/** The notice in the language, or in any other before none. */
export const noticeFor = (notices: readonly Notice[], locale: Locale, at: number): Notice | undefined => {
  const inForce = notices.filter(({ fromAt, untilAt }) => fromAt <= at && at < untilAt)
  return inForce.find(({ language }) => language === locale) ?? inForce[0]
}

/** The message after a step that was taken. */
export const doneMessage = (step: string | null, locale: Locale): Message | undefined => {
  const { done } = pageWords[locale]
  const text = step !== null && (isPageStep(step) || step === 'request') ? done[step] : undefined
  return text === undefined ? undefined : { tone: 'good', lines: [text] }
}
