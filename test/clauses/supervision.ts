/** Measures that people take (4.2.1, 4.2.2, 7.1.3, 7.2.1), and chapter 8: inspections, problems, corrections. */

import { expect } from 'vitest'
import type { ClauseId } from '../../src/core/clause'
import { openGoverned, operator, proofAt, proveAll, valueOf } from '../govern/world'
import type { Trials } from './carried'

/** The measure is proved, its evidence lapses, and that is a finding with its provision alone. */
const lapses = (control: string, clause: ClauseId) => async () => {
  const governed = await openGoverned()
  const { governance, clock } = governed
  const findingsNow = async () =>
    valueOf(await governance.controls.list({ actor: operator })).flatMap(({ findings }) => findings)
  await proveAll(governed)
  expect(await findingsNow()).toEqual([])
  clock.at = Date.UTC(2027, 5, 1)
  const others = ['premises', 'network', 'confidentiality', 'defence', 'backups'].filter(
    (name) => name !== control,
  )
  for (const other of others)
    await governance.controls.prove({ actor: operator, control: other, proof: proofAt(clock.at) })
  expect(await findingsNow()).toMatchObject([
    { rule: 'control/evidence', reason: 'lapsed', clauses: [clause], kind: 'gap' },
  ])
}

export const supervisionChapters: Trials = {
  '4.2.1': lapses('premises', '4.2.1'),
  '4.2.2': lapses('network', '4.2.2'),
  '7.1.3': lapses('confidentiality', '7.1.3'),
  '7.2.1': lapses('defence', '7.2.1'),
}
