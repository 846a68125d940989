/** What do the demo's customers say when they are asked? Most agree, some refuse, some change their mind; drawn from a seed. */

import type { Instant } from '../core/instant'
import type { Draw } from './seeded'
import type { DemoStance, DemoTopic } from './source'

const topics: readonly DemoTopic[] = ['service', 'delivery', 'marketing', 'decision', 'sharing']

/** How many in a hundred agree. */
const agree: Readonly<Record<DemoTopic, number>> = {
  service: 100,
  delivery: 98,
  marketing: 65,
  decision: 75,
  sharing: 85,
}

const dayLength = 86_400_000

/** The stance of one customer; a guardian speaks for a minor, and lets nobody market to them. */
export const drawStance = (draw: Draw, age: 'adult' | 'minor' | 'unknown', startsAt: Instant): DemoStance => {
  const isMinor = age === 'minor'
  const agreesTo = topics.filter((topic) => draw.chance(isMinor && topic === 'marketing' ? 0 : agree[topic]))
  return {
    givenBy: isMinor ? 'guardian' : 'customer',
    agreesTo,
    optsOutOf: agreesTo.filter((topic) => topic !== 'service' && topic !== 'delivery' && draw.chance(6)),
    withdraws: agreesTo
      .filter((topic) => topic === 'marketing' && draw.chance(10))
      .map((topic) => ({ topic, at: startsAt + (1 + draw.below(20)) * dayLength })),
  }
}
