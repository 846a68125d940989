/** What can be tested with? The contracts of the ports (key ring, store, witness, job engine), a store that fails, and a clock that stands. */

export { type FixedClock, fixedClock } from './clock'
export * from './engine'
export * from './key-ring'
export * from './faulty-store'
export * from './store'
export * from './witness'
