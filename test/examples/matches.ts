/** Is a value what an example says? In full, or as far as it says: `...` stands for more of a list or an object, `…` for anything. */

export const anything: unique symbol = Symbol('anything')
export const more: unique symbol = Symbol('more')
const etc: unique symbol = Symbol('others')
export const others = { [etc]: true }

export const matches = (value: unknown, told: unknown): boolean => {
  if (told === anything) return true
  if (Array.isArray(told)) {
    const open = told.at(-1) === more
    const wanted: readonly unknown[] = open ? told.slice(0, -1) : told
    return (
      Array.isArray(value) &&
      (open ? value.length > wanted.length : value.length === wanted.length) &&
      wanted.every((each, place) => matches(value[place], each))
    )
  }
  if (typeof told !== 'object' || told === null) return Object.is(value, told)
  if (typeof value !== 'object' || value === null) return false
  const members = Object.entries(told)
  return (
    members.every(([key, each]) => matches(Reflect.get(value, key), each)) &&
    (etc in told || Object.values(value).filter((each) => each !== undefined).length === members.length)
  )
}
