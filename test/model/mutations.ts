/** What can be changed in a scenario? One place at a time; `n` and `m` say which and how. Some changes break a rule, some only come near it. */

import { another, items, on, purposes, type Scenario } from './scenario'

/** Changes a scenario in place. */
export type Mutation = (scenario: Scenario, n: number, m: number) => void

/** One of a list, whichever the number. */
const pick = <A>(list: readonly A[], n: number): A => {
  const found = list[n % Math.max(1, list.length)]
  if (found === undefined) throw new Error('an empty list')
  return found
}

interface Spanned {
  fromAt: number
  untilAt: number
}

/** Lists of evidence that have a term, whichever is not empty. */
const termsOf = ({ evidence }: Scenario): Spanned[] => [
  ...evidence.notices,
  ...evidence.consents,
  ...evidence.choices,
  ...evidence.approvals,
  ...evidence.grants,
  ...evidence.breakGlass,
  ...evidence.agreements,
  ...evidence.agreements.flatMap(({ keys }) => keys),
  ...evidence.undertakings,
  ...evidence.holds,
]

const actors = [
  { kind: 'staff', id: 'e1', department: 'red', position: 'worker' },
  { kind: 'staff', id: 'e2', department: 'red', position: 'boss' },
  { kind: 'staff', id: 'e1', department: 'blue', position: 'worker' },
  { kind: 'staff', id: 'e9', department: 'red', position: 'worker' },
  { kind: 'staff', id: 'e1', department: 'red', position: 'nobody' },
  { kind: 'customer', id: 'c1' },
  { kind: 'customer', id: 'c2' },
] as const

const itemSets = [
  ['a.x'],
  ['b.x', 'b.y'],
  ['c.x'],
  ['a.y', 'c.x'],
  items,
  ['a.x', 'z.z'],
  ['z.z'],
  ['c.z'],
  ['b.y', 'a.y', 'a.x'],
]
const asked = [...purposes, 'none']
const views = ['plain', 'masked', 'pseudonym', 'omitted'] as const

