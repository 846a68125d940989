/** When does a period end on the calendar of a time zone? A second reckoning, by the platform's own formatter, to hold the library's against. */

const formatters = new Map<string, Intl.DateTimeFormat>()
const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}

/** The wall clock of a zone at an instant, as if it were UTC. */
export const wallOf = (timeZone: string, at: number): number => {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return seconds + (((at % 1000) + 1000) % 1000)
}

const day = 86_400_000

/** The first instant at which a zone's wall clock shows this; in a gap, what it would have shown had the clock not jumped. */
export const instantOf = (timeZone: string, wall: number): number => {
  const before = wallOf(timeZone, wall - 2 * day) - (wall - 2 * day)
  const after = wallOf(timeZone, wall + 2 * day) - (wall + 2 * day)
  for (const offset of [Math.max(before, after), Math.min(before, after)])
    if (wallOf(timeZone, wall - offset) === wall) return wall - offset
  return wall - before
}

/** A period of years, months and days after an instant: the month's last day where it has no such day. */
export const afterOn = (
  timeZone: string,
  start: number,
  {
    years = 0,
    months = 0,
    days = 0,
  }: { readonly years?: number; readonly months?: number; readonly days?: number },
): number => {
  const wall = new Date(wallOf(timeZone, start))
  const [year, month] = [wall.getUTCFullYear() + years, wall.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const timeOfDay = ((wall.getTime() % day) + day) % day
  return instantOf(
    timeZone,
    Date.UTC(year, month, Math.min(wall.getUTCDate(), lastDay)) + days * day + timeOfDay,
  )
}
