/** Are forms held to their purposes (3.2.1, 3.2.2, 3.2.3, 3.3.2, 3.3.3), whether JSON Schema or OpenAPI? */

import { describe, expect, it } from 'vitest'
import { checkForm } from '../../src/ci/check-form'
import { isFormDocument, readForms } from '../../src/ci/form'
import type { Json } from '../../src/data/plain-json'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))
const found = (document: Json): readonly string[] =>
  readForms(document).flatMap((form) =>
    checkForm(policy, form, (path) => ({ path: path.join('/') })).map(
      ({ rule, where }) => `${rule} ${where.path ?? ''}`,
    ),
  )
const declared = { purposes: ['delivery'], notice: 'n-1' }
const fields = { fullName: { type: 'string' }, 手机号: { type: 'string' }, address: { type: 'object' } }

describe('a form', () => {
  it('that asks for what its purpose needs, and tells, is clean', () => {
    expect(found({ 'x-tutela': declared, properties: fields })).toEqual([])
  })

  it('is found where it declares no purpose, one that the policy lacks, or no notice', () => {
    expect(found({ properties: fields })).toEqual(['form/no-purpose x-tutela'])
    expect(found({ 'x-tutela': { ...declared, purposes: ['gossip'] }, properties: {} })).toEqual([
      'form/no-purpose x-tutela',
    ])
    expect(found({ 'x-tutela': { purposes: ['delivery'] }, properties: fields })).toEqual([
      'form/no-notice x-tutela',
    ])
  })

  it('is found where a field is not needed, asked twice, or says nothing of what it holds', () => {
    const properties = {
      ...fields,
      birthday: { type: 'string' },
      mobile: { type: 'string' },
      shoeSize: { type: 'string' },
      captcha: { type: 'string', 'x-tutela-item': 'none' },
      wish: { type: 'string', 'x-tutela-item': 'basic.nmae' },
    }
    expect(found({ 'x-tutela': declared, properties }).toSorted()).toEqual([
      'form/over-collection properties/birthday',
      'form/redundant properties/mobile',
      'form/unknown-field properties/shoeSize',
      'form/unknown-field properties/wish',
    ])
  })

  it('is found where consent is ticked already or bundled', () => {
    const consent = (extra: { readonly [member: string]: Json }, purposes = ['marketing']) => ({
      type: 'boolean',
      'x-tutela-consent': purposes,
      ...extra,
    })
    const properties = {
      ...fields,
      news: consent({ default: true }),
      all: consent({}, ['marketing', 'research']),
      fine: consent({ default: false }),
    }
    expect(found({ 'x-tutela': declared, properties }).toSorted()).toEqual([
      'form/bundled properties/all',
      'form/pre-ticked properties/news',
    ])
  })

  it('is looked into where it is nested, as an object or as the entries of a list', () => {
    const properties = {
      person: { properties: { dob: {} } },
      contacts: { type: 'array', items: { properties: { mail: {} } } },
    }
    expect(found({ 'x-tutela': declared, properties }).toSorted()).toEqual([
      'form/over-collection properties/contacts/items/properties/mail',
      'form/over-collection properties/person/properties/dob',
    ])
  })

  it('is each body of a request in OpenAPI, and each schema that declares something', () => {
    const body = {
      content: { 'application/json': { schema: { properties: { birthday: {} }, 'x-tutela': declared } } },
    }
    const document = {
      openapi: '3.1.0',
      paths: { '/orders': { post: { requestBody: body }, get: {} } },
      components: {
        schemas: { Signup: { 'x-tutela': {}, properties: {} }, Plain: { properties: { birthday: {} } } },
      },
    }
    expect(isFormDocument(document)).toBe(true)
    expect(found(document)).toEqual([
      'form/no-purpose components/schemas/Signup/x-tutela',
      'form/over-collection paths//orders/post/requestBody/content/application/json/schema/properties/birthday',
    ])
  })

  it('of another shape is no form, and breaks nothing', () => {
    for (const value of [null, 1, 'a', [], {}, { properties: null }, { properties: [] }] as const) {
      expect(isFormDocument(value)).toBe(
        Array.isArray(value) ? false : value !== null && typeof value === 'object' && 'properties' in value,
      )
      expect(found(value)).toEqual(['form/no-purpose x-tutela'])
    }
    expect(found({ 'x-tutela': { purposes: 7 }, properties: { a: 1, b: [null] } })).toContain(
      'form/no-purpose x-tutela',
    )
  })
})
