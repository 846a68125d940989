/** What does `tutela/log` offer? A redactor for whatever is logged; those for pino and winston stand on it. */

export type { OwnKeys } from './key-masks'
export { createLogRedactor, type LogRedactor, type LogRedactorOptions } from './redactor'
