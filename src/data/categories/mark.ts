/** How are the standard items classified? Three short ways to write a mark, one a level; an item adds what is its own. */

import type { ItemMark } from '../category'

/** Nothing to hide: shown plain. */
export const general = (en: string, zh: string): ItemMark => ({
  label: { en, zh },
  sensitivity: 'general',
  view: 'plain',
  mask: 'none',
})

/** About a person: shown masked unless a grant says otherwise. */
export const personal = (en: string, zh: string, mask: string): ItemMark => ({
  label: { en, zh },
  sensitivity: 'personal',
  view: 'masked',
  mask,
})

/** PIPL art. 28, identity documents and credit: shown masked, and rests on a separate consent. */
export const sensitive = (en: string, zh: string, mask: string): ItemMark => ({
  ...personal(en, zh, mask),
  sensitivity: 'sensitive',
})
