/** Which contracts can an adapter be held to? Those of the ports that exist: the key ring, the store and the witness of a log. */

export * from './key-ring'
export * from './faulty-store'
export * from './store'
export * from './witness'
