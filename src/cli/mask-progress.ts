/** How far is it? A bar on a screen, and nothing in a pipe. */

import cliProgress from 'cli-progress'

/** Told how much was done; ends without a trace. */
export interface Progress {
  readonly add: (amount: number) => void
  readonly end: () => void
}

/** A bar over so many bytes on standard error, if that is a screen. */
export const progressOf = (total: number): Progress => {
  if (process.stderr.isTTY !== true || total === 0) return { add: () => undefined, end: () => undefined }
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage}%  {eta_formatted}',
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(total, 0)
  return { add: (amount) => bar.increment(amount), end: () => bar.stop() }
}
