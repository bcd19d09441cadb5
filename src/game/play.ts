import {
  advance,
  advanceWhile,
  input,
  nextTime,
  read,
  type Action,
  type Sim,
  type SimEvent,
  type Step,
  type World,
} from '#sim/index';
import { reachedGoals, seenAfter, type Seen } from './goals/index';
import type { Level } from './level';
import { newLevelWorld } from './setup';

/** A level under way. Plain JSON, and a new value after every step. */
export interface Play {
  level: Level;
  world: World;
  terminals: PlayTerminal[];
  /** ids of goals */
  reached: string[];
  isSolved: boolean;
  /** bytes that the images took when it was solved, where the level has a budget for them */
  spent?: number;
  /** what was announced since the beginning, as far as an open goal may ask for it */
  heard: SimEvent[];
  /** what the terminals have shown, as far as a goal may ask for it */
  seen?: Seen;
  /** commands typed so far */
  commands: number;
  /** simulated ms when the player came */
  began: number;
  /** when to look at the goals again, simulated ms: what was announced may take a moment to have an effect */
  lookAt?: number;
}

export interface PlayTerminal {
  id: number;
  machine: number;
  host: string;
}

/** What a step gave beside the new state: for the screen. */
export interface Shown {
  terminal: { terminal: number; data: string }[];
  events: SimEvent[];
}

export interface Played {
  play: Play;
  shown: Shown;
}

/** Columns and rows of a terminal until the page says otherwise. */
const size = { cols: 80, rows: 24 };
/** The prompt of an Ubuntu server's root. */
const env = { PS1: '\\u@\\h:\\w\\$ ' };

/** The level as the player finds it: its world, with a terminal open on each host that has one. */
export function begin(level: Level): Played {
  const world = newLevelWorld(level);
  const terminals: PlayTerminal[] = [];
  let play: Play = {
    level,
    world,
    terminals,
    reached: [],
    isSolved: false,
    heard: [],
    commands: 0,
    began: world.time,
  };
  const shown: Shown = { terminal: [], events: [] };
  for (const host of level.terminals) {
    const machine = machineOf(play.world, host);
    const step = input(play.world, { kind: 'open-terminal', machine, env, ...size });
    const { terminal } = (step.result ?? {}) as { terminal?: number };
    if (terminal === undefined) throw new Error(`no terminal on ${host}: ${JSON.stringify(step.result)}`);
    terminals.push({ id: terminal, machine, host });
    shown.terminal.push(...step.output.terminal);
    play = { ...play, world: step.world };
  }
  return { play: { ...play, terminals }, shown };
}

/** Machine id of a host by its name. Throws for one that is not there: a fault of the level. */
export function machineOf(world: World, host: string): number {
  const found = read(world, (sim) => [...sim.machines.all()].find((machine) => machine.name === host));
  if (found === undefined) throw new Error(`there is no host ${host}`);
  return found.id;
}

/** Does something from outside. */
export function act(play: Play, action: Action): Played {
  return comeBack(after(play, input(play.world, action)));
}

/** Lets simulated time go on to `until`, or until it is `enough`: asked after each event, by those who have only so much time. */
export function pass(play: Play, until: number, enough?: () => boolean): Played {
  return comeBack(
    after(play, enough === undefined ? advance(play.world, until) : advanceWhile(play.world, until, enough)),
  );
}

/** A machine that was started again greets whoever sits at it: its terminals get a new shell, on the same screens. */
function comeBack(played: Played): Played {
  let now = played;
  for (const event of played.shown.events) {
    if (event.type !== 'machine' || event.action !== 'ready') continue;
    for (const { id, machine } of now.play.terminals) {
      if (machine !== event.machine) continue;
      const size = sizeOf(now.play.world, id);
      const step = input(now.play.world, { kind: 'open-terminal', terminal: id, machine, env, ...size });
      now = {
        play: { ...now.play, world: step.world },
        shown: {
          terminal: [...now.shown.terminal, { terminal: id, data: '\r\n' }, ...step.output.terminal],
          events: [...now.shown.events, ...step.output.events],
        },
      };
    }
  }
  return now;
}

/** Columns and rows of a terminal, as its window has them. */
function sizeOf(world: World, terminal: number): { cols: number; rows: number } {
  return read(world, (sim) => {
    const tty = sim.ttys.peek(sim.terminals.peek(terminal)?.tty ?? 0);
    return tty === undefined ? size : { cols: tty.cols, rows: tty.rows };
  });
}

