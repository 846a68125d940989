/** The entry `tutela/jobs`: long work in shards, and the engine in this process. */

export type { Delivery, Engine, Schedule, Task, Worker } from '../engine/engine'
export { inProcessEngine, type InProcessOptions } from '../engine/in-process'
export { type Jobs, jobsOf, type RunStep, type Start, type WorkOptions } from './jobs'
export type { AnyJob, CustomerRange, Job, JobStep, StepResult } from './job'
export type { Progress } from './progress'
export { sweepJob } from './sweep-job'
