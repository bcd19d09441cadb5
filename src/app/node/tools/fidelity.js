import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDockerClient } from './docker-client.js';
import { root } from './install.js';

/** The judges and what they judge by: beside the project, and no part of it. */
const oracle = join(root, '../shared/oracle');
const corpus = join(root, '../shared/corpus');

/** @typedef {{ judge: string, measured: string, run: () => string | undefined }} Row */

/**
 * The last line that a judge prints holds its figure.
 * @param {string} script
 * @param {readonly string[]} args
 */
function lastLine(script, args) {
  const ran = spawnSync('python3', [script, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const last = (ran.stdout ?? '').trim().split('\n').at(-1) ?? '';
  const figure = /^[\d.]+ %.*$/.exec(last)?.[0];
  if (figure === undefined)
    console.error(`${script} ${args[0] ?? ''}: ${ran.stderr || last || 'says nothing'}`);
  return figure;
}

const sessions = () =>
  readdirSync(join(oracle, 'sessions'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(oracle, 'sessions', name));

/** @type {readonly Row[]} */
const rows = [
  {
    judge: 'Recorded sessions of Engine 28.5.2',
    measured: "steps whose exit code and output are the real engine's, with the simulated client",
    run: () => lastLine(join(oracle, 'judge.py'), ['--client', 'ours', ...sessions()]),
  },
  {
    judge: 'The same',
    measured: 'with the real client at `drydock engine`',
    run: () => {
      const client = findDockerClient();
      const folder = client === undefined ? [] : ['--docker', join(client, '..')];
      return client === undefined
        ? undefined
        : lastLine(join(oracle, 'judge.py'), ['--client', 'real', ...folder, ...sessions()]);
    },
  },
  {
    judge: 'Tutorials that others wrote',
    measured: 'steps that succeed and show the expected text',
    run: () => lastLine(join(corpus, 'score.py'), [join(corpus, 'shared.jsonl')]),
  },
];

/** Measures, and rewrites the table between the marks of the README. A judge that is not there leaves its figure out. */
export function writeFidelity() {
  if (!existsSync(oracle)) {
    console.error(`The judges are not beside this checkout (${oracle}): nothing is measured.`);
    return 1;
  }
  const figures = rows.map(({ judge, measured, run }) => {
    console.log(`${judge}, ${measured} …`);
    const figure = run() ?? 'not measured here';
    console.log(`  ${figure}`);
    return `| ${judge} | ${measured} | ${figure} |`;
  });
  const table = ['| judge | what counts | figure |', '| --- | --- | --- |', ...figures].join('\n');
  const path = join(root, 'README.md');
  const text = readFileSync(path, 'utf8');
  const made = text.replace(/(<!-- fidelity -->\n)[^]*?(<!-- end fidelity -->)/, `$1\n${table}\n\n$2`);
  writeFileSync(path, made);
  spawnSync('npx', ['prettier', '--write', path], { cwd: root });
  return 0;
}
