/** With what does a company start? The files of a first policy, a scenario for it, and a workflow that checks both; as texts by path. */

import { canonicalize } from '../core/canonical'
import type { StandardParameters } from '../policy/standard-parameters'
import { policyJsonSchema } from './policy-schema'

/** What a start is made of. */
export interface StarterChoice {
  readonly parameters: StandardParameters
  /** The CI service that a workflow is written for. */
  readonly service: 'github' | 'gitlab' | 'none'
}

/**
 * The files by their path in the repository. The policy is the standard one with these parameters.
 *
 * @example
 * ```ts
 * Object.keys(starterFiles({ parameters: { organization: 'Acme', transactionYears: 5 }, service: 'none' }))
 * // ['tutela.policy.yaml', 'tutela.policy.schema.json', 'first.scenarios.yaml']
 * ```
 */
export const starterFiles = ({ parameters, service }: StarterChoice): Readonly<Record<string, string>> => ({
  'tutela.policy.yaml': policyText(parameters),
  'tutela.policy.schema.json': `${JSON.stringify(policyJsonSchema(), null, 2)}\n`,
  'first.scenarios.yaml': scenariosText,
  ...workflows[service],
})

const policyText = (
  parameters: StandardParameters,
): string => `# yaml-language-server: $schema=./tutela.policy.schema.json
# The standard policy with this company's parameters; what stands below them is laid over it.
extends: standard
parameters:
${Object.entries(parameters)
  .filter(([, value]) => value !== undefined)
  // JSON is YAML, and quotes what would mean something else there
  .map(([name, value]) => `  ${name}: ${canonicalize(value)}`)
  .join('\n')}

# purposes:
#   recall:
#     family: service
#     needs: [basic.name, basic.phone, transaction.lines]
`

const scenariosText = `# What the policy must decide. Run: npx tutela test --coverage
scenarios:
  - name: a sales representative sees a phone for delivery
    when: { action: use, position: sales-representative, purpose: delivery, items: [basic.phone] }
    expect: { permit: { basic.phone: plain } }
  - name: but not without an approval
    given: { without: [approval] }
    when: { action: use, position: sales-representative, purpose: delivery, items: [basic.phone] }
    expect: { deny: [use/approval] }
  - name: nor for a customer who opted out of marketing
    given: { optedOut: purpose }
    when: { action: use, position: marketing-analyst, purpose: marketing, items: [basic.email] }
    expect: { deny: true }
`

const workflows: Readonly<Record<StarterChoice['service'], Readonly<Record<string, string>>>> = {
  none: {},
  github: {
    '.github/workflows/tutela.yml': `name: customer information
on: [pull_request]
permissions:
  contents: read
jobs:
  policy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      - run: npx tutela check --format github
      - run: npx tutela diff "origin/$GITHUB_BASE_REF" --format github
      - run: npx tutela test
`,
  },
  gitlab: {
    'tutela.gitlab-ci.yml': `# include: 'tutela.gitlab-ci.yml' in .gitlab-ci.yml
customer-information:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - npm ci
    - git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    - npx tutela check --out junit=check.xml
    - npx tutela diff FETCH_HEAD --out junit=diff.xml
    - npx tutela test --out junit=test.xml
  artifacts:
    when: always
    reports:
      junit: ['*.xml']
`,
  },
}
