import next from 'eslint-config-next'
import tseslint from 'typescript-eslint'

const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'core takes the instant as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'core takes the instant as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'core takes a seed as an argument.',
  },
]

const notFrom = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
})

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      '.next/**',
      'prisma/generated/**',
      'data/**',
      'next-env.d.ts',
      'tests/.artifacts/**',
    ],
  },
  ...next,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    // core knows nothing of the others, and neither time nor chance nor the outside world.
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(#server|#app|\\.\\./(\\.\\./)*(server|app|prisma))/',
              message: 'core imports neither server, app nor prisma.',
            },
            { regex: '^node:', message: 'core does no input or output.' },
            { regex: '^(next|react|react-dom|@prisma)(/|$)', message: 'core knows no framework.' },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...clockAndChance],
      'no-restricted-globals': ['error', 'process', 'fetch', 'window', 'document'],
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: notFrom('^(#app|\\.\\./app)/', 'server knows nothing of app.'),
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    rules: notFrom('(^|/)prisma/|^@prisma|^better-sqlite3', 'Only server/ and prisma/ touch the database.'),
  },
  {
    // One place reads the environment and one the clock.
    files: ['app/**/*.{ts,tsx}', 'server/**/*.ts'],
    ignores: ['server/env.ts', 'server/clock.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Read the environment in server/env.ts.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Ask server/clock.ts, or take the instant as an argument.',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Ask server/clock.ts, or take the instant as an argument.',
        },
      ],
    },
  },
  {
    // Not React: a test's `use…` is no hook. Matchers such as expect.any() are typed `any` by their makers.
    files: ['tests/**/*.ts'],
    rules: { 'react-hooks/rules-of-hooks': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
)
