import type { Output } from '#sim/index';
import type { InputEvent } from './request';
import { isSomebodyReading, prelude, waitingShellStatus, type ShellSnapshot } from './shell-state';
import { decode, exitIn, extend, type Simulation } from './simulation';
import type { Said } from './host-shell';

/** Output has come to rest when nothing came for so long, simulated ms; or so long after the last key. */
const quiet = 700;
const patience = 4000;
const stepLimit = 60_000;

/** Where the shell on the terminal says in which directory it ended. */
export const cwdFile = '/run/drydock-terminal-cwd';

/** A program on a terminal of 80×24: a step with `tty`, and what is typed inside it later. */
export class TerminalStep {
  readonly #terminal: number;
  readonly #process: number;
  readonly began: number;
  #said = '';
  /** where the answer to the last key begins */
  #mark = 0;
  #lastOutput: number;
  #exit: number | undefined;

  constructor(
    private readonly simulation: Simulation,
    command: string,
    from: ShellSnapshot,
  ) {
    this.began = simulation.time;
    this.#lastOutput = simulation.time;
    simulation.listeners.add(this.#listen);
    const text = `trap : INT; trap 'pwd > ${cwdFile}' EXIT; ${prelude(from)}${command}`;
    this.#pending = [];
    const opened = simulation.do({
      kind: 'open-terminal',
      machine: simulation.machine,
      rows: 24,
      cols: 80,
      argv: ['/bin/bash', '-c', text, 'bash'],
      env: { ...from.env, TERM: 'xterm' },
      cwd: from.cwd,
    }) as { terminal?: number; process?: number; error?: string };
    if (opened.terminal === undefined || opened.process === undefined)
      throw new Error(`no terminal: ${opened.error ?? ''}`);
    this.#terminal = opened.terminal;
    this.#process = opened.process;
    for (const output of this.#pending.splice(0)) this.#take(output);
    this.#pending = undefined;
  }

  /** what was said before the terminal's number was known */
  #pending: Output[] | undefined;

  readonly #listen = (output: Output): void => {
    if (this.#pending !== undefined) this.#pending.push(output);
    else this.#take(output);
  };

  #take(output: Output): void {
    for (const part of output.terminal) {
      if (part.terminal !== this.#terminal) continue;
      this.#said = extend(this.#said, part.data);
      this.#lastOutput = this.simulation.time;
    }
    this.#exit ??= exitIn(output, this.#process);
  }

  get isOver(): boolean {
    return this.#exit !== undefined;
  }

  #isHeard = (output: Output): boolean =>
    output.terminal.some((part) => part.terminal === this.#terminal) ||
    exitIn(output, this.#process) !== undefined;

  /** Lets time go on until output has come to rest, the program has ended, or it is `limit`. */
  #rest(limit: number, keyed = -Infinity): void {
    while (!this.isOver && this.simulation.time < limit) {
      const rested = Math.max(this.#lastOutput, keyed) + quiet;
      const until = Math.min(limit, keyed === -Infinity ? rested : Math.min(rested, keyed + patience));
      if (until <= this.simulation.time) return;
      this.simulation.run(until, this.#isHeard);
    }
  }

  /** Plays the keys, each when the output before has come to rest, and waits for the end. */
  play(keys: readonly InputEvent[]): void {
    const limit = this.simulation.time + stepLimit;
    let keyed = this.simulation.time;
    for (const key of keys) {
      if (this.isOver) return;
      if ('sleep' in key) this.#until(Math.min(limit, this.simulation.time + key.sleep * 1000), () => false);
      else if ('wait' in key)
        this.#until(Math.min(limit, this.simulation.time + 20_000), () =>
          decode(this.#said.slice(this.#mark)).includes(key.wait),
        );
      else {
        this.#rest(limit, keyed);
        if (this.isOver) return;
        const text =
          'type' in key
            ? `${key.type}\r`
            : key.raw.replace(/\^(.)/g, (_all, letter: string) =>
                String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31),
              );
        this.type(text);
        keyed = this.simulation.time;
      }
    }
    this.#until(limit, () => false);
  }

  type(text: string): void {
    this.#mark = this.#said.length;
    this.#lastOutput = this.simulation.time;
    this.simulation.do({ kind: 'type', terminal: this.#terminal, text });
  }

  #until(limit: number, isEnough: () => boolean): void {
    while (!this.isOver && this.simulation.time < limit && !isEnough())
      this.simulation.run(limit, this.#isHeard);
  }

  /** Waits until the program has ended or wants to be typed at. False: neither within a minute. */
  settle(): boolean {
    const limit = this.simulation.time + stepLimit;
    while (!this.isOver && this.simulation.time < limit) {
      this.#rest(limit);
      if (this.isOver) return true;
      if (this.simulation.ask((sim) => isSomebodyReading(sim, this.began))) return true;
      // quiet, but busy: on to the next thing it says
      this.simulation.run(Math.min(limit, this.simulation.time + quiet), this.#isHeard);
      if (this.simulation.isIdle()) return true;
    }
    return this.isOver;
  }

  /** ^C, and once more; a program that does not end by it stays. */
  interrupt(): void {
    for (const wait of [15_000, 5000]) {
      if (this.isOver) return;
      this.type('\x03');
      this.#until(this.simulation.time + wait, () => false);
    }
  }

  /** What was said since the last answer. */
  answer(interrupted: boolean): Said {
    const stdout = decode(this.#said);
    this.#said = '';
    this.#mark = 0;
    const exit = this.#exit ?? this.simulation.ask((sim) => waitingShellStatus(sim, this.began)) ?? 0;
    return { stdout, stderr: '', exit, interrupted };
  }

  close(): void {
    this.simulation.listeners.delete(this.#listen);
    this.simulation.do({ kind: 'close-terminal', terminal: this.#terminal });
  }
}
