/** What do decisions look up? The policy's names as indexes and its permissions as bit sets; `compile` fills them. */

/** The compiled form of a policy document. */
export interface PolicyTables {
  readonly itemIndex: ReadonlyMap<string, number>
}
