/** How is an IP address masked? The first 16 bits of IPv4 and 32 of IPv6 show, or half of that: a network and no subscriber. */

import { either as E } from 'fp-ts'
import { ipAddress } from '../data/formats/ip-address'
import { defineStrategy, hidden, open } from './strategy'

/**
 * @example
 * ```ts
 * maskValue('ip-address', '192.0.2.1') // '192.0.*.*'
 * maskValue('ip-address', '2001:db8:0:1:1:1:1:1') // '2001:db8:****'
 * maskValue('ip-address', '192.0.2.1', { show: { ip: 'block' } }) // '192.*.*.*'
 * ```
 */
export const ipAddressStrategy = defineStrategy({
  name: 'ip-address',
  sensitive: {
    en: 'The last two numbers of IPv4, the last six groups of IPv6',
    zh: 'IPv4 的后两段，IPv6 的后六段',
  },
  minimum: 1,
  read: (text, { ip: request = 'network' }) => {
    const parsed = ipAddress.parse(text)
    if (E.isLeft(parsed) || (request !== 'network' && request !== 'block')) return undefined
    const { block = '', network = '', host } = networkOf.exec(parsed.right)?.groups ?? {}
    if (host === undefined) return undefined
    const stars = network.includes(':') ? '****' : '*.*'
    if (request === 'network') return [open(block + network), hidden(host, stars)]
    return [open(block), hidden(network + host, network.includes(':') ? stars : `*.${stars}`)]
  },
})

/** An IPv6 address whose first two groups are zeros carries another address inside, or is of the machine itself. */
const networkOf = /^(?:(?<block>[0-9]+\.|[0-9a-f]+:)(?<network>[0-9]+\.|[0-9a-f]+:))(?<host>.+)$/
