/** Which values stand for each item in the tests? Good ones as people give them, and bad ones; all invented or published specimens. */

/** By item: `[good, ...more good]` and `[bad, ...more bad]`. */
export const itemExamples: Readonly<
  Record<string, { readonly good: readonly unknown[]; readonly bad: readonly unknown[] }>
> = {
  'basic.name': {
    good: ['欧阳小红', '买买提·艾力', 'Maria Anders'],
    bad: ['', '  ', 'a\u0000b', 7, '\ud800'],
  },
  'basic.sex': { good: ['female', 'undisclosed'], bad: ['w', '女', null] },
  'basic.birthDate': { good: ['1990-02-28', '2000-02-29'], bad: ['1990-02-30', '28/02/1990', '19900228'] },
  'basic.age': { good: [0, 42, 150], bad: [-1, 41.5, 151, '42'] },
  'basic.phone': {
    good: [
      [{ kind: 'mobile', number: '138 0013 8000' }],
      [
        { kind: 'work', number: '010-8888 6666', extension: '801' },
        { kind: 'fax', number: '+442079460958' },
      ],
    ],
    bad: ['13800138000', [], [{ kind: 'mobile', number: '(5) 555-4729' }], [{ number: '+8613800138000' }]],
  },
  'basic.email': {
    good: [[{ kind: 'home', address: 'Li.Lei@Example.com' }]],
    bad: [[{ kind: 'home', address: 'li.lei at example' }], ['li.lei@example.com']],
  },
  'basic.address': {
    good: [
      [
        {
          kind: 'home',
          country: 'CN',
          province: '广东省',
          city: '深圳市',
          district: '南山区',
          street: '科技园路 1 号 2 栋 301 室',
          postalCode: '518000',
          recipient: '李雷',
          phone: '13800138000',
        },
      ],
      [{ kind: 'work', country: 'DE', city: 'Berlin', street: 'Obere Str. 57', postalCode: '12209' }],
      [{ kind: 'shipping', country: 'GB', street: '120 Hanover Sq.', postalCode: 'WA1 1DP' }],
      [{ kind: 'other', country: 'IE', street: '8 Johnstown Road', province: 'Co. Cork' }],
    ],
    bad: [
      [{ kind: 'home', country: 'CN', street: '科技园路 1 号', postalCode: '998000' }],
      [{ kind: 'home', country: 'China', street: '科技园路 1 号' }],
      [{ kind: 'home', country: 'CN', street: '' }],
      '广东省深圳市',
    ],
  },
  'basic.occupation': { good: ['Sales Representative', '教师'], bad: ['', 'x'.repeat(129)] },
  'basic.company': { good: ['Alfreds Futterkiste', '深圳某某有限公司'], bad: ['\n', 0] },
  'basic.companyCode': { good: ['91350100m000100y43'], bad: ['91350100M000100Y44', '1'] },
  'basic.identity': {
    good: [
      [{ kind: 'resident-id', number: '11010519491231002x', expiresOn: '2039-01-01' }],
      [
        { kind: 'passport', number: 'E12345678' },
        { kind: 'foreign-passport', number: 'L898902C3', country: 'DE' },
        { kind: 'hk-macau-permit', number: 'H12345678' },
        { kind: 'taiwan-permit', number: '12345678' },
        { kind: 'permanent-residence', number: '911398198601010006' },
        { kind: 'residence-permit', number: '810000199408230021' },
      ],
    ],
    bad: [
      [{ kind: 'resident-id', number: '110105194912310021' }],
      [{ kind: 'passport', number: '11010519491231002X' }],
      [{ kind: 'library-card', number: '1' }],
      [{ kind: 'passport', number: 'E12345678', expiresOn: '2039-02-30' }],
    ],
  },
  'basic.formerId': {
    good: [[{ system: 'northwind', id: 'ALFKI' }]],
    bad: [[{ system: 'northwind' }], 'ALFKI'],
  },
  'transaction.number': { good: ['10248', 'SO-2026-000017'], bad: ['', 10248] },
  'transaction.placedAt': { good: [836_438_400_000], bad: ['1996-07-04', 1.5, 9e15] },
  'transaction.requiredAt': { good: [838_857_600_000], bad: [null] },
  'transaction.lines': {
    good: [
      [
        {
          product: { id: '11', name: 'Queso Cabrales' },
          quantity: 12,
          unitPrice: { amount: 1400, currency: 'USD' },
          discount: 0.15,
        },
      ],
      [{ product: { name: '散装大米' }, quantity: 2.5, unitPrice: { amount: 680, currency: 'CNY' } }],
    ],
    bad: [
      [],
      [{ product: { name: 'tea' }, quantity: 0, unitPrice: { amount: 1, currency: 'CNY' } }],
      [{ product: { name: 'tea' }, quantity: 1, unitPrice: { amount: 1, currency: 'CNY' }, discount: 15 }],
      [{ product: 'tea', quantity: 1, unitPrice: 14 }],
    ],
  },
  'transaction.amount': {
    good: [{ amount: 44_000, currency: 'USD' }],
    bad: [
      440,
      { amount: 440.5, currency: 'USD' },
      { amount: 1, currency: '$' },
      { amount: 2 ** 53, currency: 'CNY' },
    ],
  },
  'transaction.freight': { good: [{ amount: 0, currency: 'CNY' }], bad: [{ amount: '0', currency: 'CNY' }] },
  'transaction.status': {
    good: [
      [
        { state: 'placed', at: 1 },
        { state: 'shipped', at: 2 },
      ],
    ],
    bad: [
      [],
      'shipped',
      [
        { state: 'shipped', at: 2 },
        { state: 'placed', at: 1 },
      ],
    ],
  },
  'transaction.shippingAddress': {
    good: [
      { kind: 'shipping', country: 'FR', city: 'Reims', street: '59 rue de l-Abbaye', postalCode: '51100' },
    ],
    bad: [[], { kind: 'shipping', street: '59 rue de l-Abbaye' }],
  },
  'transaction.carrier': { good: ['Federal Shipping'], bad: [3] },
  'transaction.handledBy': { good: ['staff-5'], bad: [5] },
  'transaction.paymentCard': { good: ['6200 0000 0000 0005'], bad: ['6200000000000006'] },
  'communication.kind': { good: ['call', 'mail', 'chat', 'minutes'], bad: ['fax'] },
  'communication.direction': { good: ['inbound', 'outbound', 'both'], bad: ['in'] },
  'communication.channel': { good: ['online-service'], bad: [''] },
  'communication.at': { good: [0], bad: ['now'] },
  'communication.participants': {
    good: [[{ role: 'customer' }, { role: 'staff', name: '韩梅梅', id: 'staff-2' }]],
    bad: [[], [{ name: '韩梅梅' }]],
  },
  'communication.subject': { good: ['Lieferung'], bad: ['a\nb'] },
  'communication.body': {
    good: [
      [{ from: 'customer', at: 3, text: '你好，\n我的订单到哪了？' }],
      [{ from: 'other', text: 'minutes' }],
    ],
    bad: ['text', [{ from: 'robot', text: 'hello' }], [{ from: 'staff', text: '' }]],
  },
  'preference.productFeatures': {
    good: [[{ name: '有机', source: 'stated', strength: 1 }]],
    bad: [[{ name: '有机', source: 'stated', strength: 5 }], [{ name: '有机', strength: 1 }]],
  },
  'preference.promotions': {
    good: [[{ name: '满减', source: 'inferred', strength: -0.5, at: 9 }]],
    bad: [['满减']],
  },
  'preference.contactChannels': {
    good: [[{ name: 'email', source: 'observed', strength: 0.2 }]],
    bad: [[{ name: 'pigeon', source: 'stated', strength: 1 }]],
  },
  'credit.rating': { good: [{ grade: 'AA-', agency: 'house', ratedAt: 7 }], bad: ['AA-', { grade: '' }] },
  'credit.limit': { good: [{ amount: 5_000_000, currency: 'CNY' }], bad: [50_000] },
  'credit.repayments': {
    good: [
      [
        {
          dueAt: 5,
          amount: { amount: 100, currency: 'CNY' },
          state: 'paid',
          paidAt: 4,
          paid: { amount: 100, currency: 'CNY' },
        },
      ],
    ],
    bad: [[{ dueAt: 5, amount: { amount: 100, currency: 'CNY' }, state: 'forgotten' }]],
  },
  'other.source': { good: ['referral'], bad: ['heard of it'] },
  'other.referrer': { good: ['王芳'], bad: [{}] },
  'other.tags': { good: [['vip', '老客户']], bad: [[], ['']] },
  'other.notes': { good: ['第一行\n第二行'], bad: ['bell \u0007'] },
}
