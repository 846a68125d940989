/**
 * How is a vault watched with OpenTelemetry? By a vault of the same shape, each of whose operations is a span and is counted. What it
 * tells are names from the policy and from this library; it takes part in no decision, and its failure fails none.
 */

import type { Attributes, Meter, Span, Tracer } from '@opentelemetry/api'
import { isTutelaError } from '../core/error'
import { insideOf, rememberInside } from '../vault/inside-of'
import type { Vault } from '../vault/vault'
import type { Release } from '../vault/release'
import type { PolicyNames } from '../policy/policy'
import { createInstruments, telemetryMetrics } from './instruments'
import { readLogState } from './log-state'

/** What watches: `trace.getTracer('tutela')` and `metrics.getMeter('tutela')` of `@opentelemetry/api`, or one of them. */
export interface Telemetry {
  readonly tracer?: Tracer
  readonly meter?: Meter
}

/**
 * The vault, watched. Spans are named `tutela.use`, `tutela.collect`, ...; a denial is a span that went well with
 * `tutela.outcome` `deny` and its rules, a failure is an error with its kind and no text.
 *
 * @example
 * ```ts
 * const watched = observeVault(vault, { tracer: trace.getTracer('tutela'), meter: metrics.getMeter('tutela') })
 * ```
 */
export const observeVault = <N extends PolicyNames, R extends Release>(
  vault: Vault<N, R>,
  { tracer, meter }: Telemetry,
): Vault<N, R> => {
  const instruments = meter === undefined ? undefined : createInstruments(meter)
  const stopWatching = meter === undefined ? () => undefined : watchLog(vault, meter)
  const record = (operation: string, seconds: number, outcome: Outcome): void => {
    const named = { 'tutela.operation': operation }
    instruments?.operationDuration.record(seconds, { ...named, 'tutela.outcome': outcome.outcome })
    if (outcome.failure !== undefined)
      instruments?.failures.add(1, { ...named, 'error.type': outcome.failure })
    for (const [decision, count] of outcome.decisions)
      instruments?.decisions.add(count, { ...named, 'tutela.outcome': decision })
    for (const [rule, count] of outcome.rules)
      instruments?.findings.add(count, { ...named, 'tutela.rule': rule })
  }
  const observed = Object.fromEntries(
    Object.entries(vault).map(([operation, run]: [string, unknown]) => {
      if (typeof run !== 'function') return [operation, run]
      const call = async (...given: unknown[]): Promise<unknown> => {
        if (operation === 'close') stopWatching()
        const begun = performance.now()
        return inSpan(tracer, `tutela.${operation}`, async (span) => {
          try {
            const answer: unknown = await Reflect.apply(run, vault, given)
            const outcome = outcomeOf(answer)
            quietly(() => {
              span?.setAttributes(attributesOf(outcome))
              record(operation, (performance.now() - begun) / 1000, outcome)
            })
            return answer
          } catch (error) {
            quietly(() => {
              const failure = isTutelaError(error) ? error.failure.kind : 'tool/fault'
              span?.setAttributes({ 'tutela.outcome': 'failed', 'error.type': failure })
              span?.setStatus({ code: 2 }) // SpanStatusCode.ERROR
              record(operation, (performance.now() - begun) / 1000, {
                ...nothing,
                outcome: 'failed',
                failure,
              })
            })
            throw error
          }
        })
      }
      return [operation, call]
    }),
  )
  rememberInside(observed, insideOf(vault))
  // Each operation of the vault is there under its own name and gives what the vault's gives.
  return observed as unknown as Vault<N, R>
}

interface Outcome {
  readonly outcome: string
  readonly failure?: string
  readonly decisions: ReadonlyMap<string, number>
  readonly rules: ReadonlyMap<string, number>
}

const nothing: Outcome = { outcome: 'done', decisions: new Map(), rules: new Map() }

/** What one answer, or a list of them, says: `permit`, `deny` or `done`; `mixed` for a list of several. */
const outcomeOf = (answer: unknown): Outcome => {
  const decisions = new Map<string, number>()
  const rules = new Map<string, number>()
  for (const one of Array.isArray(answer) ? answer : [answer]) {
    if (typeof one !== 'object' || one === null || !('outcome' in one)) continue
    if (typeof one.outcome !== 'string') continue
    decisions.set(one.outcome, (decisions.get(one.outcome) ?? 0) + 1)
    const findings: unknown = 'findings' in one ? one.findings : []
    for (const finding of Array.isArray(findings) ? findings : [])
      if (typeof finding?.rule === 'string') rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1)
  }
  const [first = 'done', second] = decisions.keys()
  return { outcome: second === undefined ? first : 'mixed', decisions, rules }
}

const attributesOf = ({ outcome, rules }: Outcome): Attributes => ({
  'tutela.outcome': outcome,
  ...(rules.size === 0 ? {} : { 'tutela.rules': [...rules.keys()] }),
})

/** Runs in an active span, so that spans of drivers lie inside; ends it whatever comes. */
const inSpan = <A>(
  tracer: Tracer | undefined,
  name: string,
  run: (span: Span | undefined) => Promise<A>,
): Promise<A> =>
  tracer === undefined
    ? run(undefined)
    : tracer.startActiveSpan(name, async (span) => {
        try {
          return await run(span)
        } finally {
          quietly(() => span.end())
        }
      })

/** A telemetry that throws takes nothing from whoever asked the vault. */
const quietly = (run: () => void): void => {
  try {
    run()
  } catch {
    // what watches is broken; what is watched goes on
  }
}

/** Observes the log whenever metrics are collected; gives what ends that. */
const watchLog = (vault: Pick<Vault, 'id'>, meter: Meter): (() => void) => {
  const pending = meter.createObservableGauge(telemetryMetrics.pending.name, telemetryMetrics.pending)
  const pendingAge = meter.createObservableGauge(
    telemetryMetrics.pendingAge.name,
    telemetryMetrics.pendingAge,
  )
  const checkpointAge = meter.createObservableGauge(
    telemetryMetrics.checkpointAge.name,
    telemetryMetrics.checkpointAge,
  )
  const observables = [pending, pendingAge, checkpointAge]
  const observe: Parameters<Meter['addBatchObservableCallback']>[0] = async (result) => {
    const state = await readLogState(insideOf(vault)).catch(() => undefined) // then there is no figure
    if (state === undefined) return
    result.observe(pending, state.pending)
    result.observe(pendingAge, state.pendingAge / 1000)
    if (state.checkpointAge !== undefined) result.observe(checkpointAge, state.checkpointAge / 1000)
  }
  meter.addBatchObservableCallback(observe, observables)
  return () => meter.removeBatchObservableCallback(observe, observables)
}
