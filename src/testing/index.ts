/** Which contracts can an adapter be held to? Those of the ports that exist: the key ring. */

export * from './key-ring'
