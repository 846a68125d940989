import { type LoggerOptions, pino } from 'pino'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { pinoRedaction, type PinoRedactionOptions } from '../../src/log/pino'
import { canary, leaks, loaded, maskText, message, policy } from './canaries'

const logging = (options: Partial<PinoRedactionOptions> = {}, others: LoggerOptions = {}) => {
  const lines: string[] = []
  const redaction = pinoRedaction({ policy, text: maskText, ...options })
  const logger = pino({ ...others, ...redaction }, { write: (line: string) => lines.push(line) })
  const entries = (): readonly Record<string, unknown>[] => lines.map((line) => JSON.parse(line))
  return { logger, lines, entries }
}

describe('pino with a redaction', () => {
  it.each(Object.entries(loaded))('lets nothing out and never throws: %s', (_, make) => {
    const { logger: typed, lines } = logging()
    const logger: Record<'info' | 'error' | 'warn', (...given: unknown[]) => void> = typed
    logger.info(make())
    logger.error(make(), message)
    logger.warn({ inside: [make()] }, 'with %o and %j and %s', make(), make(), make())
    logger.info(message, make())
    logger.info(undefined, message)
    expect(lines).toHaveLength(5)
    expect(lines.join('')).not.toMatch(leaks)
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
  })

  it('masks bindings of children, of the base, mixins, prefixes and what is bound later', () => {
    const { logger, lines, entries } = logging(
      {},
      { base: { phone: canary.phone }, mixin: () => ({ email: canary.email, note: message }) },
    )
    const child = logger.child(
      {
        identity: canary.identity,
        list: [{ phone: canary.phone }],
        bytes: Buffer.from(message),
        set: new TextEncoder().encode(message),
      },
      { msgPrefix: `${canary.name}: ` },
    )
    child.info('hello')
    child.child({ name: canary.name, note: message }).warn({ phone: canary.phone }, 'again')
    child.setBindings({ email: canary.email })
    child.info('bound')
    logger.info('parent')
    expect(lines.join('')).not.toMatch(leaks)
    expect(entries()[1]).toMatchObject({
      name: '欧阳**',
      phone: '139****5678',
      msg: '欧阳**: again',
      email: 'l***@example.com',
    })
  })

  it('leaves lines that have nothing in them as pino writes them', () => {
    const plain: string[] = []
    const { logger, lines } = logging({}, { timestamp: false })
    const other = pino({ timestamp: false }, { write: (line: string) => plain.push(line) })
    for (const one of [logger, other]) {
      one.info({ id: 'r-1', list: [1, { two: 2 }], none: null }, 'done %d of %s', 3, 'four')
      one.warn('text')
      one.child({ module: 'x' }).error({ a: 1 })
    }
    expect(lines).toEqual(plain)
    expect(lines).toHaveLength(3)
  })

  it('keeps its own numbers, whatever they look like to the masker of texts', () => {
    const { logger, entries } = logging({ text: (text) => text.replace(/[0-9]{11,}/g, '***') })
    logger.info({ order: 12345678901234 }, 'x')
    expect(entries()[0]).toMatchObject({ level: 30, pid: process.pid, order: '***' })
    expect(typeof entries()[0]?.['time']).toBe('number')
  })

  it('gives serializers what was logged, and masks what they give', () => {
    const { logger, entries } = logging({
      serializers: {
        req: (request) => ({ url: (request as { readonly url: string }).url, phone: canary.phone }),
        bad: () => {
          throw new Error(message)
        },
      },
    })
    logger.info({ req: { url: `/customers?phone=${canary.phone}`, body: message }, bad: 1 }, 'in')
    expect(entries()[0]).toMatchObject({
      req: { url: '/customers?phone=139****5678', phone: '139****5678' },
      bad: '[unreadable]',
    })
  })

  it('tells errors with their message, and takes the message where none is given', () => {
    const { logger, entries } = logging()
    logger.error(new RangeError(`to ${canary.phone}`))
    logger.error({ err: new RangeError(`to ${canary.phone}`) }, 'failed')
    expect(entries()[0]).toMatchObject({
      err: { type: 'RangeError', message: 'to 139****5678' },
      msg: 'to 139****5678',
    })
    expect(entries()[1]).toMatchObject({ err: { type: 'RangeError' }, msg: 'failed' })
  })

  it('replaces a line that it can’t read', () => {
    const { logger, lines } = logging({}, { timestamp: () => `, ${canary.phone}` })
    logger.info('x')
    expect(lines).toEqual(['{"msg":"[a line that is no JSON]"}\n'])
  })

  it('would let the canaries out without it', () => {
    const lines: string[] = []
    pino({}, { write: (line: string) => lines.push(line) }).info({ phone: canary.phone }, message)
    expect(lines.join('')).toMatch(leaks)
  })

  it('has the types of pino’s options', () => {
    expectTypeOf(pinoRedaction).returns.toExtend<
      Pick<LoggerOptions, 'hooks' | 'formatters' | 'serializers'>
    >()
  })
})
