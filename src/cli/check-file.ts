/** What is found in one file? It is known by its name and by what stands in it: a policy, forms, the schema of a database. */

import { either as E } from 'fp-ts'
import { ciFinding, type CiFinding } from '../lint/ci-finding'
import { checkForm } from '../ci/check-form'
import { checkSchema } from '../ci/check-schema'
import { findingsOfFailure } from '../ci/findings-of'
import { type Form, isFormDocument, readForms } from '../ci/form'
import { readHtmlForms } from '../ci/form-html'
import { lintPolicy } from '../lint/lint'
import type { WhereOf } from '../lint/lint-rule'
import { isTutelaError } from '../core/error'
import { policyOfText } from '../policy/load'
import { readText } from '../policy/load-text'
import type { Policy } from '../policy/policy'
import { codePlaces } from './code-places'
import { readTextFile } from './read-file'
import { readTables } from './read-tables'
import { policyOfCode, withPlaces } from './read-policy'
import { isCode, runCode } from './run-code'

/** The policy that forms and schemas are held against. */
export interface CheckedPolicy {
  readonly get: () => Promise<Policy>
  /** Told of each policy that was checked, so that none is read twice. */
  readonly learn: (file: string, policy: Policy) => void
}

/** The findings of a file; the policy is asked for only where something is held against it. What can't be read as what it is, is found, too. */
export const checkFile = async (
  file: string,
  checked: CheckedPolicy,
  dialect: string | undefined,
): Promise<readonly CiFinding[]> => {
  const text = await readTextFile(file)
  const tables = await readTables(text, file, dialect)
  if (tables !== undefined) return checkSchema(await checked.get(), { tables, text, file })
  if (/\.x?html?$/i.test(file)) {
    const { forms, whereOf } = readHtmlForms(text, file)
    return checkForms(await checked.get(), forms, whereOf)
  }
  return isCode(file) ? checkCode(text, file, checked) : checkDocument(text, file, checked)
}

const checkDocument = async (
  text: string,
  file: string,
  checked: CheckedPolicy,
): Promise<readonly CiFinding[]> => {
  const loaded = readText(text, file.endsWith('.json'), file, 'file')
  if (E.isLeft(loaded)) return placed(findingsOfFailure(loaded.left), file)
  const { value, whereOf } = loaded.right
  if (isFormDocument(value)) return checkForms(await checked.get(), readForms(value), whereOf)
  const read = policyOfText(loaded.right)
  if (E.isLeft(read)) return placed(findingsOfFailure(read.left), file)
  checked.learn(file, read.right.policy)
  return lintPolicy(read.right.policy, read.right.whereOf)
}

const checkCode = async (
  text: string,
  file: string,
  checked: CheckedPolicy,
): Promise<readonly CiFinding[]> => {
  const whereOf = await codePlaces(text, file)
  try {
    const held = await runCode(file)
    if (held.kind === 'policy') {
      const policy = await policyOfCode(file, held, whereOf)
      checked.learn(file, policy)
      return lintPolicy(policy, whereOf)
    }
    const forms = held.forms.flatMap(({ name, schema }) => readForms(JSON.parse(schema), [name]))
    return checkForms(await checked.get(), forms, whereOf)
  } catch (error) {
    const failure = withPlaces(error, whereOf)
    if (isTutelaError(failure) && failure.failure.kind === 'policy/unsound')
      return placed(findingsOfFailure(failure.failure), file)
    throw failure
  }
}

const checkForms = (policy: Policy, forms: readonly Form[], whereOf: WhereOf): readonly CiFinding[] =>
  forms.flatMap((form) => checkForm(policy, form, whereOf))

const placed = (findings: readonly CiFinding[], file: string): readonly CiFinding[] =>
  findings.map((finding) => ciFinding({ ...finding, where: { file, ...finding.where } }))