/** PowerShell does much of its work itself: it waits for a command only while it reads. */
function isReading(sim: Sim, { process, tty }: { process: number; tty: number }): boolean {
  const shell = sim.processes.peek(process);
  if (shell === undefined) return true;
  return shell.threads.some((id) => sim.threads.peek(id)?.wait?.keys.includes(`tty:${tty}`));
}

/** A command was typed: counted for par. */
export function countCommand(play: Play): Play {
  return { ...play, commands: play.commands + 1 };
}

const isAway: ReadonlySet<string> = new Set(['off', 'booting']);

/** Whether the shell of a terminal waits for a command: nothing else runs in its foreground. */
export function isAtPrompt(world: World, terminal: number): boolean {
  return read(world, (sim) => {
    const row = sim.terminals.peek(terminal);
    const machine = sim.machines.peek(row?.machine ?? 0);
    if (row === undefined || machine === undefined || isAway.has(machine.state)) return false;
    if (machine.kernel.kind === 'windows' && !isReading(sim, row)) return false;
    const tty = sim.ttys.peek(row.tty);
    return tty !== undefined && (tty.foreground === row.process || tty.foreground === 0);
  });
}

/** How long nothing will happen, simulated ms; undefined when nothing is going to at all. */
export function quietFor(world: World): number | undefined {
  const next = nextTime(world);
  return next === undefined ? undefined : Math.max(0, next - world.time);
}

/** Programs have come up, or answered, so long after they were started, simulated ms. */
const effect = 400;

/** A server answers some time after its port is open, and nobody announces that: it is asked again so often, simulated ms. */
const again = 3000;

/** Whether a goal is open that asks a server, or waits for something else that nobody announces. */
function waitsAtDoor({ level, reached }: Play): boolean {
  return level.goals.some(
    (goal) =>
      goal.kind === 'command' && (goal.door !== undefined || goal.waits) && !reached.includes(goal.id),
  );
}

/** Events that can matter to a goal: those that change what a check sees. */
const matters = (event: SimEvent) => event.type !== 'request' && event.action !== 'fork';

function after(play: Play, step: Step): Played {
  const shown: Shown = { terminal: step.output.terminal, events: step.output.events };
  const seen = seenAfter(
    play.level.goals,
    play.reached,
    play.seen,
    shown.terminal.map((part) => part.data).join(''),
  );
  const next = { ...play, world: step.world, ...(seen === undefined ? {} : { seen }) };
  const news = step.output.events.filter(matters);
  const isDue = play.lookAt !== undefined && step.world.time >= play.lookAt;
  if (play.isSolved) return { play: next, shown };
  if (news.length === 0 && !isDue) {
    // What a shell does by itself (`echo hello > file`) is announced by nobody; but a prompt follows it.
    const isStirred = step.output.terminal.length > 0 && play.lookAt === undefined;
    return { play: isStirred ? { ...next, lookAt: step.world.time + effect } : next, shown };
  }
  const asked = new Set(play.level.goals.flatMap((goal) => (goal.kind === 'event' ? [goal.type] : [])));
  const heard = [...play.heard, ...news.filter((event) => asked.has(event.type))];
  const { lookAt: _, ...rest } = next;
  const later = news.length > 0 ? effect : waitsAtDoor(play) ? again : undefined;
  const lookAt = later === undefined ? {} : { lookAt: step.world.time + later };
  return { play: judge({ ...rest, ...lookAt, heard }), shown };
}

function judge(play: Play): Play {
  const { level, world } = play;
  const machine = (host: string | undefined) => machineOf(world, host ?? level.hosts[0]?.name ?? '');
  const reached = reachedGoals(level.goals, play.reached, {
    world,
    events: play.heard,
    seen: play.seen,
    machine,
  });
  const isSolved = reached.length === level.goals.length;
  const spent = isSolved && level.budget !== undefined ? { spent: imagesOf(world) } : {};
  return { ...play, reached, isSolved, ...spent };
}

/** Bytes of all images of all hosts; layers that several images of a host have count once. */
function imagesOf(world: World): number {
  return read(world, (sim) => [...sim.storedLayers.all()].reduce((sum, { size }) => sum + size, 0));
}
