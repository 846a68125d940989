/** Which contracts can an adapter be held to? Those of the ports that exist: the key ring and the store. */

export * from './key-ring'
export * from './faulty-store'
export * from './store'
