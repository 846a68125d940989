/** What may an editor complete in a policy's file? A JSON Schema of the document, whole or as an extension of the standard policy. */

import { z } from 'zod'
import type { Json } from '../data/plain-json'
import { policyDocument } from '../data/policy'
import { standardParameters } from '../policy/standard-parameters'

type Schema = Readonly<Record<string, Json>>

/**
 * The schema of policy files, JSON Schema 2020-12. It helps while typing; `check` judges more than a schema can.
 *
 * @example
 * ```ts
 * policyJsonSchema()['title'] // 'tutela policy'
 * ```
 */
export const policyJsonSchema = (): Schema => {
  const whole = schemaOf(policyDocument)
  const { properties = {}, ...rest } = partial(whole) as { readonly properties?: Schema }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'tutela policy',
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      ...rest,
      properties: { ...properties, extends: { const: 'standard' }, parameters: schemaOf(standardParameters) },
      required: ['extends', 'parameters'],
    },
    else: whole,
  }
}

/** Without its `$schema`, which belongs to the outermost. */
const schemaOf = (shape: z.ZodType): Schema =>
  // what zod writes is plain JSON
  without(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema, '$schema')

/** An extension names what it changes alone, and takes away what it sets to null. */
const partial = (schema: Json): Json => {
  if (Array.isArray(schema)) return schema.map(partial)
  if (typeof schema !== 'object' || schema === null) return schema
  // no list: that was asked before
  const members = without(schema as Schema, 'required')
  const isRule = members['type'] === 'object'
  const loosened = Object.fromEntries(Object.entries(members).map(([name, part]) => [name, partial(part)]))
  return isRule ? { ...loosened, type: ['object', 'null'] } : loosened
}

const without = (schema: Schema, member: string): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== member))
