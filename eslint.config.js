import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

/**
 * The architecture. A folder may import itself and the folders listed for it, as `#sim/base/table`.
 * A trailing `$` means: only its index. The files right in src/sim (its door) may import all of sim.
 */
const layers = {
  'sim/base': [],
  'sim/world': ['sim/base'],
  'sim/files': ['sim/base', 'sim/world'],
  'sim/network': ['sim/base', 'sim/world'],
  'sim/kernel': ['sim/base', 'sim/world', 'sim/files', 'sim/network'],
  'sim/shell': ['sim/base', 'sim/world', 'sim/kernel', 'sim/files', 'sim/network'],
  'sim/programs': ['sim/base', 'sim/world', 'sim/kernel', 'sim/files', 'sim/network', 'sim/shell$'],
  'sim/packages': ['sim/base', 'sim/world', 'sim/kernel', 'sim/files', 'sim/network', 'sim/programs'],
  'sim/powershell': ['sim/base', 'sim/world', 'sim/kernel', 'sim/files', 'sim/network'],
  'sim/registry': ['sim/base', 'sim/world', 'sim/files'],
  'sim/distribution': ['sim/base', 'sim/world', 'sim/kernel', 'sim/network', 'sim/registry'],
  'sim/daemon': [
    'sim/base',
    'sim/world',
    'sim/kernel',
    'sim/files',
    'sim/network',
    'sim/registry',
    'sim/distribution',
  ],
  'sim/cli': ['sim/base', 'sim/world', 'sim/kernel', 'sim/network', 'sim/distribution', 'sim/daemon/api'],
  'sim/buildx': ['sim/base', 'sim/world', 'sim/kernel', 'sim/cli', 'sim/daemon/api'],
  'sim/compose': [
    'sim/base',
    'sim/world',
    'sim/kernel',
    'sim/files',
    'sim/cli',
    'sim/buildx',
    'sim/daemon/api',
  ],
  'sim/cluster': [
    'sim/base',
    'sim/world',
    'sim/kernel',
    'sim/files',
    'sim/network',
    'sim/daemon',
    'sim/registry',
  ],
  'sim/hosts': [
    'sim/base',
    'sim/world',
    'sim/kernel',
    'sim/files',
    'sim/network',
    'sim/daemon',
    'sim/registry',
    'sim/powershell$',
  ],
  game: ['sim$', 'sim/saves$', 'sim/looks$'],
  locales: [],
  canvas: ['sim$', 'game', 'locales', 'assets'],
  ui: ['sim$', 'game', 'locales', 'assets'],
  app: ['sim$', 'sim/more$', 'game', 'canvas', 'ui', 'locales', 'assets', 'levels'],
};

/** The only packages that the walled core may use: all of them pure. */
const corePackages = [
  'acorn',
  'yaml',
  'immer',
  'pure-rand',
  'unbash',
  'semver',
  'valibot',
  'fflate',
  '@noble/hashes',
];
const onlyCorePackages = {
  regex: `^(?![#.]|(${corePackages.join('|')})(/|$))`,
  message: `src/sim and src/game take no packages but: ${corePackages.join(', ')}.`,
};

const target = (to) => (to.endsWith('$') ? `${to.slice(0, -1)}(/index)?$` : `${to}(/|$)`);

/** One rule for each folder and depth, since a relative path is foreign only when it climbs out of its folder. */
const fence = (from, to, depth) => ({
  files: [`src/${from}/${'*/'.repeat(depth)}*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^#(?!${[from, ...to].map(target).join('|')})`,
            message: `src/${from} may import: ${[from, ...to].join(', ')} ($: its index only).`,
          },
          {
            regex: `^(\\.\\./){${depth + 1}}`,
            message: 'Relative imports stay inside their folder; cross with #folder.',
          },
          ...(/^(sim|game)/.test(from) ? [onlyCorePackages] : []),
        ],
      },
    ],
  },
});

const fences = Object.entries(layers).flatMap(([from, to]) =>
  [0, 1, 2, 3, 4].map((depth) => fence(from, to, depth)),
);

const door = {
  files: ['src/sim/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^#(?!sim(/|$))', message: 'src/sim knows nothing above it.' },
          { regex: '^\\.\\./', message: 'Relative imports stay inside their folder.' },
          onlyCorePackages,
        ],
      },
    ],
  },
};

const pure = {
  files: ['src/sim/**/*.ts', 'src/game/**/*.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      { name: 'Date', message: 'Time is a number in the world.' },
      { name: 'Intl', message: 'Differs between machines: the same inputs must give the same bytes.' },
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Chance is in the world: world.random.' },
    ],
    'no-console': 'error',
  },
};

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: one thing has one name everywhere.',
};

export default defineConfig(
  globalIgnores(['dist', 'node_modules', 'test-results', 'playwright-report']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-function': 'off',
      // A loop up a chain of parents may begin at itself.
      '@typescript-eslint/no-this-alias': 'off',
      // A step of a machine answers something, or nothing.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // An empty class is a value that equals nothing else.
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-useless-assignment': 'warn',
      // Every program is a generator, also one that never waits.
      'require-yield': 'off',
      // A delete on an immer draft or a plain record is how a row leaves a JSON table.
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'levels/**/*.ts'],
    // The same rule under a second name: a warning well before the error.
    plugins: { budget: { rules: { 'max-lines': builtinRules.get('max-lines') } } },
    rules: {
      'budget/max-lines': ['warn', { max: 300 }],
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings: JSON keeps it readable.' },
      ],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      // Terminals are made of control characters.
      'no-control-regex': 'off',
    },
  },
  {
    // A describe() block is a chapter, not a function.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['src/**/catalogue/**/*.ts', 'src/locales/**/*.ts'],
    rules: { 'max-lines': 'off', 'budget/max-lines': 'off' },
  },
  pure,
  door,
  ...fences,
  {
    files: ['*.js', '.*.js', 'src/app/node/tools/*.js'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
    },
  },
);
