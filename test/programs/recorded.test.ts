import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8, type Bytes } from '#sim/base/bytes';
import { programs } from '#sim/programs/index';
import { KernelWorld } from '../support/kernel-world';
import { readCases, type CaseFile } from './case-file';
import {
  askRealTools,
  caseEnv,
  caseFolder,
  caseTime,
  timedPaths,
  type Answer,
  type Recording,
} from './real-tools';

/**
 * Whole outputs, compared with what the real tools said. `RECORD=1 npx vitest run test/programs/recorded` asks them again (on a machine
 * that has them) and rewrites `recordings/`; without it nothing is written.
 */
const folder = import.meta.dirname;
const names = readdirSync(join(folder, 'cases')).map((name) => name.replace(/\.txt$/, ''));
const isRecording = process.env['RECORD'] !== undefined;
const only = process.env['CASES'];

/** The banner and the help after it are each version's own; busybox's usage line is a fact, and compared. */
function normal(text: string): string {
  return text
    .replace(/BusyBox v\d.*multi-call binary\.\n\n/g, '<banner>')
    .replace(/(<banner>Usage: [^\n]*\n)(?:[^\n]+\n)*(?:\n[^]*)?$/, '$1')
    .replace(/Usage: (?:sed|grep) [^]*$/, '<usage>');
}

function layOut(world: KernelWorld, file: CaseFile, cwd: string): void {
  world.exec(['rm', '-rf', cwd]);
  world.exec(['mkdir', '-p', cwd]);
  const run = (...argv: string[]) => {
    const done = world.exec(argv, { cwd });
    if (done.exit !== 0) throw new Error(`${argv.join(' ')}: ${done.stderr}`);
  };
  for (const { kind, path, text } of file.things) {
    if (kind === 'dir') run('mkdir', '-p', path);
    else if (kind === 'link') run('ln', '-s', text, path);
    else if (kind === 'fifo') run('mkfifo', path);
    else world.act({ kind: 'write-file', machine: world.machine, path: `${cwd}/${path}`, text });
  }
  run('touch', '-d', `@${String(caseTime)}`, ...timedPaths(file));
}

const latin1 = (text: string) => Buffer.from(text as Bytes, 'latin1').toString('utf8');

function play(world: KernelWorld, file: CaseFile, index: number): Answer[] {
  const cwd = caseFolder;
  layOut(world, file, cwd);
  return (file.cases[index]?.steps ?? []).map((step) => {
    const { stdout, stderr, exit } = world.exec(step.argv, { cwd, env: caseEnv, input: utf8(step.input) });
    return { line: step.line, stdout, stderr, exit };
  });
}

for (const name of names.filter((one) => only === undefined || only.split(',').includes(one))) {
  const file = readCases(readFileSync(join(folder, 'cases', `${name}.txt`), 'utf8'));
  const path = join(folder, 'recordings', `${name}.json`);
  if (isRecording) writeFileSync(path, `${JSON.stringify(askRealTools(file), null, 1)}\n`);
  describe(name, () => {
    it('has a recording', () => {
      expect(existsSync(path)).toBe(true);
    });
    const recording = JSON.parse(readFileSync(path, 'utf8')) as Recording;
    const world = new KernelWorld(Object.values(programs).filter((program) => program.name !== 'systemd'));
    it.each(file.cases.map((one, index) => ({ name: one.name, index })))('$name', ({ index }) => {
      const expected = recording.cases[index]?.steps.map((step) => ({
        line: step.line,
        stdout: normal(latin1(step.stdout)),
        stderr: normal(latin1(step.stderr)),
        exit: step.exit,
      }));
      const answers = play(world, file, index).map((answer) => ({
        ...answer,
        stdout: normal(answer.stdout),
        stderr: normal(answer.stderr),
      }));
      // only the steps that differ, so that a failure can be read
      const wrong = answers.flatMap((answer, i) =>
        JSON.stringify(answer) === JSON.stringify(expected?.[i])
          ? []
          : [{ said: answer, real: expected?.[i] }],
      );
      expect(wrong).toEqual([]);
      expect(answers).toHaveLength(expected?.length ?? -1);
    });
  });
}
