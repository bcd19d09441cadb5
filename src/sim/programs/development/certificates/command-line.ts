import { isFail, strerror } from '#sim/base/fail';
import { text } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** Options of one command of openssl: those with a value, and switches. */
export interface Options {
  values: Record<string, string>;
  /** options that may stand more than once */
  all: readonly (readonly [string, string])[];
  switches: Set<string>;
  rest: string[];
}

/** Takes a command line apart; answers the option that is not known, or lacks its value. */
export function readOptions(args: readonly string[], valued: string, switches: string): Options | string {
  const takes = new Set(valued.split(' '));
  const known = new Set(switches.split(' '));
  const read: Options = { values: {}, all: [], switches: new Set(), rest: [] };
  const all: [string, string][] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const name = arg.replace(/^--?/, '');
    if (!arg.startsWith('-')) read.rest.push(arg);
    else if (takes.has(name)) {
      const value = args[++i];
      if (value === undefined) return `Option -${name} needs a value`;
      read.values[name] = value;
      all.push([name, value]);
    } else if (known.has(name)) read.switches.add(name);
    else return `Unknown option: -${name}`;
  }
  return { ...read, all };
}

export function* fail(p: Proc, message: string): Steps<number> {
  yield* p.err(`${message}\n`);
  return 1;
}

/** The text of a file, or of standard input; a complaint where it cannot be read. */
export function* inputText(p: Proc, file: string | undefined): Steps<{ text: string } | { problem: string }> {
  if (file === undefined) {
    const all = yield* p.readAll(0);
    return isFail(all) ? { problem: strerror(all) } : { text: text(all) };
  }
  const content = p.readText(file);
  return isFail(content)
    ? { problem: `Could not open file or uri for loading from ${file}: ${strerror(content)}` }
    : { text: content };
}

/** Writes to a file, or to standard output. */
export function* output(p: Proc, file: string | undefined, content: string): Steps<number> {
  if (file === undefined) {
    yield* p.out(content);
    return 0;
  }
  const refused = p.writeText(file, content);
  return isFail(refused) ? yield* fail(p, `Can't open "${file}" for writing, ${strerror(refused)}`) : 0;
}
