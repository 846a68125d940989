/** What can be tested with? The contracts of the ports, the key ring's and the store's, a store that fails, and a clock that stands. */

export { type FixedClock, fixedClock } from './clock'
export * from './key-ring'
export * from './faulty-store'
export * from './store'
