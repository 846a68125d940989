/** Are forms on pages held to their purposes (3.2.1, 3.2.2, 3.2.3, 3.3.2, 3.3.3), with the line of each control? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkForm } from '../../src/ci/check-form'
import { readHtmlForms } from '../../src/ci/form-html'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))
const found = (page: string): readonly string[] => {
  const { forms, whereOf } = readHtmlForms(page, 'a.html')
  return forms
    .flatMap((form) => checkForm(policy, form, whereOf))
    .map(({ rule, where }) => `${where.line}:${where.column} ${rule}`)
    .toSorted()
}
const declared = 'data-tutela-purposes="delivery" data-tutela-notice="n-1"'

describe('a form on a page', () => {
  it('that asks for what its purpose needs, and tells, is clean', () => {
    expect(
      found(
        `<form ${declared}><label>姓名 <input name=a></label><input type=tel name=b><input autocomplete="shipping street-address"><input type=hidden name=csrf><button>ok</button></form>`,
      ),
    ).toEqual([])
  })

  it('is found where it declares no purpose, one that the policy lacks, or no notice', () => {
    expect(found('<p>\n<form></form>')).toEqual(['2:1 form/no-purpose'])
    expect(found('<form data-tutela-purposes="gossip" data-tutela-notice="n"></form>')).toEqual([
      '1:1 form/no-purpose',
    ])
    expect(found('<form data-tutela-purposes="delivery"></form>')).toEqual(['1:1 form/no-notice'])
  })

  it('is found where a control is not needed, asked twice, or says nothing of what it holds', () => {
    const page = `<form id="f" ${declared}>
  <input name="phone">
  <input name="birthday">
  <input name="mobile">
  <select name="shoeSize"></select>
  <input name="captcha" data-tutela-item="none">
</form>
<textarea form="f" name="x" placeholder="生日"></textarea>`
    expect(found(page)).toEqual([
      '3:3 form/over-collection',
      '4:3 form/redundant',
      '5:3 form/unknown-field',
      '8:1 form/over-collection',
      '8:1 form/redundant',
    ])
  })

  it('is found where consent is ticked already or bundled, whether it says so or only looks so', () => {
    const page = `<form data-tutela-purposes="delivery marketing" data-tutela-notice="n-1">
  <input type="checkbox" name="news" data-tutela-consent="marketing" checked>
  <label><input type="checkbox" name="all"> 我同意以上全部</label>
  <input type="checkbox" name="fine" data-tutela-consent="marketing">
  <input type="checkbox" name="both" data-tutela-consent="marketing research">
</form>`
    expect(found(page)).toEqual(['2:3 form/pre-ticked', '3:10 form/bundled', '5:3 form/bundled'])
  })

  it('is looked for in templates, and what stands in no form is one of its own', () => {
    expect(found(`<template><form ${declared}><input name=dob></form></template>`)).toEqual([
      '1:74 form/over-collection',
    ])
    expect(found('<div><input name="phone"></div>')).toEqual(['1:6 form/no-purpose'])
    expect(found('<p>nothing</p>')).toEqual([])
  })

  it('may be anything, and is refused where it is too long or too deep', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom('<form', '<input name=', '"', '>', '</', 'phone', ' checked', '<template>')),
        (text, parts) => {
          found(text + parts.join(''))
        },
      ),
    )
    expect(() => found('<div>'.repeat(800_000))).toThrow('nested no deeper than 512')
    expect(found('<div></div>'.repeat(20_000))).toEqual([])
    expect(() => found(' '.repeat(4_194_305))).toThrow('a page has at most')
  })
})
