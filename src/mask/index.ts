/**
 * What does a program need that only masks? Every strategy and preset, and the way to declare one of your own under the
 * same promise. It brings no policy, no store and no keys.
 */

export { type Guarded, guard, isGuarded, open as openGuarded } from './guarded'
export { defineMasks, maskWith } from './mask-with'
export { maskValue } from './mask-value'
export { afterCharacter } from './presets/after-character'
export { beforeCharacter } from './presets/before-character'
export { hutool } from './presets/hutool'
export { type FirstLast, keepFirstLast } from './presets/keep-first-last'
export { keepRange, type Range } from './presets/keep-range'
export { maskFirstLast } from './presets/mask-first-last'
export { maskRange } from './presets/mask-range'
export type { Separator } from './presets/separator'
export {
  type FirstNLastM,
  type FromXToY,
  shardingsphere,
  type SpecialCharacters,
} from './presets/shardingsphere'
export { isMaskName, type MaskName, maskNames, textStrategies } from './registry'
export { defineStrategy, hidden, keepLast, kept, open, type Part, type TextStrategy } from './strategy'
export type { MaskCharacter, MaskRequest, MaskStyle } from './style'
