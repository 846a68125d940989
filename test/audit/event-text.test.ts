/** Is the text of an event the one that RFC 8785 gives it, and its hash that of RFC 6962? */

import { createHash } from 'node:crypto'
import serialize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toHex } from '../../src/audit/bytes'
import { eventText } from '../../src/audit/event-text'
import { hashOfLeaf, leafOf } from '../../src/audit/leaf'
import { auditAction, type AuditEvent, auditEvent } from '../../src/data/audit-event'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const texts = fc.array(text, { maxLength: 3 })
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex)

/** Any event that the schema takes, whichever of its members are there. */
const anyEvent: fc.Arbitrary<AuditEvent> = fc
  .record(
    {
      'tutela-event': fc.constant(1 as const),
      at: fc.integer({ min: -8e15, max: 8e15 }),
      writer: id,
      counter: fc.maxSafeNat(),
      previous: hash,
      action: fc.constantFrom(...auditAction.options),
      outcome: fc.constantFrom('permit', 'deny', 'done', 'failed'),
      actor: fc.record(
        { kind: fc.constantFrom('staff', 'customer', 'system'), id, department: text, position: text },
        { requiredKeys: ['kind', 'id'] },
      ),
      policy: text,
      customer: hash,
      purposes: texts,
      items: texts,
      manner: text,
      recipient: text,
      rules: texts,
      evidence: texts,
      records: texts,
      about: text,
    },
    {
      requiredKeys: [
        'tutela-event',
        'at',
        'writer',
        'counter',
        'previous',
        'action',
        'outcome',
        'actor',
        'policy',
      ],
    },
  )
  .map((event) => auditEvent.parse(event))

it('is what the full serializer writes, for every event of the schema', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      expect(eventText(event)).toBe(serialize(event))
      const { text: leaf, hash: hashed } = leafOf(event)
      expect(auditEvent.parse(JSON.parse(leaf))).toEqual(event)
      expect(toHex(hashed)).toBe(createHash('sha256').update(`\0${leaf}`).digest('hex'))
    }),
    { seed: 8785, numRuns: 2_000 },
  )
})

it('knows every member of the schema: one that is added there is missed here', () => {
  const everyMember: Record<string, unknown> = {}
  for (const name of Object.keys(auditEvent.shape)) everyMember[name] = name
  everyMember.actor = Object.fromEntries(
    Object.keys(auditEvent.shape.actor.shape).map((name) => [name, name]),
  )
  // names instead of values: the text alone is compared
  expect(eventText(everyMember as unknown as AuditEvent)).toBe(serialize(everyMember))
})

it('is refused with half a character in it, and hashed as UTF-8 else', () => {
  const [event] = fc.sample(anyEvent, { seed: 1, numRuns: 1 })
  if (event === undefined) throw new Error('there is no event')
  expect(() => eventText({ ...event, writer: 'w\ud800' })).toThrow('no canonical JSON')
  expect(eventText({ ...event, writer: '\\ud800' })).toContain('"writer":"\\\\ud800"')
  expect(toHex(hashOfLeaf('é'))).toBe(createHash('sha256').update(Buffer.from('00c3a9', 'hex')).digest('hex'))
})
