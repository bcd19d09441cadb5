import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const root = path('../../');
const judge = path('../../../shared/oracle/judge.py');
const sessions = path('../../../shared/oracle/sessions/');

interface Verdict {
  right: number;
  total: number;
  themes: Record<string, [right: number, total: number]>;
}

/** Right steps by theme, as they were when the floor was last raised. */
const floor = JSON.parse(readFileSync(path('floor.json'), 'utf8')) as Record<string, number>;

function judged(): Verdict {
  const files = readdirSync(sessions).filter((name) => name.endsWith('.json')).map((name) => sessions + name);
  const ran = spawnSync('python3', [judge, '--client', 'ours', '--json', ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.error) throw ran.error;
  const last = ran.stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`the judge says no verdict:\n${ran.stdout}\n${ran.stderr}`);
  return JSON.parse(last) as Verdict;
}

describe('sessions recorded on a real engine', () => {
  const isHere = existsSync(judge) && existsSync(sessions);
  if (!isHere) console.warn(`NOT RUN: the recorded sessions are not at ${sessions}`);
  it.runIf(isHere)('are right in at least as many steps as before, theme by theme', { timeout: 600_000 }, () => {
    const { themes } = judged();
    const now = Object.fromEntries(Object.entries(themes).map(([theme, [right]]) => [theme, right]));
    const lost = Object.entries(floor).filter(([theme, right]) => (now[theme] ?? 0) < right);
    expect(lost.map(([theme, right]) => `${theme}: ${now[theme] ?? 0} right, ${right} before`)).toEqual([]);
    const raised = Object.fromEntries(Object.entries({ ...floor, ...now }).sort(([a], [b]) => (a < b ? -1 : 1)));
    const isHigher = Object.entries(raised).some(([theme, right]) => right > (floor[theme] ?? 0));
    if (!isHigher) return;
    if (process.env['GOLDEN_UPDATE'] === '1') writeFileSync(path('floor.json'), `${JSON.stringify(raised, null, 2)}\n`);
    else console.warn('more steps are right than floor.json says: npm run golden -- --update raises it');
  });
});
