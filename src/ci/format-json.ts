/** How does a run look to programs? Its findings as one JSON object. */

import type { CiReport } from './report'

/** The report, with two spaces of indentation and a line's end. */
export const formatJson = ({ command, findings, known, passed, summary }: CiReport): string =>
  `${JSON.stringify({ tutela: command, findings, known, passed, summary }, null, 2)}\n`
