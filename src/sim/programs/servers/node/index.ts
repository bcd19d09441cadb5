import { asBytes, text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { normalPath } from '../../paths';
import { natives } from './builtins/index';
import { furnish } from './globals';
import { Exiting, isCallable, isObj, Thrown, type Value } from './heap';
import { inspect } from './inspect';
import { BadSyntax, loadFile, notFound, resolve, runText } from './modules';
import { nextEvent, takeEvent } from './loop';
import { Realm, Stuck, type Eval } from './realm';
import { rejectionReport, syntaxReport, uncaughtReport } from './report';
import { restore, takeSnapshot } from './snapshot';

/** ms of processor time for a step of the interpreter, as fast as V8's would be on average */
const stepCost = 0.00002;

/**
 * Node.js: scripts are parsed by acorn as that version would, and run by an interpreter of our own. When the script waits, its whole heap
 * goes into the thread's state (snapshot.ts), so that a server may run for ever.
 */
export const node: Program = {
  name: 'node',
  start: { cpu: 38, anon: 34_000_000 },
  *main(p, state) {
    const version = p.version === '' ? '18.13.0' : p.version;
    const realm = new Realm(p, version, natives);
    if (state !== null) {
      furnish(realm);
      restore(realm, state);
      return yield* live(realm);
    }
    p.onSignal(SIG.PIPE, 'ignore');
    return yield* begin(realm);
  },
};

interface CommandLine {
  code?: string;
  isPrinted: boolean;
  isCheck: boolean;
  rest: string[];
}

const valued = new Set(['-r', '--require', '--max-old-space-size', '--inspect']);

function* begin(realm: Realm): Steps<Outcome> {
  const { p } = realm;
  const line: CommandLine = { isPrinted: false, isCheck: false, rest: [] };
  const args = [...p.args];
  while (args.length > 0) {
    const arg = args.shift() ?? '';
    if (arg === '-v' || arg === '--version') {
      yield* p.out(`v${realm.version.replace(/^v/, '')}\n`);
      return 0;
    }
    if (arg === '-h' || arg === '--help') {
      yield* p.out('Usage: node [options] [ script.js ] [arguments]\n');
      return 0;
    }
    if (/^(-e|-p|-pe|--eval|--print)$/.test(arg)) {
      line.isPrinted = arg !== '-e' && arg !== '--eval';
      line.code = args.shift();
      if (line.code === undefined) {
        yield* p.err(`node: ${arg} requires an argument\n`);
        return 9;
      }
    } else if (arg === '-c' || arg === '--check') line.isCheck = true;
    else if (valued.has(arg)) args.shift();
    else if (/^--(max-old-space-size|inspect|trace-|no-|harmony|unhandled-)/.test(arg)) continue;
    else if (arg.startsWith('-') && arg !== '-') {
      yield* p.err(`node: bad option: ${arg}\n`);
      return 9;
    } else {
      line.rest = [arg, ...args];
      break;
    }
  }
  return yield* start(realm, line);
}

function* start(realm: Realm, line: CommandLine): Steps<Outcome> {
  const { p } = realm;
  furnish(realm);
  let { code } = line;
  const [script] = line.rest;
  if (code === undefined && (script === undefined || script === '-')) {
    if (p.isTty(0)) {
      yield* p.err('node: the interactive prompt is not available in this world: give a script, or -e\n');
      return 1;
    }
    const input = yield* p.readAll(0);
    code = isFail(input) ? '' : text(input);
  }
  const exe = '/usr/local/bin/node';
  const file = code === undefined && script !== undefined ? normalPath(script, p.cwd()) : undefined;
  const found = file === undefined ? undefined : resolve(realm, file, '/');
  const argv = file === undefined ? [exe, ...line.rest] : [exe, found ?? file, ...line.rest.slice(1)];
  realm.builtin('process').set('argv', realm.array(argv));
  const source = code;
  function* main(): Eval {
    if (source !== undefined) {
      const value = yield* runText(realm, source);
      if (line.isPrinted)
        realm.deeds.push({
          kind: 'write',
          fd: 1,
          text: `${typeof value === 'string' ? value : inspect(realm, value)}\n`,
        });
      return value;
    }
    if (found === undefined) return notFound(realm, file ?? '', undefined);
    return line.isCheck ? undefined : yield* loadFile(realm, found);
  }
  const end = yield* turn(realm, main);
  return end ?? (yield* live(realm));
}

/** One turn of the script: some of its code, then what promises and nextTick have to say, then all output. An exit status ends it. */
function* turn(realm: Realm, code: () => Eval): Steps<number | undefined> {
  const outcome = attempt(realm, code);
  yield* flush(realm);
  yield* realm.p.cpu((realm.steps - realm.paid) * stepCost);
  realm.paid = realm.steps;
  if (outcome === undefined) return undefined;
  if ('stuck' in outcome) for (;;) yield* realm.p.cpu(60_000);
  if (outcome.report !== '') yield* realm.p.err(outcome.report);
  return outcome.code;
}

type End = { code: number; report: string } | { stuck: true };

function attempt(realm: Realm, code: () => Eval): End | undefined {
  try {
    finish(code());
    finish(realm.drain());
    for (let turns = 0; realm.unhandled.length > 0 && turns < 100; turns++) {
      const value = realm.unhandled.shift()?.promise?.value;
      const { text: report, isFatal } = rejectionReport(realm, value);
      if (isFatal) return { code: 1, report };
      realm.deeds.push({ kind: 'write', fd: 2, text: report });
    }
    return undefined;
  } catch (error) {
    if (error instanceof Exiting) return { code: error.code, report: '' };
    if (error instanceof Stuck) return { stuck: true };
    if (error instanceof BadSyntax) {
      const content = error.file === '[eval]' ? (realm.p.args.at(-1) ?? '') : realm.p.readText(error.file);
      return {
        code: 1,
        report: syntaxReport(realm, error.file, isFail(content) ? '' : content, error.problem),
      };
    }
    if (error instanceof Thrown) return uncaught(realm, error.value);
    if (error instanceof RangeError)
      return { code: 7, report: 'RangeError: Maximum call stack size exceeded\n' };
    throw error;
  }
}

function uncaught(realm: Realm, value: Value): End | undefined {
  const events = realm.builtin('process').props.get('_events')?.value;
  const list = isObj(events) ? events.get('uncaughtException') : undefined;
  const handler = isObj(list) ? list.items[0] : undefined;
  if (!isCallable(handler)) return { code: 1, report: uncaughtReport(realm, value) };
  return attempt(realm, () => realm.call(handler, undefined, [value]));
}

/** Runs code that may not wait: an await outside of async functions has been refused by the parser. */
function finish(steps: Generator<unknown, unknown, Value>): void {
  for (let step = steps.next(); step.done !== true;) step = steps.next();
}

/** Carries out what the script wrote and answered. */
function* flush(realm: Realm): Steps<void> {
  const { p } = realm;
  for (let deed = realm.deeds.shift(); deed !== undefined; deed = realm.deeds.shift()) {
    if (deed.kind === 'write') yield* p.write(deed.fd, utf8(deed.text));
    if (deed.kind !== 'send') continue;
    yield* p.write(deed.fd, asBytes(deed.data));
    if (!deed.close) continue;
    p.close(deed.fd);
    realm.connections = Object.fromEntries(
      Object.entries(realm.connections).filter(([fd]) => fd !== String(deed.fd)),
    );
  }
}

/** The event loop: waits for timers, connections and signals as long as there are any. */
function* live(realm: Realm): Steps<Outcome> {
  for (;;) {
    const event = yield* nextEvent(realm);
    if (event === undefined) return yield* leave(realm);
    const end = yield* turn(realm, () => takeEvent(realm, event));
    if (end !== undefined) return end;
    const snapshot: Json | undefined = takeSnapshot(realm);
    if (snapshot !== undefined) return again(snapshot);
  }
}

function* leave(realm: Realm): Steps<number> {
  const process = realm.builtin('process');
  const code = Number(process.get('exitCode') ?? 0);
  const end = yield* turn(realm, () =>
    realm.call(realm.native('EventEmitter.prototype.emit'), process, ['exit', code]),
  );
  return end ?? Number(process.get('exitCode') ?? 0);
}
