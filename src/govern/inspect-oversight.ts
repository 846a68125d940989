/** Is supervision itself carried out (8.1.1, 8.3.3)? Plans that nobody carried out in time, and problems that were not corrected in time. */

import { oversightFinding } from '../check/rules-of-oversight'
import { listMatters } from '../vault/matter'
import { type Inspecting, readOpened } from './inspecting'
import { problemMatter } from './problem'
import { planStandings } from './schedule'

/** Looks at the other plans, and at the problems of all of them. */
export const inspectOversight = async (inspecting: Inspecting): Promise<void> => {
  const { govern, notebook, untilAt, plan: own } = inspecting
  const { plans, problems } = await readOpened(inspecting, async (act) => ({
    plans: await planStandings(act, govern),
    problems: await listMatters(act, problemMatter),
  }))
  for (const { plan, findings } of plans)
    if (plan !== own)
      for (const finding of findings)
        notebook.note({ finding, gravity: 'medium', about: [plan], example: plan })
  for (const { id, state, dueAt, body } of problems) {
    if (state === 'closed' || state === 'corrected' || dueAt === undefined || dueAt > untilAt) continue
    // that an overdue problem is overdue, too, would go on for ever
    if (body.rule === 'correct/deadline') continue
    notebook.note({
      finding: oversightFinding['correct/deadline'].overdue({ evidence: id, at: dueAt }),
      gravity: 'high',
      department: body.analysis?.department ?? body.department,
      about: [id],
      example: id,
    })
  }
}