export const mutations: Readonly<Record<string, Mutation>> = {
  'ask at another instant': (s, n) => {
    s.at = on(n % 21)
  },
  'ask for another purpose': (s, n) => {
    s.use.purpose = s.share.purpose = pick(asked, n)
  },
  'collect for other purposes': (s, n, m) => {
    s.collect.purposes = [[], [pick(asked, m)], [pick(asked, n), pick(asked, m)], ['duty']][n % 4] ?? []
  },
  'ask for other items': (s, n) => {
    s.use.items = [...pick(itemSets, n)]
    s.share.items = [...pick(itemSets, n)]
    s.collect.items = [...pick(itemSets, n)]
  },
  'ask as another': (s, n) => {
    s.use.actor = s.share.actor = s.collect.actor = structuredClone(pick(actors, n))
  },
  'ask of another customer': (s) => {
    s.use.customer = s.share.customer = s.collect.customer = 'c2'
  },
  'ask in another manner': (s) => {
    s.use.manner = 'export'
  },
  'share with another': (s, n) => {
    s.share.recipient = pick(['home', 'far', 'nowhere'], n)
  },
  'collect through another channel': (s, n, m) => {
    s.collect.channel = pick(['web', 'shop', 'agent', 'fax'], n)
    if (m % 3 === 0) delete s.collect.supplier
  },
  'collect late, or too soon': (s, n) => {
    s.collect.capturedAt = on(n % 9)
  },
  'show another notice': (s, n) => {
    if (n % 3 === 0) delete s.collect.notice
    else s.collect.notice = pick(['n1', 'n2', 'n3'], n)
  },
  'give what does not parse': (s) => {
    s.collect.inaccurate = [{ item: 'a.x', reason: 'format/length' }]
  },
  'begin later or end earlier': (s, n, m) => {
    const one = pick(termsOf(s), n)
    if (m % 2 === 0) one.fromAt = on(m % 8)
    else one.untilAt = on(m % 12)
  },
  'end early': (s, n, m) => {
    const at = on(m % 9)
    const { consents, approvals, agreements, undertakings, grants, holds } = s.evidence
    const all = [consents, approvals, agreements, undertakings, grants] as const
    const which = n % 6
    if (which < 5 && all[which as 0]?.length === 0) return
    if (which === 0) pick(consents, m).endedAt = at
    else if (which === 1) pick(approvals, n).revokedAt = at
    else if (which === 2) pick(agreements, n)[m % 2 === 0 ? 'endedAt' : 'suspendedAt'] = at
    else if (which === 3) pick(undertakings, n).revokedAt = at
    else if (which === 4) pick(grants, n).revokedAt = at
    else for (const hold of holds) hold.releasedAt = at
  },
  'leave out evidence': (s, n, m) => {
    const { evidence } = s
    const list = pick(
      [
        evidence.notices,
        evidence.consents,
        evidence.approvals,
        evidence.grants,
        evidence.agreements,
        evidence.undertakings,
        evidence.records,
      ] as unknown[][],
      n,
    )
    if (list.length > 0) list.splice(m % list.length, 1)
  },
  'leave all undertakings of one out': (s, n) => {
    const party = pick(['e1', 'home', 'far'], n)
    s.evidence.undertakings = s.evidence.undertakings.filter((one) => one.party !== party)
  },
  'change a consent': (s, n, m) => {
    if (s.evidence.consents.length === 0) return
    const consent = pick(s.evidence.consents, m)
    const changes: (() => void)[] = [
      () => (consent.act = 'pre-ticked'),
      () => (consent.bundled = true),
      () => (consent.inducement = true),
      () => (consent.conditionFor = [pick(asked, m)]),
      () => (consent.separate = false),
      () => (consent.crossBorder = false),
      () => (consent.recipients = ['home', 'far'].slice(0, m % 3)),
      () => (consent.givenBy = 'guardian'),
      () => (consent.state = pick(['requested', 'refused', 'renewed', 'withdrawn', 'expired'] as const, m)),
      () => (consent.customer = 'c2'),
      () => (consent.givenAt = on(m % 21)),
      () => (consent.purposes = purposes.slice(m % 4)),
      () => (consent.items = items.slice(m % 5).map((item) => ({ item, necessary: false }))),
      () => (consent.notice.language = 'en'),
      () => (consent.notice.hash = 'f'.repeat(64)),
    ]
    pick(changes, n)()
  },
  'add a consent': (s, n, m) => {
    const consent = another.consent(pick(['k0', 'k1', 'k2'], n))
    consent.untilAt = on(m % 25)
    if (n % 2 === 0) consent.separate = false
    if (n % 5 === 0) consent.recipients = []
    if (n % 7 === 0) consent.act = 'pre-ticked'
    if (m % 4 === 0) consent.givenBy = 'guardian'
    s.evidence.consents.push(consent)
  },
  'change a notice': (s, n, m) => {
    if (s.evidence.notices.length === 0) return
    const notice = pick(s.evidence.notices, m)
    const changes: (() => void)[] = [
      () => {
        delete notice.parts.rights
      },
      () => (notice.parts.scope = ' '),
      () => (notice.purposes = purposes.slice(m % 4)),
      () => (notice.items = items.slice(m % 5)),
      () => (notice.language = notice.language === 'zh' ? 'en' : 'zh'),
      () => (s.document.languages = ['zh']),
      () => (s.document.languages = ['en']),
    ]
    pick(changes, n)()
  },
  'refuse something': (s, n, m) => {
    s.evidence.choices.push({
      id: `x${n}`,
      customer: n % 5 === 0 ? 'c2' : 'c1',
      refuses:
        m % 3 === 0
          ? { kind: 'sharing', ...(n % 2 === 0 ? { recipient: pick(['home', 'far'], m) } : {}) }
          : { kind: 'purpose', purpose: pick(asked, m) },
      fromAt: on(m % 7),
      untilAt: on(5 + (n % 9)),
    })
  },
  'change an approval': (s, n, m) => {
    if (s.evidence.approvals.length === 0) return
    const approvals = s.evidence.approvals.filter(({ purpose }) => purpose === s.use.purpose)
    const approval = pick(approvals.length > 0 ? approvals : s.evidence.approvals, m)
    const changes: (() => void)[] = [
      () => (approval.decision = { state: 'applied' }),
      () =>
        (approval.decision = {
          state: 'refused',
          by: { id: 'e2', department: 'red', position: 'boss' },
          at: on(0),
          reason: 'no',
        }),
      () =>
        (approval.decision = {
          state: 'approved',
          by: {
            id: pick(['e1', 'e2', 'e3'], m),
            department: pick(['red', 'blue'], m),
            position: pick(['boss', 'chief', 'worker', 'boss'], n),
          },
          at: on(m % 9),
        }),
      () => (approval.customers = [pick(['c1', 'c2'], m)]),
      () => (approval.manner = 'export'),
      () => (approval.items = items.slice(m % 5)),
      () => (approval.applicant.department = 'blue'),
      () => (approval.purpose = pick(asked, m)),
      () => (approval.extractions = 1 + (m % 2)),
      () => {
        approval.extractions = 1 + (m % 2)
        s.evidence.extractions[approval.id] = m % 4
      },
      () => (approval.recipient = 'far'),
    ]
    pick(changes, n)()
  },
  'add an approval': (s, n, m) => {
    const approval = another.approval(
      pick(['u-0', 'zz', 'u-care'], n),
      n % 2 === 0 ? 'use' : 'share',
      pick(purposes, m),
    )
    approval.untilAt = on(m % 25)
    if (n % 3 === 0) approval.recipient = 'far'
    s.evidence.approvals.push(approval)
  },
  'approve for the far recipient': (s) => {
    for (const approval of s.evidence.approvals) if (approval.action === 'share') approval.recipient = 'far'
  },
  'let an emergency be': (s, n, m) => {
    s.document.breakGlass = n % 4 === 0 ? { allowed: false } : s.document.breakGlass
    s.evidence.breakGlass.push({
      id: `bg${m % 3}`,
      actor: pick(['e1', 'e1', 'e2'], n),
      purpose: pick(['care', 'care', 'sell'], m),
      items: [...items].slice(n % 7 === 0 ? 1 : 0),
      customer: m % 5 === 0 ? 'c2' : 'c1',
      reason: 'fire',
      ...(m % 2 === 0 ? {} : { reviewedBy: pick(['e1', 'e2'], n) }),
      reviewDueAt: on(3 + (n % 5)),
      fromAt: on(m % 4),
      untilAt: on(6 + (n % 15)),
    })
    if (n % 2 === 0) s.evidence.approvals = s.evidence.approvals.filter(({ action }) => action === 'share')
  },
  'change a grant between departments': (s, n, m) => {
    const grant = s.evidence.grants[0]
    if (grant === undefined) return
    const changes: (() => void)[] = [
      () => (grant.items = ['b.x']),
      () => (grant.purposes = purposes.slice(m % 4)),
      () => (grant.receiver = 'blue'),
      () => (grant.owner = 'red'),
      () => (grant.appliedBy.department = 'blue'),
      () => (grant.approvedBy.department = 'red'),
      () => (grant.approvedBy.id = 'e1'),
      () => (grant.view = pick(views, m)),
      () => {
        s.evidence.grants.push({
          ...structuredClone(grant),
          id: pick(['g0', 'g2'], m),
          view: pick(views, n),
          untilAt: on(m % 25),
        })
      },
    ]
    pick(changes, n)()
  },
  'change an agreement': (s, n, m) => {
    if (s.evidence.agreements.length === 0) return
    const agreement = pick(s.evidence.agreements, m)
    const changes: (() => void)[] = [
      () => (agreement.items = items.slice(m % 5)),
      () => (agreement.supplies = items.slice(m % 5)),
      () => (agreement.plain = items.slice(m % 5)),
      () => (agreement.purposes = [pick(asked, m)]),
      () => (agreement.crossBorder = false),
      () => (agreement.keys = []),
      () => (agreement.lastAttestedAt = on((m % 20) - 12)),
      () => {
        delete agreement.signedAt
      },
      () => (agreement.signedAt = on(m % 9)),
      () => {
        const more = another.agreement(pick(['m0', 'm3'], m), agreement.recipient)
        more.untilAt = on(m % 25)
        if (n % 2 === 0) more.items = items.slice(m % 3)
        s.evidence.agreements.push(more)
      },
    ]
    pick(changes, n)()
  },
  'change a record': (s, n, m) => {
    if (s.evidence.records.length === 0) return
    const record = pick(s.evidence.records, m)
    const changes: (() => void)[] = [
      () => (record.purposes = [pick(asked, m)]),
      () => (record.review = pick(['pending', 'confirmed', 'returned'] as const, m)),
      () => (record.archivedAt = on(m % 6)),
      () => (record.erasedAt = on(m % 9)),
      () => (record.customer = 'c2'),
      () => (record.category = pick(['a', 'b', 'c', 'z'], m)),
      () => (record.items = items.slice(m % 5)),
      () => (record.events = {}),
      () => (record.events = { collected: on((m % 30) - 25), 'order-completed': on((n % 30) - 25) }),
      () => (record.capturedAt = on((m % 30) - 25)),
    ]
    pick(changes, n)()
  },
  'add a record': (s, n, m) => {
    const record = another.record(
      pick(['r0', 'r4'], n),
      pick(['a', 'b', 'c'], m),
      items.slice(m % 4, (m % 4) + 2),
    )
    record.purposes = [pick(purposes, n)]
    record.review = pick(['pending', 'confirmed', 'returned', 'not-needed'] as const, n)
    s.evidence.records.push(record)
  },
  'place a hold': (s, n, m) => {
    s.evidence.holds.push({
      id: `h${n}`,
      customer: n % 4 === 0 ? 'c2' : 'c1',
      ...(m % 3 === 0 ? { categories: [pick(['a', 'b', 'c'], n)] } : {}),
      reason: 'lawsuit',
      ...(m % 5 === 0 ? { releasedAt: on(m % 9) } : {}),
      fromAt: on(m % 6),
      untilAt: on(5 + (n % 9)),
    })
  },
  'collect credit without a credit business': (s, n) => {
    s.document.creditBusiness = n % 4 === 0
    s.collect.items = ['c.x', ...items.slice(0, n % 3)]
  },
  'leave records unreviewed': (s, n) => {
    for (const record of s.evidence.records) record.review = n % 3 === 0 ? 'returned' : 'pending'
  },
  'ask much later': (s, n) => {
    s.at = on(9 + (n % 11))
  },
  'hold what is long due': (s, n, m) => {
    s.at = on(12 + (n % 8))
    s.evidence.holds.push({
      id: `h${m}`,
      customer: 'c1',
      reason: 'lawsuit',
      fromAt: on(m % 9),
      untilAt: on(30),
    })
  },
  'be young, or of an age nobody knows': (s, n, m) => {
    s.evidence.age = n % 2 === 0 ? 'minor' : 'unknown'
    s.document.unknownAge = m % 2 === 0 ? 'minor' : 'adult'
    if (m % 3 === 0) for (const consent of s.evidence.consents) consent.givenBy = 'guardian'
  },
  'change a purpose': (s, n, m) => {
    const purpose = s.document.purposes[pick([s.use.purpose, ...purposes], m)]
    if (purpose === undefined) return
    const changes: (() => void)[] = [
      () => (purpose.view = pick(views, m)),
      () => (purpose.aggregateOnly = true),
      () => (purpose.compatibleWith = [pick(purposes, m)]),
      () => (purpose.archive = true),
      () => (purpose.keep = pick(['P1D', 'P3D', 'P1M', 'P2B', 'P1Y'], m)),
      () => (purpose.needs = items.slice(m % 5)),
      () => (purpose.basis = { kind: 'contract', article: 'art. 13' }),
      () => (purpose.basis = { kind: 'consent' }),
      () => (purpose.family = pick(['service', 'marketing', 'decision'] as const, m)),
    ]
    pick(changes, n)()
  },
  'change what a position may': (s, n, m) => {
    const worker = s.document.positions.worker
    if (worker === undefined) return
    const changes: (() => void)[] = [
      () => (worker.grants = []),
      () => (worker.grants = [{ purposes: [pick(purposes, m)], items: ['a.*', 'b.x'] }]),
      () => worker.grants.push({ purposes: [...purposes], items: [pick(items, m)], view: pick(views, n) }),
      () => (worker.grants = [{ purposes: [...purposes], items: [...items], view: pick(views, m) }]),
      () => (worker.collects = [{ channels: [pick(['web', 'shop'], m)], items: ['a.*'] }]),
      () => (worker.department = 'blue'),
      () => {
        const boss = s.document.positions.boss
        if (boss !== undefined) boss.responsible = false
      },
    ]
    pick(changes, n)()
  },
  'change a category': (s, n, m) => {
    const category = s.document.categories[pick(['a', 'b', 'c'], m)]
    if (category === undefined) return
    const { retention } = category
    const changes: (() => void)[] = [
      () => (category.owner = 'blue'),
      () => (category.owner = 'red'),
      () => (retention.start = pick(['collected', 'order-completed', 'account-closed'] as const, m)),
      () => (retention.minimum = { period: pick(['P2D', 'P10D', 'P1M'], m), source: 'law' }),
      () => (retention.maximum = { period: pick(['P2D', 'P3D', 'P6D'], m), source: 'law' }),
      () => {
        delete retention.archiveFor
      },
    ]
    pick(changes, n)()
  },
  'change the policy': (s, n, m) => {
    const { document } = s
    const changes: (() => void)[] = [
      () => (document.training = 'warn'),
      () => (document.pendingUse = true),
      () => (document.creditBusiness = false),
      () => (document.country = 'DE'),
      () => (document.timeZone = pick(['UTC', 'America/New_York', 'Asia/Shanghai'], m)),
      () => (document.breakGlass = { allowed: false }),
    ]
    pick(changes, n)()
  },
}

export const mutationNames = Object.keys(mutations)
