/**
 * In which order do the operations of one vault run? One after another, as they were called; readings that wait right behind
 * each other take one turn together. It doesn't know what a turn does.
 */

/** The turns of one vault. */
export interface Turns<M> {
  /** Runs a job when those before it are done. */
  readonly alone: <A>(job: () => Promise<A>) => Promise<A>
  /** Waits for a turn; `run` is then given it and all that wait right behind it, up to a weight. `run` never rejects. */
  readonly together: (member: M, run: (members: readonly M[]) => Promise<void>) => void
}

/** How much waits in one member: as many as it has inputs. */
export interface Weighed {
  readonly weight: number
}

/** No turn is longer than this many inputs, unless one member alone is. */
export const mostTogether = 256

/** Turns that nobody waits for yet. */
export const createTurns = <M extends Weighed>(): Turns<M> => {
  const waiting: Waiting<M>[] = []
  let isRunning = false
  const next = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift())
      if ('job' in first) await first.job()
      else await first.run([first.member, ...takeBehind(waiting, mostTogether - first.member.weight)])
    isRunning = false
  }
  const wait = (one: Waiting<M>): void => {
    waiting.push(one)
    // whoever calls in the same tick comes into the same turn
    queueMicrotask(() => void next())
  }
  return {
    alone: (job) =>
      new Promise((resolve, reject) => {
        wait({ job: () => job().then(resolve, reject) })
      }),
    together: (member, run) => wait({ member, run }),
  }
}

type Waiting<M> =
  | { readonly job: () => Promise<void> }
  | { readonly member: M; readonly run: (members: readonly M[]) => Promise<void> }

/** The members at the head of those who wait, as long as there is room for them. */
const takeBehind = <M extends Weighed>(waiting: Waiting<M>[], room: number): readonly M[] => {
  const taken: M[] = []
  let left = room
  for (let one = waiting[0]; one !== undefined && 'member' in one; one = waiting[0]) {
    if (one.member.weight > left) break
    left -= one.member.weight
    taken.push(one.member)
    waiting.shift()
  }
  return taken
}
