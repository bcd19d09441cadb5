import { HostShell, type Said } from './host-shell';
import type { SessionRequest, StepAnswer, StepRequest } from './request';
import { Simulation } from './simulation';
import { cwdFile, TerminalStep } from './terminal-step';

const usualEnv: Readonly<Record<string, string>> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  USER: 'root',
};

/** One session: a fresh world, one shell on its host, perhaps a program left running on a terminal. */
export class Session {
  readonly #simulation: Simulation;
  readonly #shell: HostShell;
  /** the interactive program that an earlier step left running */
  #open: TerminalStep | undefined;

  constructor(request: SessionRequest) {
    this.#simulation = new Simulation(request.images);
    const { cwd } = request;
    this.#write(cwd, request.files);
    if (Object.keys(request.files).length === 0) this.#makeFolder(cwd);
    const env: Record<string, string> = { ...usualEnv, HOME: cwd.replace(/\/[^/]*\/*$/, '') || '/' };
    for (const [name, value] of Object.entries(request.env)) {
      if (value === '') Reflect.deleteProperty(env, name);
      else env[name] = value;
    }
    this.#shell = new HostShell(this.#simulation, cwd, env);
  }

  #makeFolder(cwd: string): void {
    this.#simulation.do({
      kind: 'put-tree',
      machine: this.#simulation.machine,
      at: cwd,
      tree: { '': { type: 'dir' } },
    });
  }

  #write(cwd: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const full = path.startsWith('/') ? path : `${cwd}/${path}`;
      const mode = text.startsWith('#!') ? 0o755 : 0o644;
      this.#simulation.do({ kind: 'write-file', machine: this.#simulation.machine, path: full, text, mode });
    }
  }

  /** Runs one step. Whatever goes wrong becomes the step's `fault`. */
  step(step: StepRequest, next: StepRequest | undefined): StepAnswer {
    const base = { cmd: step.cmd, stdout: '', stderr: '', exit: null };
    try {
      if (Object.keys(step.files).length > 0) this.#write(this.#shell.state().cwd, step.files);
      const { stdout, stderr, exit, interrupted } = this.#run(step, next);
      const answer: StepAnswer = { ...base, stdout, stderr, exit, at: this.#now() };
      if (interrupted) answer.interrupted = true;
      const faults = this.#simulation.faults.splice(0);
      if (faults.length > 0) answer.fault = faults.join('\n');
      return answer;
    } catch (error) {
      return {
        ...base,
        at: this.#now(),
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
  }

  #now(): number {
    return Math.round(this.#simulation.time - this.#simulation.began);
  }

  #run(step: StepRequest, next: StepRequest | undefined): Said {
    if (step.inside) return this.#inside(step);
    if (!step.tty) return this.#shell.run(step.cmd);
    return this.#onTerminal(step, next);
  }

  #onTerminal(step: StepRequest, next: StepRequest | undefined): Said {
    const terminal = new TerminalStep(this.#simulation, step.cmd, this.#shell.state());
    let interrupted = false;
    if (step.input.length > 0) terminal.play(step.input);
    else if (!terminal.settle() && !(next?.inside ?? false)) {
      interrupted = true;
      terminal.interrupt();
    }
    if (step.foreground && !terminal.isOver && !interrupted) {
      interrupted = true;
      terminal.interrupt();
    }
    const said = terminal.answer(interrupted);
    if (!terminal.isOver) {
      this.#open = terminal;
      return said;
    }
    terminal.close();
    this.#shell.moveTo(this.#readFolder());
    return said;
  }

  #readFolder(): string {
    const said = this.#shell.run(`cat ${cwdFile} 2>/dev/null; rm -f ${cwdFile}`);
    return said.stdout.trimEnd();
  }

  /** Types a line into the program that was left running. */
  #inside(step: StepRequest): Said {
    const terminal = this.#open;
    if (terminal === undefined) {
      return {
        stdout: '',
        stderr: 'drydock: no interactive program was left running\n',
        exit: 127,
        interrupted: false,
      };
    }
    terminal.type(`${step.cmd}\r`);
    let interrupted = false;
    if (step.input.length > 0) terminal.play(step.input);
    else if (!terminal.settle()) {
      interrupted = true;
      terminal.interrupt();
    }
    const said = terminal.answer(interrupted);
    if (terminal.isOver) {
      terminal.close();
      this.#open = undefined;
    }
    return said;
  }
}
