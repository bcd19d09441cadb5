import type { Output, Sim } from '#sim/index';
import { decode, exitIn, extend, type Simulation } from './simulation';
import { prelude, quote, snapshot, type ShellSnapshot } from './shell-state';

/** Numbers of the outside streams that the host's shell has for descriptors. */
const streams = { nothing: 11, stdout: 12, stderr: 13, status: 18, commands: 19 };

/**
 * The host's shell takes commands from descriptor 9, separated by NUL, runs each with nothing to read, and writes its status to
 * descriptor 8 (when it ends, where it was). A ^C ends what it runs, not the shell. The status of one step is `$?` in the next.
 */
const driver =
  'trap : INT; trap \'printf "!%s\\0" "$PWD" >&8\' EXIT; __drydock_back() { return $1; }; __drydock_last=0; ' +
  "while IFS= read -r -d '' __drydock_command <&9; do " +
  '__drydock_back $__drydock_last; eval "$__drydock_command" 8>&- 9>&-; ' +
  "__drydock_last=$?; printf '%s ' $__drydock_last >&8; done";

export interface Said {
  stdout: string;
  stderr: string;
  exit: number | null;
  interrupted: boolean;
}

/** The one shell of a session, which keeps its directory and variables from step to step. */
export class HostShell {
  #process = 0;
  readonly #first: ShellSnapshot;
  #last: ShellSnapshot;

  constructor(
    private readonly simulation: Simulation,
    cwd: string,
    env: Readonly<Record<string, string>>,
  ) {
    this.#first = { cwd, env: { ...env }, others: {} };
    this.#last = this.#first;
    this.#start();
  }

  /** Where it is and what it would hand on. */
  state(): ShellSnapshot {
    this.#last = this.simulation.ask((sim) => snapshot(sim, this.#process)) ?? this.#last;
    return this.#last;
  }

  /** Takes over what another shell (on a terminal) left behind. */
  moveTo(cwd: string): void {
    if (cwd !== '' && cwd !== this.state().cwd) this.run(`cd ${quote(cwd)} >/dev/null 2>&1`);
  }

  /** A new shell: after `exit` as at the beginning, but in the directory it ended in; after a kill as it was. */
  #startAgain(folder: string | undefined): void {
    if (folder !== undefined) this.#last = { cwd: folder, env: this.#first.env, others: {} };
    this.#start();
  }

  #start(): void {
    const started = this.simulation.do({
      kind: 'spawn',
      machine: this.simulation.machine,
      argv: ['/bin/bash', '-c', prelude(this.#last) + driver, 'bash'],
      env: this.#last.env,
      cwd: this.#last.cwd,
      streams: {
        0: streams.nothing,
        1: streams.stdout,
        2: streams.stderr,
        8: streams.status,
        9: streams.commands,
      },
    });
    if (typeof started !== 'number') throw new Error(`no shell on the host: ${JSON.stringify(started)}`);
    this.#process = started;
    this.simulation.do({ kind: 'feed', stream: streams.nothing, data: '', end: true });
  }

  /** Runs one command line; one that has not ended after a minute gets ^C. */
  run(command: string): Said {
    this.state();
    const hearing = new Hearing(this.#process);
    this.simulation.listeners.add(hearing.listen);
    let interrupted = false;
    try {
      this.simulation.do({
        kind: 'feed',
        stream: streams.commands,
        data: `${Buffer.from(command, 'utf8').toString('latin1')}\0`,
      });
      this.#wait(hearing, 60_000);
      if (hearing.status === undefined) {
        interrupted = true;
        this.#interrupt(hearing);
      }
      if (hearing.isDead) this.#startAgain(hearing.folder);
    } finally {
      this.simulation.listeners.delete(hearing.listen);
    }
    return {
      stdout: decode(hearing.stdout),
      stderr: decode(hearing.stderr),
      exit: hearing.status ?? null,
      interrupted,
    };
  }

  #wait(hearing: Hearing, ms: number): void {
    const until = this.simulation.time + ms;
    while (hearing.status === undefined && this.simulation.time < until) {
      if (this.simulation.isIdle()) break;
      this.simulation.run(until, hearing.isAnswer);
    }
  }

  /** ^C to everything in the foreground; what survives twice is killed. */
  #interrupt(hearing: Hearing): void {
    for (const [signal, patience] of [
      [2, 20_000],
      [2, 5000],
      [9, 1000],
    ] as const) {
      for (const process of this.simulation.ask((sim) => descendants(sim, this.#process))) {
        this.simulation.do({ kind: 'signal', process, signal });
      }
      if (signal === 2) this.simulation.do({ kind: 'signal', process: this.#process, signal });
      this.#wait(hearing, patience);
      if (hearing.status !== undefined) return;
    }
    this.simulation.do({ kind: 'signal', process: this.#process, signal: 9 });
    this.#wait(hearing, 100);
  }
}

/** Processes of the shell's own group that descend from it: what a terminal would call its foreground. */
function descendants(sim: Sim, ancestor: number): number[] {
  const out: number[] = [];
  const group = sim.processes.peek(ancestor)?.group;
  const visit = (id: number) => {
    for (const child of sim.processes.peek(id)?.children ?? []) {
      const row = sim.processes.peek(child);
      if (row !== undefined && row.group === group && row.state !== 'zombie') out.push(child);
      visit(child);
    }
  };
  visit(ancestor);
  return out;
}

/** What the shell says while a step runs. */
class Hearing {
  stdout = '';
  stderr = '';
  status: number | undefined;
  isDead = false;
  /** where the shell was when it ended of its own will */
  folder: string | undefined;
  #said = '';

  constructor(private readonly process: number) {}

  /** Does this output end the step? */
  readonly isAnswer = (output: Output): boolean =>
    output.outside.some((part) => part.stream === streams.status && /^\d/.test(part.data)) ||
    exitIn(output, this.process) !== undefined;

  readonly listen = (output: Output): void => {
    for (const part of output.outside) {
      if (part.stream === streams.stdout) this.stdout = extend(this.stdout, part.data);
      else if (part.stream === streams.stderr) this.stderr = extend(this.stderr, part.data);
      else if (part.stream === streams.status) this.#said += part.data;
    }
    const left = /!([^\0]*)\0/.exec(this.#said)?.[1];
    if (left !== undefined) this.folder = decode(left);
    const said = /^(\d+) /.exec(this.#said);
    if (said !== null) this.status ??= Number(said[1]);
    const exit = exitIn(output, this.process);
    if (exit !== undefined) {
      this.isDead = true;
      this.status ??= exit;
    }
  };
}
