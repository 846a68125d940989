/**
 * May customer information cross this connection? Not in the clear, unless it stays on the machine or the adopter says so. It
 * looks at how a handle was made, before anything is sent, and checks no certificate: that is set where the handle is made.
 */

import { TutelaError } from '../core/error'

/** Where a handle leads. */
export interface Destination {
  /** Names or addresses of machines, or paths of sockets; none where the driver takes this machine. */
  readonly hosts: readonly unknown[]
  /** Is it certain that what is sent is encrypted? */
  readonly isEncrypted: boolean
}

/** What an adopter may say of the connection. */
export interface EncryptionOptions {
  /** Lets what is sent to another machine go unencrypted: in a network whose every part is trusted. */
  readonly allowUnencrypted?: boolean
}

/** Throws `input/invalid` for a connection to another machine that is not encrypted. */
export const checkEncrypted = (destination: Destination, options: EncryptionOptions): void => {
  if (destination.isEncrypted || options.allowUnencrypted === true) return
  if (destination.hosts.every(isHere)) return
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'the connection leads to another machine and is not encrypted',
    remedy:
      'give the handle `ssl`, or the store `allowUnencrypted: true` if every part of the network is trusted',
  })
}

/** This machine by its names, its addresses (127.0.0.0/8, ::1) or the path of a socket. */
const isHere = (host: unknown): boolean =>
  host === '' ||
  (typeof host === 'string' && /^(\/.*|localhost|::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i.test(host))
