import { isIP } from 'node:net'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ipAddress } from '../../../src/data/formats/ip-address'
import { answer } from './answers'

const parse = answer(ipAddress)

describe('an IP address', () => {
  it('is written after the examples of RFC 5952', () => {
    const cases: Readonly<Record<string, string>> = {
      '2001:db8:0:0:1:0:0:1': '2001:db8::1:0:0:1',
      '2001:0db8:0:0:1:0:0:1': '2001:db8::1:0:0:1',
      '2001:db8::1:0:0:1': '2001:db8::1:0:0:1',
      '2001:db8::0:1:0:0:1': '2001:db8::1:0:0:1',
      '2001:DB8:0:0:1::1': '2001:db8::1:0:0:1',
      '2001:db8:0:1:1:1:1:1': '2001:db8:0:1:1:1:1:1',
      '2001:db8::1:1:1:1:1': '2001:db8:0:1:1:1:1:1',
      '2001:0:0:1:0:0:0:1': '2001:0:0:1::1',
      '2001:db8:aaaa:bbbb:cccc:dddd::1': '2001:db8:aaaa:bbbb:cccc:dddd:0:1',
      '::ffff:c000:201': '::ffff:192.0.2.1',
      '0:0:0:0:0:FFFF:192.0.2.1': '::ffff:192.0.2.1',
      '64:ff9b::192.0.2.33': '64:ff9b::c000:221',
      '0:0:0:0:0:0:0:0': '::',
    }
    for (const [text, canonical] of Object.entries(cases)) expect(parse(text)).toBe(canonical)
  })

  it('agrees with the serializer of URLs on any address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const written = new URL(`http://[${text}]`).hostname.slice(1, -1)
        fc.pre(!written.startsWith('::ffff:'))
        expect(parse(text)).toBe(written)
      }),
      { numRuns: 2000, seed: 5952 },
    )
    fc.assert(
      fc.property(fc.ipV4(), (text) => parse(text) === text),
      { seed: 5952 },
    )
  })

  it('agrees with the platform on what an address is', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '.',
      '0',
      '1',
      '01',
      '255',
      '256',
      'ffff',
      'fffff',
      'A',
      'g',
      '1.2.3.4',
      '%1',
      '-',
      '/',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join('')
        expect(parse(text) !== 'no: characters').toBe(isIP(text) !== 0 && !text.includes('%'))
      }),
      { numRuns: 20_000, seed: 4291 },
    )
  })

  it('refuses leading zeros in decimals, zones, brackets, ports and ranges', () => {
    for (const text of [
      '192.0.2.01',
      '192.0.2',
      '192.0.2.256',
      'fe80::1%eth0',
      '[::1]',
      '192.0.2.1:80',
      '10.0.0.0/8',
      '1::2::3',
      ':::',
      '1:2:3:4:5:6:7::8:9',
      '1:2:3:4:5:6:7:8::',
      '',
    ])
      expect(parse(text)).toBe('no: characters')
  })
})
