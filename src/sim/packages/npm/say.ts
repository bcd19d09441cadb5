import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { isoTime } from './time';

/** Which npm this is: its version decides how it speaks, and what it writes. */
export interface Npm {
  p: Proc;
  version: string;
  major: number;
  /** version of the node it runs on */
  node: string;
}

export function npmOf(p: Proc): Npm {
  const node = p.env['NODE_VERSION'] ?? nodeBeside(p);
  const version = p.version === '' ? npmWith(node) : p.version;
  return { p, version, major: Number(version.split('.')[0]), node };
}

/** The version of the node in PATH, as its file says. */
function nodeBeside(p: Proc): string {
  return (
    p.do((sim) => {
      const viewer = sim.processes.need(p.processId);
      for (const folder of (viewer.env['PATH'] ?? '/usr/local/bin:/usr/bin').split(':')) {
        const found = executableVersion(sim, viewer, `${folder}/node`);
        if (found !== '') return found;
      }
      return '';
    }) || '18.19.0'
  );
}

function executableVersion(sim: Sim, viewer: files.Viewer, path: string): string {
  const found = files.executable(sim, viewer, path);
  return isFail(found) ? '' : (found.exe?.version ?? '');
}

/** What came with which node: https://nodejs.org/dist/index.json. */
const bundled: Readonly<Record<number, string>> = {
  6: '3.10.10',
  8: '6.13.4',
  9: '5.6.0',
  10: '6.14.12',
  12: '6.14.16',
  14: '6.14.18',
  16: '8.19.4',
  18: '10.8.2',
  20: '10.8.2',
  22: '10.9.2',
  23: '10.9.2',
  24: '11.3.0',
  25: '11.6.2',
};

function npmWith(node: string): string {
  return bundled[Number(node.split('.')[0])] ?? '10.8.2';
}

/** From 10.6 on npm says `npm error`, before it `npm ERR!`. */
function isQuiet(npm: Npm): boolean {
  const [major = 0, minor = 0] = npm.version.split('.').map(Number);
  return major > 10 || (major === 10 && minor >= 6);
}

export function warnWord(npm: Npm): string {
  return isQuiet(npm) ? 'npm warn' : 'npm WARN';
}

/** Lines of an error, and where its log would be. */
export function* fail(npm: Npm, lines: readonly string[], hasLog = true): Steps<void> {
  const word = isQuiet(npm) ? 'npm error' : 'npm ERR!';
  const home = npm.p.env['HOME'] ?? '/root';
  const stamp = npm.p.do((sim) => stampOf(sim.now));
  const log = !hasLog
    ? []
    : npm.major >= 7
      ? [`A complete log of this run can be found in: ${home}/.npm/_logs/${stamp}-debug-0.log`]
      : ['', 'A complete log of this run can be found in:', `    ${home}/.npm/_logs/${stamp}-debug.log`];
  const blank = npm.major >= 7 && hasLog && !isQuiet(npm) ? [''] : [];
  const text = [...lines, ...blank, ...log];
  yield* npm.p.err(text.map((line) => `${word}${line === '' ? ' ' : ` ${line}`}`.trimEnd() + '\n').join(''));
}

function stampOf(now: number): string {
  return isoTime(now).replace(/[:.]/g, '_');
}

export function* warn(npm: Npm, line: string): Steps<void> {
  yield* npm.p.err(`${warnWord(npm)} ${line}\n`);
}
