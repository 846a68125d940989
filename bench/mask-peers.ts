/** How do the redactors of loggers mask the same members? Each is given the library's own quick masks, so that only their walk is compared. */

import slowRedact from '@pinojs/redact'
import fastRedact from 'fast-redact'
import { maskValue } from '../src/mask/mask-value'
import { quickMasks } from '../src/mask/record/quick'
import type { MaskName } from '../src/mask/registry'
import type { CustomerRow } from './mask-world'

export interface RedactorPeers {
  /** Masked in place, used, and put back. */
  readonly restored: (row: CustomerRow, use: (row: CustomerRow) => number) => number
  /** A copy masked in place. */
  readonly copied: (row: CustomerRow) => CustomerRow
  readonly fastRedactText: (row: CustomerRow) => string
  readonly pinoText: (row: CustomerRow) => string
}

export const redactorPeers = (masks: Readonly<Record<string, MaskName>>): RedactorPeers => {
  const paths = Object.keys(masks)
  const byName = new Map(
    Object.entries(masks).map(([name, mask]) => {
      const quick = quickMasks.get(mask)
      return [
        name,
        (value: unknown) =>
          (typeof value === 'string' ? quick?.(value) : undefined) ?? maskValue(mask, value),
      ]
    }),
  )
  const censor = (value: unknown, path: readonly string[]): unknown => byName.get(path[0] ?? '')?.(value)
  // the packages' types know neither `restore` nor a censor with a path
  const inPlace = fastRedact({ paths, censor, serialize: false } as object) as unknown as {
    (row: object): CustomerRow
    restore: (row: object) => void
  }
  const fastText = fastRedact({ paths, censor } as object) as (row: object) => string
  const pinoText = slowRedact({ paths, censor } as object) as unknown as (row: object) => string
  return {
    restored: (row, use) => {
      const sum = use(inPlace(row))
      inPlace.restore(row)
      return sum
    },
    copied: (row) => inPlace({ ...row }),
    fastRedactText: fastText,
    pinoText,
  }
}
