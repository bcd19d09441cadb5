import type { Json } from '#sim/base/json';
import type { Program, StepBody } from '#sim/kernel/program';
import { dialectOf, start } from './run/start';
import { turn } from './run/step';
import { resetInChild } from './run/traps';
import { Shell } from './shell';
import type { DialectName, ShellState } from './state';

/** How many turns one step makes before it lets others run at the same instant. */
const turnsPerStep = 400;

/** What a shell is before it has looked at anything. */
function freshState(dialect: DialectName): ShellState {
  return {
    dialect,
    isStarted: false,
    name: 'sh',
    args: [],
    at: { source: '', pc: 0, line: 0 },
    stack: [],
    status: 0,
    pipeStatus: [0],
    vars: {},
    functions: {},
    aliases: {},
    options: {},
    shopt: {},
    traps: {},
    caught: [],
    handled: [],
    children: {},
    jobs: [],
    recentJobs: [],
    lastBackground: 0,
    pid: 0,
    isInteractive: false,
    isLogin: false,
    isSubshell: false,
    isFresh: false,
    input: { kind: 'command' },
    quiet: 0,
    line: 0,
    work: null,
    journal: [],
    outbox: [],
    debt: 0,
    isCharged: false,
    substituted: 0,
    hidden: [],
    lent: [],
    history: [],
    startedAt: 0,
    timers: [],
    getoptsAt: 0,
    hashed: {},
    dirStack: [],
    isWarned: false,
    isLeaving: false,
    leavingWith: null,
  };
}

function body(name: string): StepBody {
  return {
    initial: freshState('ash') as unknown as Json,
    step(p, json) {
      const s = json as unknown as ShellState;
      if (!s.isStarted) s.dialect = dialectOf(name, p.argv[0] ?? '', p.version);
      const sh = new Shell(p, s);
      if (s.isFresh) {
        s.isFresh = false;
        resetInChild(sh);
      }
      for (let i = 0; i < turnsPerStep; i++) {
        const result = s.isStarted ? turn(sh) : turn(sh, start);
        if (result !== undefined) return result;
      }
      return null;
    },
  };
}

/** A shell as a program. */
export function shellProgram(name: string, start: Program['start']): Program {
  return { name, start, main: body(name) };
}

/** The shells as programs: `bash`, `dash`, and `ash` (BusyBox's), and `sh`, which is dash as on Debian and Ubuntu. */
export function shellPrograms(): Readonly<Record<string, Program>> {
  const costs: Readonly<Record<string, Program['start']>> = {
    bash: { cpu: 1.4, anon: 1_900_000 },
    dash: { cpu: 0.3, anon: 120_000 },
    ash: { cpu: 0.3, anon: 150_000 },
    sh: { cpu: 0.3, anon: 150_000 },
  };
  return Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, shellProgram(name, cost)]));
}
