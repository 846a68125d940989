/** Which pages may be asked of an order? One of each shape: every beginning, with bounds and without, the first and a later one. */

import type { Page } from '../../src/store/session'

/** The pages of an order of columns, with a cell of any kind in each place. */
export const pagesOf = (
  order: readonly string[],
  columns: Readonly<Record<string, string>>,
): readonly Page[] =>
  order.flatMap((_, length) =>
    [false, true].flatMap((isBounded) =>
      [false, true].map((isLater) => ({
        order,
        present: order.filter((column) => columns[column]?.endsWith('?')),
        equals: order.slice(0, length).map(() => 'x'),
        from: isBounded ? 'x' : undefined,
        until: isBounded ? 'y' : undefined,
        after: isLater ? order.slice(length).map(() => 'x') : undefined,
        limit: 1,
      })),
    ),
  )
