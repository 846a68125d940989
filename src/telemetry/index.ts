/** The entry `tutela/telemetry`: a vault and a key ring watched with OpenTelemetry, and how they are. */

export { type Health, type HealthCheck, healthOf, type HealthOptions } from './health'
export { telemetryMetrics } from './instruments'
export { observeKeys } from './keys'
export { observeVault, type Telemetry } from './observe'
