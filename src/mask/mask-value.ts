/** How does a value look masked? As its strategy shows it; what no strategy knows is masked whole. */

import type { Json } from '../data/plain-json'

/** What a value masked whole looks like: its length is hidden too. */
export const wholeMask = '******'

/** The masked form of a value. Total: an unknown strategy masks whole. */
export const maskValue = (strategy: string, value: unknown): Json =>
  strategy === 'none' && (typeof value === 'string' || typeof value === 'number') ? value : wholeMask
