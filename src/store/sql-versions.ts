/** Which tables came with which version of the schema on a server? A version that was released is fixed; a new one is added below. */

import { type TableName, tableNames } from './tables'

const later: readonly (readonly TableName[])[] = [['matter'], ['tombstone'], ['journal']]

/** The tables of each version, from the first on. */
export const serverVersions: readonly (readonly TableName[])[] = [
  tableNames.filter((name) => !later.flat().includes(name)),
  ...later,
]
