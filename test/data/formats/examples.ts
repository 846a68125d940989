/** Which values stand for each format in the tests? Published specimens and test numbers, invented ones where there are none. */

import type { FormatName } from '../../../src/data/formats/registry'

/** Canonical texts by format. */
export const examples: Readonly<Record<FormatName, readonly string[]>> = {
  // The specimens of GB 11643-1999.
  'resident-id': ['11010519491231002X', '440524188001010014', '110105491231002'],
  'residence-permit': ['810000199408230021', '830000199201300022'],
  // The specimen of the cards of 2017; an invented one of the form of 2023.
  'permanent-residence': ['KAZ110090123105', '911398198601010006'],
  passport: [
    'E12345678',
    'EA1234567',
    'G12345678',
    'DE1234567',
    'P1234567',
    'H12345678',
    'MA1234567',
    '141234567',
  ],
  // The specimen of ICAO Doc 9303.
  'foreign-passport': ['L898902C3', '123456789', 'AB1234'],
  'hk-macau-permit': ['H12345678', 'M1234567801', 'C12345678', 'CA1234567', 'W12345678'],
  'taiwan-permit': ['12345678', '0012345601', '0012345601B', 'L12345678', 'T12345678'],
  // The specimen of GB 32100-2015, and codes that listed companies print on their reports.
  'credit-code': ['91350100M000100Y43', '91110000802100433B', '91440300708461136T', '91330100799655058B'],
  mobile: ['13800138000', '14512345678', '16612345678', '17012345678', '19912345678'],
  landline: ['010-12345678', '010-12345678-123', '0755-83765432-801', '0311-2345678'],
  phone: ['+8613800138000', '+861088886666', '+442079460958', '+12125550123'],
  email: ['Li.Lei@example.com', 'a@xn--fiqs8s.xn--fiqs8s', "o'neil+news@mail.example.co.uk"],
  // The examples of RFC 5952.
  'ip-address': [
    '192.0.2.1',
    '2001:db8::1',
    '2001:db8:0:1:1:1:1:1',
    '2001:0:0:1::1',
    '::ffff:192.0.2.1',
    '::',
  ],
  // Numbers that payment processors publish for testing.
  'bank-card': [
    '4111111111111111',
    '5555555555554444',
    '378282246310005',
    '6200000000000005',
    '6011111111111117',
  ],
  plate: [
    '京A12345',
    '沪AD12345',
    '粤B12345D',
    '粤Z1234港',
    '京A1234警',
    '224578使',
    '使014578',
    '沪A0023领',
    '京AX1234应急',
  ],
  'postal-code': ['100080', '518000', '999077'],
}
