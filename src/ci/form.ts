/**
 * What does a form ask for? Its fields and what they hold, the purposes and the notice that it declares; read from JSON Schema and from
 * OpenAPI, with the members `x-tutela`, `x-tutela-item` and `x-tutela-consent`. It judges nothing.
 */

import { z } from 'zod'
import type { Json } from '../data/plain-json'

/** One field of a form. */
export interface FormField {
  readonly name: string
  readonly path: readonly PropertyKey[]
  /** The item that it says it holds, or `none`; undefined where it doesn't say. */
  readonly item: string | undefined
  /** The purposes that it asks consent for, and whether that is given unless somebody objects. */
  readonly consent: { readonly purposes: readonly string[]; readonly isPreTicked: boolean } | undefined
  /** What else it is called, where its name says nothing: its label, what a browser fills in. */
  readonly otherNames?: readonly string[]
  /** It is there for the program, and needn't say what it holds. */
  readonly mayHoldNothing?: boolean
}

/** One form. */
export interface Form {
  readonly path: readonly PropertyKey[]
  readonly purposes: readonly string[]
  readonly notice: string | undefined
  readonly fields: readonly FormField[]
}

const declared = z.object({
  purposes: z.array(z.string().max(256)).optional(),
  notice: z.string().max(256).optional(),
})

type Members = Readonly<Record<string, Json | undefined>>

/** Does a document look like forms: JSON Schema with properties, or OpenAPI? */
export const isFormDocument = (value: Json): boolean => {
  const members = membersOf(value)
  return members['openapi'] !== undefined || typeof membersOf(value)['properties'] === 'object'
}

/**
 * The forms of a document. Of OpenAPI the bodies of requests, and the schemas that declare something; of JSON Schema its root, whose
 * place is `path` where it is part of something else.
 */
export const readForms = (value: Json, path: readonly PropertyKey[] = []): readonly Form[] => {
  const members = membersOf(value)
  if (members['openapi'] === undefined) return [formAt(value, path)]
  const schemas = Object.entries(membersOf(membersOf(members['components'])['schemas'])).filter(
    ([, schema]) => membersOf(schema)['x-tutela'] !== undefined,
  )
  const bodies = Object.entries(membersOf(members['paths'])).flatMap(([route, methods]) =>
    Object.entries(membersOf(methods)).flatMap(([method, operation]) =>
      Object.entries(membersOf(membersOf(membersOf(operation)['requestBody'])['content'])).flatMap(
        ([type, content]) => {
          const schema = membersOf(content)['schema']
          const at = ['paths', route, method, 'requestBody', 'content', type, 'schema']
          // one that is named elsewhere is read there
          return schema === undefined || membersOf(schema)['$ref'] !== undefined ? [] : [{ schema, at }]
        },
      ),
    ),
  )
  return [
    ...schemas.map(([name, schema]) => formAt(schema ?? null, ['components', 'schemas', name])),
    ...bodies.map(({ schema, at }) => formAt(schema, at)),
  ]
}

const formAt = (value: Json, path: readonly PropertyKey[]): Form => {
  const { purposes, notice } = declared.safeParse(membersOf(value)['x-tutela']).data ?? {}
  return { path, purposes: purposes ?? [], notice, fields: fieldsAt(value, path) }
}

/** The fields below a schema; what is nested without saying what it holds is looked into, the entries of a list as one. */
const fieldsAt = (value: Json, path: readonly PropertyKey[]): readonly FormField[] =>
  Object.entries(membersOf(membersOf(value)['properties'])).flatMap(([name, schema]) => {
    const members = wholeOf(membersOf(schema))
    const at = [...path, 'properties', name]
    const item = members['x-tutela-item']
    const consent = z.array(z.string().max(256)).safeParse(members['x-tutela-consent']).data
    const nested = item === undefined ? nestedFields(members, at) : []
    if (nested.length > 0) return nested
    return [
      {
        name,
        path: at,
        item: typeof item === 'string' ? item : undefined,
        consent:
          consent === undefined
            ? undefined
            : { purposes: consent, isPreTicked: members['default'] === true || members['const'] === true },
      },
    ]
  })

const nestedFields = (members: Members, path: readonly PropertyKey[]): readonly FormField[] =>
  members['properties'] !== undefined
    ? fieldsAt(members as Json, path)
    : fieldsAt(members['items'] ?? null, [...path, 'items'])

/** A schema with what its alternatives say: one that may be null, or is put together, says what it holds further inside. */
const wholeOf = (members: Members): Members => {
  const inner = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const schemas = members[word]
    return Array.isArray(schemas) ? schemas.map((schema: Json) => membersOf(schema)) : []
  })
  return Object.assign({}, ...inner.toReversed(), members)
}

const membersOf = (value: Json | undefined): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
