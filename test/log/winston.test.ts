import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLogger, format, transports } from 'winston'
import type { LogRedactorOptions } from '../../src/log/redactor'
import { winstonRedaction } from '../../src/log/winston'
import { canary, leaks, loaded, maskText, message, policy } from './canaries'

const logging = (
  options: Partial<LogRedactorOptions> = {},
  ...formats: readonly ReturnType<typeof format.json>[]
) => {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  const redaction = winstonRedaction({ policy, text: maskText, ...options })
  const logger = createLogger({
    format: format.combine(redaction, ...(formats.length === 0 ? [format.splat(), format.json()] : formats)),
    transports: [new transports.Stream({ stream })],
  })
  return { logger, lines }
}

describe('winston with a redaction', () => {
  it.each(Object.entries(loaded))('lets nothing out and never throws: %s', (name, make) => {
    const { logger, lines } = logging()
    const given = make()
    // winston itself reads these members before any format does
    if (!/throw|refuses/.test(name)) logger.info(message, given)
    logger.warn('inside', { inside: [given] })
    logger.error('with %o and %j and %s', { inside: given }, { inside: given }, message)
    logger.log({ level: 'info', message: given as string })
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(lines.join('')).not.toMatch(leaks)
  })

  it('masks what children and the logger add', () => {
    const { logger, lines } = logging()
    logger.defaultMeta = { phone: canary.phone }
    logger.child({ email: canary.email, note: message }).info('x')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      message: 'x',
      phone: '139****5678',
      email: 'l***@example.com',
    })
    expect(lines.join('')).not.toMatch(leaks)
  })

  it('masks errors logged alone, as a message, and as a member', () => {
    const { logger, lines } = logging()
    logger.error(new Error(message) as unknown as string)
    logger.error('failed', new Error(message, { cause: message }))
    logger.error('failed', { error: new Error(message) })
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toMatch(leaks)
    expect(lines.join('')).toContain('139****5678')
  })

  it('goes before other formats, and undoes a text that was made before it', () => {
    const { logger, lines } = logging(
      {},
      format.printf((entry) => `${entry.level}: ${String(entry.message)}`),
    )
    logger.info(message)
    expect(lines[0]).toMatch(/^info: called 139\*\*\*\*5678/)
    const late: string[] = []
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        late.push(chunk.toString())
        done()
      },
    })
    createLogger({
      format: format.combine(format.json(), winstonRedaction({ policy, text: maskText })),
      transports: [new transports.Stream({ stream })],
    }).info(message, { phone: canary.phone })
    expect(late.join('')).not.toMatch(leaks)
    expect(late.join('')).toContain('139****5678')
  })

  it('would let the canaries out without it', () => {
    const lines: string[] = []
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString())
        done()
      },
    })
    createLogger({ format: format.json(), transports: [new transports.Stream({ stream })] }).info(message)
    expect(lines.join('')).toMatch(leaks)
  })
})
