/**
 * What is measured? Durations of operations and of the key service, decisions by rule and outcome, and how far the log is behind.
 * Names and numbers alone: operations, outcomes, rules, kinds of failures; never a customer, an actor or a value.
 */

import type { Meter } from '@opentelemetry/api'

/** The instruments, as `tutela.*`; units are those of UCUM. */
export const telemetryMetrics = {
  operationDuration: {
    name: 'tutela.operation.duration',
    unit: 's',
    description: 'How long an operation of the vault took, by `tutela.operation` and `tutela.outcome`',
  },
  decisions: {
    name: 'tutela.decisions',
    unit: '{decision}',
    description: 'Decisions, by `tutela.operation` and `tutela.outcome`',
  },
  findings: {
    name: 'tutela.findings',
    unit: '{finding}',
    description: 'Broken rules, by `tutela.operation` and `tutela.rule`',
  },
  failures: {
    name: 'tutela.failures',
    unit: '{failure}',
    description: 'Operations that failed, by `tutela.operation` and `error.type`, the kind of the failure',
  },
  keysDuration: {
    name: 'tutela.keys.duration',
    unit: 's',
    description: 'How long the key service took, by `tutela.operation` and `error.type` where it failed',
  },
  pending: {
    name: 'tutela.audit.pending',
    unit: '{event}',
    description: 'Audit events that have no position in the log yet, 1,000 at most',
  },
  pendingAge: {
    name: 'tutela.audit.pending.age',
    unit: 's',
    description: 'How long the oldest of them has waited',
  },
  checkpointAge: {
    name: 'tutela.audit.checkpoint.age',
    unit: 's',
    description: 'How long ago the log was last signed; absent until it was',
  },
} as const

/** Instruments that operations record to. */
export const createInstruments = (meter: Meter) => ({
  operationDuration: meter.createHistogram(
    telemetryMetrics.operationDuration.name,
    telemetryMetrics.operationDuration,
  ),
  decisions: meter.createCounter(telemetryMetrics.decisions.name, telemetryMetrics.decisions),
  findings: meter.createCounter(telemetryMetrics.findings.name, telemetryMetrics.findings),
  failures: meter.createCounter(telemetryMetrics.failures.name, telemetryMetrics.failures),
})
