import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { needChromium } from './chromium.js';
import { wantDockerClient } from './docker-client.js';
import { wantPythonClient } from './python-client.js';
import { ensureInstalled, root } from './install.js';

/**
 * Everything that has to be true, in order; stops at the first that is not.
 * `npm test -- unit golden` runs only the named ones, `npm run check` those that need no running.
 *
 * @typedef {{
 *   name: string,
 *   title: string,
 *   run: readonly [script: string, ...args: string[]],
 *   prepare?: () => Record<string, string>,
 *   isCheck?: boolean,
 * }} Step
 */

const tsc = 'typescript/bin/tsc';
const vitest = 'vitest/vitest.mjs';

/** What a reader must not overlook; repeated at the end. @type {string[]} */
const loud = [];

/** @param {string} what */
function sayLoudly(what) {
  loud.push(what);
  console.log(`\n*** ${what} ***\n`);
}

/** @returns {Record<string, string>} */
function dockerClients() {
  /** @type {Record<string, string>} */
  const found = {};
  const path = wantDockerClient();
  if (path) {
    console.log(`The real docker client: ${path}`);
    found.DOCKER_CLI = path;
  } else
    sayLoudly(
      'SKIPPED: the tests with the real docker client. None was found here, and none could be fetched. Install one, or name one: DOCKER_CLI=/path/to/docker npm test',
    );
  const python = wantPythonClient();
  if (python) {
    console.log(`The Python with Docker's module: ${python}`);
    found.DOCKER_PYTHON = python;
  } else
    sayLoudly(
      "SKIPPED: the tests with Docker's module for Python. Install Debian's python3-docker, or name a Python that has it: DOCKER_PYTHON=/path/to/python3 npm test",
    );
  return found;
}

/** @returns {Record<string, string>} */
function chromium() {
  const path = needChromium();
  console.log(`The browser: ${path}`);
  return { CHROMIUM_PATH: path };
}

/** @type {readonly Step[]} */
const steps = [
  {
    name: 'types-core',
    title: 'Types: the walled core',
    run: [tsc, '-p', 'tsconfig.sim.json'],
    isCheck: true,
  },
  { name: 'types', title: 'Types: the rest', run: [tsc, '-p', 'tsconfig.json'], isCheck: true },
  { name: 'lint', title: 'Lint, with the layer fence', run: ['eslint/bin/eslint.js', '.'], isCheck: true },
  {
    name: 'format',
    title: 'Formatting',
    run: ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
    isCheck: true,
  },
  { name: 'unused', title: 'Unused files, exports, packages', run: ['knip/bin/knip.js'], isCheck: true },
  { name: 'unit', title: 'Unit tests', run: [vitest, 'run', '--project', 'unit'] },
  { name: 'golden', title: 'Golden transcripts', run: [vitest, 'run', '--project', 'golden'] },
  { name: 'levels', title: 'Levels: solutions and mistakes', run: [vitest, 'run', '--project', 'levels'] },
  {
    name: 'clients',
    title: 'Real clients',
    run: [vitest, 'run', '--project', 'clients'],
    prepare: dockerClients,
  },
  { name: 'browser', title: 'Real browser', run: ['@playwright/test/cli.js', 'test'], prepare: chromium },
];

/** @param {Step} step */
function runStep(step) {
  const [script, ...args] = step.run;
  /** @type {Record<string, string>} */
  let found;
  try {
    found = step.prepare?.() ?? {};
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  const result = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...found },
  });
  return result.status === 0;
}

/** @param {readonly string[]} args */
function chosen(args) {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`,
    );
    process.exit(2);
  }
  if (names.length > 0) return steps.filter((step) => names.includes(step.name));
  return args.includes('--check') ? steps.filter((step) => step.isCheck) : steps;
}

/** @param {readonly Step[]} todo */
function runAll(todo) {
  let passed = 0;
  for (const step of todo) {
    const started = Date.now();
    console.log(`\n=== ${passed + 1}/${todo.length}  ${step.title} ===`);
    const isDone = runStep(step);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`--- ${step.title}: ${isDone ? 'passed' : 'FAILED'} after ${seconds} s`);
    if (!isDone) return { passed, failed: 1 };
    passed += 1;
  }
  return { passed, failed: 0 };
}

ensureInstalled();
const { passed, failed } = runAll(chosen(process.argv.slice(2)));
for (const line of loud) console.log(`\n*** ${line} ***`);
console.log(`\nsteps: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
