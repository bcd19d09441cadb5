import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { PowerShellError, recordOf, shownError, type Fault, type Place } from './errors';
import type { Cmdlet, CmdletTable } from './cmdlet';
import { toText, type Value } from './values';

/** What a session keeps between two commands: plain data. */
export interface SessionState {
  variables: Record<string, Variable>;
  functions: Record<string, { name: string; text: string }>;
  aliases: Record<string, string>;
  env: Record<string, string>;
  history: string[];
  errors: Value[];
  /** `$?` and `$LASTEXITCODE` */
  isOk: boolean;
  lastExit: number;
}

export interface Variable {
  name: string;
  value: Value;
}

/** Where what a pipeline gives goes to. */
export interface Output {
  /** the console itself: programs may write to it directly */
  readonly isHost: boolean;
  emit(value: Value): Steps<void>;
  /** writes what is still kept for a table */
  flush?(): Steps<void>;
}

/** Where errors go: the console, nowhere, or a pipeline. */
export type ErrorTarget = 'host' | 'nowhere' | Output;

/** A cmdlet that was called by a pipeline, or a function: variables of its own. */
export interface Scope {
  variables: Record<string, Variable>;
}

/** PowerShell while it runs something. It lives from one command to the next; what stays is `state`. */
export class Session {
  readonly scopes: Scope[] = [];
  /** texts that are being run, innermost last: for places of errors */
  readonly sources: string[] = [];
  readonly errorTargets: ErrorTarget[] = ['host'];

  constructor(
    readonly p: Proc,
    readonly state: SessionState,
    readonly cmdlets: CmdletTable,
    readonly host: Output,
    readonly isInteractive: boolean,
    /** runs a script block in a scope of the caller: lent by run/functions.ts, which needs this file */
    readonly runBlock: (session: Session, text: string, output: Output) => Steps<void>,
  ) {}

  /** so many try blocks are open */
  catching = 0;

  get isCaught(): boolean {
    return this.catching > 0;
  }

  /** $ErrorActionPreference, in lower case. */
  get preference(): string {
    return toText(this.get('ErrorActionPreference') ?? 'Continue').toLowerCase();
  }

  /** Columns of the console. */
  get cols(): number {
    return this.p.tty(1)?.cols ?? 120;
  }

  get source(): string {
    return this.sources.at(-1) ?? '';
  }

  cmdlet(name: string): Cmdlet | undefined {
    const found = this.cmdlets.byName[name.toLowerCase()];
    return found?.isThere?.(this.p) === false ? undefined : found;
  }

  alias(name: string): string | undefined {
    const low = name.toLowerCase();
    return this.state.aliases[low] ?? this.cmdlets.aliases[low];
  }

  // ---- variables: the innermost scope that has one is read, the innermost is written

  get(name: string): Value | undefined {
    const low = name.toLowerCase();
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const found = this.scopes[i]?.variables[low];
      if (found !== undefined) return found.value;
    }
    return this.state.variables[low]?.value;
  }

  set(name: string, value: Value, scope = ''): void {
    const low = name.toLowerCase();
    const inner = scope === 'global' || scope === 'script' ? undefined : this.scopes.at(-1);
    (inner?.variables ?? this.state.variables)[low] = { name, value };
  }

  environment(name: string): string | undefined {
    const found = this.environmentName(name);
    return found === undefined ? undefined : this.state.env[found];
  }

  /** As it is spelled, whatever the case that it was asked in. */
  environmentName(name: string): string | undefined {
    const low = name.toLowerCase();
    return Object.keys(this.state.env).find((one) => one.toLowerCase() === low);
  }

  // ---- output

  /** What the console keeps for a table comes before whatever is said now. */
  *flush(): Steps<void> {
    if (this.host.flush !== undefined) yield* this.host.flush();
  }

  *print(text: string): Steps<void> {
    yield* this.flush();
    yield* this.p.out(text);
  }

  /** Says an error that ends nothing. */
  *report(fault: Fault, place?: Place): Steps<void> {
    yield* this.reportError(new PowerShellError(fault, place));
  }

  *reportError(error: PowerShellError): Steps<void> {
    this.state.isOk = false;
    const record = recordOf(error);
    this.state.errors = [record, ...this.state.errors].slice(0, 50);
    const target = this.errorTargets.at(-1);
    if (target === 'nowhere') return;
    if (target !== undefined && target !== 'host') {
      yield* target.emit(record);
      return;
    }
    yield* this.flush();
    yield* this.printError(shownError(error, this.cols));
  }

  *printError(text: string): Steps<void> {
    yield* this.p.err(this.p.isTty(2) ? `\x1b[91m${text.replace(/\n$/, '')}\x1b[0m\n` : text);
  }

  *warn(text: string): Steps<void> {
    yield* this.flush();
    const line = `WARNING: ${text}\n`;
    yield* this.p.out(this.p.isTty(1) ? `\x1b[93m${line.trimEnd()}\x1b[0m\n` : line);
  }

  /** The name of the machine. */
  get machineName(): string {
    return this.p.do((sim) => sim.machines.need(sim.processes.need(this.p.processId).machine).name);
  }

  /** Text of a file, or undefined. */
  readText(path: string): string | undefined {
    const found = this.p.readText(path);
    return isFail(found) ? undefined : found;
  }
}
