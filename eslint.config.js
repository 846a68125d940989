/** Which house rules does a machine hold? Those of types, imports, size and names; the floors are held by a test. */

import tseslint from 'typescript-eslint'

const deepFpTs = {
  regex: '^fp-ts/',
  message: "import { either as E } from 'fp-ts': the deep form fails in Node's ESM",
}
const nodeOnly = { regex: '^node:', message: 'the core runs in browsers and workers' }

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'docs', 'node_modules'] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] } } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-imports': ['error', { patterns: [deepFpTs] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'write a union of literals' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'randomness is injected' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 250 }],
      'no-restricted-imports': ['error', { patterns: [deepFpTs, nodeOnly] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'write a union of literals' },
        { selector: 'ExportDefaultDeclaration', message: 'name the export' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'instants are passed in' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'instants are passed in' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'randomness is injected' },
      ],
    },
  },
  {
    // a type test says which line must not compile, and why
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }] },
  },
  { files: ['src/core/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/testing/**'], rules: { 'max-lines': ['error', { max: 400 }] } },
  {
    files: ['src/store/sqlite*.ts', 'src/keys/file*.ts', 'src/audit/file-*.ts', 'src/cli/**', 'src/demo/**', 'src/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [deepFpTs] }] },
  },
)
