import { cloneJson, type Json } from '#sim/base/json';
import { isFail } from '#sim/base/fail';
import { text } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { CmdletTable } from './cmdlet';
import { editLine, type Edited } from './edit/editor';
import { Leaving, PowerShellError, shownError } from './errors';
import { HostOutput } from './format/host';
import { windowsPath, worldPath } from './paths';
import { runBlock } from './run/functions';
import { runStatements } from './run/statements';
import { Session, type SessionState } from './session';
import { SyntaxFault } from './syntax/cursor';
import { parseScript } from './syntax/parser';

const MB = 2 ** 20;

const banner = `Windows PowerShell
Copyright (C) Microsoft Corporation. All rights reserved.

Install the latest PowerShell for new features and improvements! https://aka.ms/PSWindows

`;

function firstState(p: Proc): SessionState {
  return {
    variables: {},
    functions: {},
    aliases: {},
    env: Object.fromEntries(Object.entries(p.env).filter(([name]) => name !== 'PATH' && name !== 'HOME')),
    history: [],
    errors: [],
    isOk: true,
    lastExit: 0,
  };
}

/** Runs a text; the exit code when it wants to end the session. */
function* runText(session: Session, host: HostOutput, source: string): Steps<number | undefined> {
  session.sources.push(source);
  try {
    yield* runStatements(session, parseScript(source).end, session.host);
  } catch (error) {
    yield* host.flush();
    if (error instanceof Leaving) return error.how === 'exit' ? error.code : undefined;
    if (error instanceof SyntaxFault) yield* reportSyntax(session, source, error);
    else if (error instanceof PowerShellError) yield* session.reportError(error);
    else throw error;
  } finally {
    session.sources.pop();
  }
  yield* host.flush();
  return undefined;
}

function* reportSyntax(session: Session, source: string, fault: SyntaxFault): Steps<void> {
  session.state.isOk = false;
  const error = new PowerShellError(
    {
      message: fault.message,
      category: 'ParserError',
      target: '',
      targetType: '',
      exception: 'ParentContainsErrorRecordException',
      id: fault.id,
    },
    { source, extent: [fault.at, fault.at + 1] },
  );
  // a parser's error shows its place first
  const lines = shownError(error, session.cols).split('\n');
  const at = lines.findIndex((line) => line.startsWith('At line:'));
  const place = lines.splice(at, 3);
  yield* session.printError([...place, ...lines].join('\n'));
}

function newSession(p: Proc, state: SessionState, table: CmdletTable, isInteractive: boolean) {
  const host = new HostOutput(p);
  const flushing = function* (
    session: Session,
    block: string,
    output: Parameters<typeof runBlock>[2],
  ): Steps<void> {
    yield* runBlock(session, block, output);
  };
  const session = new Session(p, state, table, host, isInteractive, flushing);
  host.join(session);
  return { session, host };
}

/** `-Command`, `-File` and their like; what PowerShell does not know it says. */
interface Invocation {
  command?: string;
  file?: string;
  isBare: boolean;
  wrong?: string;
  staysOpen: boolean;
}

function read(args: readonly string[]): Invocation {
  const out: Invocation = { isBare: false, staysOpen: false };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const name = /^[-/](.+)$/.exec(arg)?.[1]?.toLowerCase();
    if (name === undefined || 'command'.startsWith(name)) {
      out.command = args.slice(name === undefined ? i : i + 1).join(' ');
      return out;
    }
    if (/^f(?:i(?:le?)?)?$/.test(name)) {
      out.file = args[i + 1] ?? '';
      return out;
    }
    if (/^nol/.test(name)) out.isBare = true;
    else if (/^noe/.test(name)) out.staysOpen = true;
    else if (/^(?:ex|ep|inputformat|outputformat|windowstyle|w)/.test(name)) i += 1;
    else if (!/^(?:nop|noni|sta|mta)/.test(name)) out.wrong = arg;
  }
  return out;
}

function* once(p: Proc, table: CmdletTable, given: Invocation): Steps<number> {
  const { session, host } = newSession(p, firstState(p), table, false);
  let source = given.command ?? '';
  if (given.file !== undefined) {
    const found = p.readText(worldPath(p, given.file));
    if (isFail(found)) {
      yield* p.err(
        `The argument '${given.file}' to the -File parameter does not exist. Provide the path to an existing '.ps1' file as an argument to the -File parameter.\n`,
      );
      return 1;
    }
    source = found;
  } else if (source === '-') {
    const all = yield* p.readAll(0);
    source = isFail(all) ? '' : text(all);
  }
  const left = yield* runText(session, host, source);
  if (left !== undefined) return left;
  return session.state.isOk ? 0 : 1;
}

/** Windows PowerShell with these cmdlets. One command at a time: what it keeps between two is plain data. */
export function powershell(table: CmdletTable): Program {
  return {
    name: 'powershell',
    // 60 MB private and half a second of work are usual for a bare powershell.exe; ours, rounded
    start: { cpu: 180, anon: 58 * MB },
    *main(p: Proc, given: Json): Steps<Outcome> {
      if (given === null) {
        const how = read(p.args);
        if (how.wrong !== undefined) {
          yield* p.err(`Invalid parameter: ${how.wrong}\n`);
          return 64;
        }
        if (how.command !== undefined || how.file !== undefined) return yield* once(p, table, how);
        if (!p.isTty(0)) return yield* once(p, table, { ...how, command: '-' });
        p.onSignal(2, 'handle');
        p.onSignal(22, 'ignore');
        if (!how.isBare) yield* p.out(banner);
        return again(firstState(p) as unknown as Json);
      }
      const state = cloneJson(given) as unknown as SessionState;
      const { session, host } = newSession(p, state, table, true);
      const line: Edited = yield* editLine(session, `PS ${windowsPath(p.cwd())}> `);
      if (line.kind === 'end') return 0;
      if (line.kind === 'line' && line.text.trim() !== '') {
        if (state.history.at(-1) !== line.text) state.history = [...state.history, line.text].slice(-200);
        const left = yield* runText(session, host, line.text);
        if (left !== undefined) return left;
      }
      return again(state as unknown as Json);
    },
  };
}
