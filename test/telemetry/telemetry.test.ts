/** Does telemetry say what happened, and of whom nothing? With OpenTelemetry's own SDK, reading what it would export. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { describe, expect, it } from 'vitest'
import { createLogKey, logSigner } from '../../src/audit/ed25519'
import { isTutelaError } from '../../src/core/error'
import { jobsOf } from '../../src/jobs/jobs'
import { inProcessEngine } from '../../src/engine/in-process'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { healthOf } from '../../src/telemetry/health'
import { telemetryMetrics } from '../../src/telemetry/instruments'
import { observeKeys } from '../../src/telemetry/keys'
import { observeVault } from '../../src/telemetry/observe'
import { describeKeyRing } from '../../src/testing/key-ring'
import { openVault } from '../../src/vault/open'
import { collection, customer, nobody, openCompany, policy, rep, secrets } from '../vault/company'

const openSdk = () => {
  const spans = new InMemorySpanExporter()
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).getTracer(
    'tutela',
  )
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
  const provider = new MeterProvider({ readers: [reader] })
  const collect = async () => {
    await reader.forceFlush()
    return (exporter.getMetrics().at(-1)?.scopeMetrics ?? []).flatMap((scope) => scope.metrics)
  }
  return { spans, tracer, meter: provider.getMeter('tutela'), collect }
}

const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] }

const pointsOf = (all: Awaited<ReturnType<ReturnType<typeof openSdk>['collect']>>, name: string) =>
  all
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }) => dataPoints.map(({ attributes, value }) => ({ attributes, value })))

describe('a watched vault', () => {
  it('has a span for each operation and counts decisions by rule and outcome, and names nobody', async () => {
    const { vault, clock } = await openCompany()
    const { spans, tracer, meter, collect } = openSdk()
    const watched = observeVault(vault, { tracer, meter })
    await watched.collect(collection)
    await watched.use([usage, { ...usage, actor: nobody }])
    await watched.use({ ...usage, actor: nobody })
    const failed: unknown = await watched
      .withdrawConsent({ actor: rep, customer, consent: 'none' })
      .catch((e) => e)
    expect(isTutelaError(failed)).toBe(true)
    clock.at += 90_000
    const told = spans
      .getFinishedSpans()
      .map(({ name, attributes, status }) => ({ name, attributes, status }))
    expect(told).toMatchObject([
      { name: 'tutela.collect', attributes: { 'tutela.outcome': 'permit' }, status: { code: 0 } },
      { name: 'tutela.use', attributes: { 'tutela.outcome': 'mixed' } },
      { name: 'tutela.use', attributes: { 'tutela.outcome': 'deny' }, status: { code: 0 } },
      {
        name: 'tutela.withdrawConsent',
        attributes: { 'tutela.outcome': 'failed', 'error.type': 'record/missing' },
        status: { code: 2 },
      },
    ])
    const all = await collect()
    expect(pointsOf(all, telemetryMetrics.decisions.name)).toEqual(
      expect.arrayContaining([
        { attributes: { 'tutela.operation': 'use', 'tutela.outcome': 'permit' }, value: 1 },
        { attributes: { 'tutela.operation': 'use', 'tutela.outcome': 'deny' }, value: 2 },
      ]),
    )
    expect(pointsOf(all, telemetryMetrics.findings.name)).toEqual(
      expect.arrayContaining([
        { attributes: { 'tutela.operation': 'use', 'tutela.rule': 'use/authority' }, value: 2 },
      ]),
    )
    expect(pointsOf(all, telemetryMetrics.failures.name)).toEqual([
      { attributes: { 'tutela.operation': 'withdrawConsent', 'error.type': 'record/missing' }, value: 1 },
    ])
    const [pending] = pointsOf(all, telemetryMetrics.pending.name)
    expect(Number(pending?.value)).toBeGreaterThan(3)
    expect(pointsOf(all, telemetryMetrics.pendingAge.name)).toMatchObject([{ value: 90 }])
    expect(pointsOf(all, telemetryMetrics.checkpointAge.name)).toEqual([])
    const text = JSON.stringify([told, all])
    for (const secret of [...secrets, customer, rep.id, nobody.id]) expect(text).not.toContain(`"${secret}"`)
  })

  it('is the vault to whatever builds on one, and tells how old the last checkpoint is', async () => {
    const clock = { at: Date.UTC(2026, 5, 1) }
    const signer = logSigner(createLogKey('log.example/vault').secretKey)
    const vault = await openVault({
      policy,
      store: memoryStore(),
      keys: memoryKeys(),
      signer,
      clock: () => clock.at,
    })
    const { meter, collect } = openSdk()
    const watched = observeVault(vault, { meter })
    const engine = inProcessEngine()
    expect(await jobsOf(watched, engine).start({ job: 'sweep', run: 'r' })).toMatchObject({ outcome: 'done' })
    await watched.checkpoint()
    clock.at += 60_000
    expect(pointsOf(await collect(), telemetryMetrics.checkpointAge.name)).toMatchObject([{ value: 60 }])
    await engine.close()
    await watched.close()
    expect(pointsOf(await collect(), telemetryMetrics.decisions.name)).toEqual([])
  })

  it('goes on when what watches it is broken', async () => {
    const { vault } = await openCompany()
    const broken = (): never => {
      throw new Error('broken')
    }
    const { tracer } = openSdk()
    const watched = observeVault(vault, {
      tracer: {
        ...tracer,
        startSpan: broken,
        startActiveSpan: (_name: string, run: (span: never) => unknown) =>
          run({ setAttributes: broken, setStatus: broken, end: broken } as never),
      } as never,
    })
    expect(await watched.collect(collection)).toMatchObject({ outcome: 'permit' })
  })
})

describe('a watched key ring', () => {
  it('times each call, with the kind of its failure', async () => {
    const { meter, collect } = openSdk()
    const keys = observeKeys(memoryKeys(), meter)
    await keys.publicKey()
    await keys.openEpoch('e', new Uint8Array(40)).catch(() => undefined)
    expect(pointsOf(await collect(), telemetryMetrics.keysDuration.name)).toMatchObject([
      { attributes: { 'tutela.operation': 'publicKey' }, value: { count: 1 } },
      { attributes: { 'tutela.operation': 'openEpoch', 'error.type': expect.stringMatching(/^seal\//) } },
    ])
  })
})

describeKeyRing('a watched ring', () => observeKeys(memoryKeys(), openSdk().meter))

describe('health', () => {
  it('is ready when store, keys and log are, and says which is not', async () => {
    const { vault, clock, keys } = await openCompany()
    expect(await healthOf(vault)).toEqual({
      isReady: true,
      checks: [
        { name: 'store', isFine: true },
        { name: 'keys', isFine: true },
        { name: 'log', isFine: true },
      ],
    })
    clock.at += 7_200_000
    expect((await healthOf(vault)).checks[2]).toEqual({ name: 'log', isFine: false, failure: 'audit/late' })
    await vault.sequence()
    expect((await healthOf(vault)).isReady).toBe(true)
    await keys.close()
    expect(await healthOf(vault)).toMatchObject({
      isReady: false,
      checks: [{}, { name: 'keys', isFine: false }, {}],
    })
    await vault.close()
    expect(await healthOf(vault)).toMatchObject({
      isReady: false,
      checks: [{ isFine: false }, {}, { isFine: false }],
    })
  })
})

describe('the dashboard', () => {
  it('asks for metrics that there are, and for all of them', () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/dashboards/tutela.json'), 'utf8')
    const panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] =
      JSON.parse(text).panels
    const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n')
    const suffix = { s: '_seconds', '{decision}': '', '{finding}': '', '{failure}': '', '{event}': '' }
    const known = Object.values(telemetryMetrics).map(
      ({ name, unit }) => `${name.replaceAll('.', '_')}${suffix[unit]}`,
    )
    for (const name of known) expect(asked).toContain(name)
    const labels = /^tutela_(operation|outcome|rule)$/
    const names = [...asked.matchAll(/tutela_[a-z_]+/g)]
      .map(([name]) => name)
      .filter((name) => !labels.test(name))
    for (const name of names)
      expect(known.some((one) => name === one || name.startsWith(`${one}_`) || one.startsWith(name))).toBe(
        true,
      )
  })
})
