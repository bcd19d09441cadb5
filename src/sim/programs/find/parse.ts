import { utc } from '#sim/base/strftime';
import { utf8 } from '#sim/base/bytes';
import { parseDate } from '../date-parse';
import { globRegex } from '../glob';
import { parseMode } from '../modes';
import { compileRegex } from '../regex/index';
import { Quit } from '../tool';
import type { Found, Look, Predicate, WalkRules } from './predicates';

type Test = (found: Found, look: Look) => boolean;

/** Questions that are answered by other files or by the clock while the expression is read. */
export interface ParseContext {
  isBusybox: boolean;
  now: number;
  mtimeOf: (path: string) => number;
  uid: (name: string) => number | undefined;
  gid: (name: string) => number | undefined;
}

const typeLetters: Readonly<Record<string, Found['stat']['type']>> = {
  f: 'file',
  d: 'dir',
  l: 'symlink',
  p: 'fifo',
  s: 'socket',
  c: 'device',
  b: 'device',
};
const sizeUnits: Readonly<Record<string, number>> = {
  '': 512,
  b: 512,
  c: 1,
  w: 2,
  k: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
};

/** `+N`, `-N`, `N` against a number. */
function amount(text: string, predicate: string): (value: number) => boolean {
  const found = /^([-+]?)(\d+)$/.exec(text);
  if (found === null) throw new Quit(`invalid argument \`${text}' to \`${predicate}'`);
  const limit = Number(found[2]);
  return found[1] === '+'
    ? (value) => value > limit
    : found[1] === '-'
      ? (value) => value < limit
      : (value) => value === limit;
}

function sizeTest(text: string): Test {
  const found = /^([-+]?\d+)([bcwkMG]?)$/.exec(text);
  if (found === null) throw new Quit(`invalid -size type \`${text}'`);
  const unit = sizeUnits[found[2] ?? ''] ?? 512;
  const matches = amount(found[1] ?? '0', '-size');
  return ({ stat }) => matches(Math.ceil(stat.size / unit));
}

function ageTest(text: string, unitMs: number, name: string): Test {
  const matches = amount(text, name);
  return ({ stat }, { now }) => matches(Math.floor((now - stat.mtime) / unitMs));
}

function permTest(text: string): Test {
  const [, sign = '', mode = ''] = /^([-/]?)(.*)$/.exec(text) ?? [];
  const change = parseMode(mode);
  if (change === undefined) throw new Quit(`invalid mode ${`'${text}'`}`);
  const bits = change(0, false, 0);
  if (sign === '-') return ({ stat }) => (stat.mode & bits) === bits;
  if (sign === '/') return ({ stat }) => bits === 0 || (stat.mode & bits) !== 0;
  return ({ stat }) => (stat.mode & 0o7777) === bits;
}

const glob = (pattern: string, ignoreCase: boolean) => globRegex(pattern, { ignoreCase });

/** Tests with one argument. */
const tests: Readonly<Record<string, (value: string, context: ParseContext) => Test>> = {
  '-name': (value) => named(glob(value, false)),
  '-iname': (value) => named(glob(value, true)),
  '-path': (value) => located(glob(value, false)),
  '-wholename': (value) => located(glob(value, false)),
  '-ipath': (value) => located(glob(value, true)),
  '-regex': (value) => matching(value, false),
  '-iregex': (value) => matching(value, true),
  '-lname': (value) => (found, look) => glob(value, false).test(look.linkTarget(found) ?? ''),
  '-type': (value) => typed(value),
  '-size': (value) => sizeTest(value),
  '-mtime': (value) => ageTest(value, 86_400_000, '-mtime'),
  '-mmin': (value) => ageTest(value, 60_000, '-mmin'),
  '-ctime': (value) => ageTest(value, 86_400_000, '-ctime'),
  '-cmin': (value) => ageTest(value, 60_000, '-cmin'),
  '-atime': (value) => ageTest(value, 86_400_000, '-atime'),
  '-amin': (value) => ageTest(value, 60_000, '-amin'),
  '-newer': (value, context) => newer(context.mtimeOf(value)),
  '-newermt': (value, { now }) => newer(parseDate(value, now, utc) ?? 0),
  '-perm': (value) => permTest(value),
  '-links': (value) => counted(amount(value, '-links'), ({ stat }) => stat.nlink),
  '-inum': (value) => counted(amount(value, '-inum'), ({ stat }) => stat.ino),
  '-uid': (value) => counted(amount(value, '-uid'), ({ stat }) => stat.uid),
  '-gid': (value) => counted(amount(value, '-gid'), ({ stat }) => stat.gid),
  '-user': (value, context) => owned(context.uid(value), value, 'user'),
  '-group': (value, context) => grouped(context.gid(value), value),
};

const named =
  (regex: RegExp): Test =>
  ({ name }) =>
    regex.test(name);
const located =
  (regex: RegExp): Test =>
  ({ path }) =>
    regex.test(path);
const newer =
  (time: number): Test =>
  ({ stat }) =>
    stat.mtime > time;
const counted =
  (matches: (value: number) => boolean, of: (found: Found) => number): Test =>
  (found) =>
    matches(of(found));

function matching(pattern: string, ignoreCase: boolean): Test {
  const regex = compileRegex(
    utf8(`^(?:)${pattern}$`.replace('(?:)', '')),
    { isExtended: false },
    { ignoreCase },
  );
  if ('problem' in regex) throw new Quit(regex.problem);
  return ({ path }) => regex.test(utf8(path));
}

function typed(letters: string): Test {
  const types = letters.split(',').map((letter) => {
    const type = typeLetters[letter];
    if (type === undefined) throw new Quit(`Unknown argument to -type: ${letter}`);
    return type;
  });
  return ({ stat }) => types.includes(stat.type);
}

function owned(uid: number | undefined, name: string, kind: string): Test {
  if (uid === undefined) throw new Quit(`'${name}' is not the name of a known ${kind}`);
  return ({ stat }) => stat.uid === uid;
}

function grouped(gid: number | undefined, name: string): Test {
  if (gid === undefined) throw new Quit(`'${name}' is not the name of an existing group`);
  return ({ stat }) => stat.gid === gid;
}

/** Tests without an argument. */
const plainTests: Readonly<Record<string, Test>> = {
  '-true': () => true,
  '-false': () => false,
  '-empty': (found, look) => look.isEmpty(found),
  '-readable': (found, look) => look.mayAccess(found, 4),
  '-writable': (found, look) => look.mayAccess(found, 2),
  '-executable': (found, look) => look.mayAccess(found, 1),
  '-nouser': ({ stat }, look) => look.userName(stat.uid) === undefined,
  '-nogroup': ({ stat }, look) => look.groupName(stat.gid) === undefined,
};

/** Reads the expression behind the paths. */
export class FindParser {
  #at = 0;
  readonly rules: WalkRules = {
    follow: 'never',
    minDepth: 0,
    maxDepth: Infinity,
    isDepthFirst: false,
    sameFs: false,
  };
  hasAction = false;

  constructor(
    private readonly words: readonly string[],
    private readonly context: ParseContext,
  ) {}

  parse(): Predicate {
    if (this.words.length === 0) return { kind: 'test', test: () => true };
    const predicate = this.#comma();
    const extra = this.words[this.#at];
    if (extra !== undefined)
      throw new Quit(
        extra === ')'
          ? "invalid expression; you have too many ')'"
          : `paths must precede expression: \`${extra}'`,
      );
    return predicate;
  }

  #take(...words: string[]): boolean {
    if (!words.includes(this.words[this.#at] ?? '')) return false;
    this.#at += 1;
    return true;
  }

  #comma(): Predicate {
    let left = this.#or();
    while (this.#take(',')) left = { kind: 'comma', left, right: this.#or() };
    return left;
  }

  #or(): Predicate {
    let left = this.#and();
    while (this.#take('-o', '-or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Predicate {
    let left = this.#not();
    for (;;) {
      const word = this.words[this.#at];
      if (word === undefined || word === ')' || word === ',' || word === '-o' || word === '-or') return left;
      this.#take('-a', '-and');
      left = { kind: 'and', left, right: this.#not() };
    }
  }

  #not(): Predicate {
    if (this.#take('!', '-not')) return { kind: 'not', operand: this.#not() };
    if (this.#take('(', '\\(')) {
      if (this.words[this.#at] === ')')
        throw new Quit('invalid expression; empty parentheses are not allowed.');
      const inside = this.#comma();
      if (!this.#take(')', '\\)'))
        throw new Quit("invalid expression; I was expecting to find a ')' somewhere but did not see one.");
      return inside;
    }
    return this.#primary();
  }

  #value(name: string): string {
    const value = this.words[this.#at++];
    if (value === undefined)
      throw new Quit(
        this.context.isBusybox ? `${name} requires an argument` : `missing argument to \`${name}'`,
      );
    return value;
  }

  #primary(): Predicate {
    const word = this.words[this.#at++];
    if (word === undefined)
      throw new Quit("invalid expression; you have used a binary operator '-o' with nothing after it.");
    const plain = plainTests[word];
    if (plain !== undefined) return { kind: 'test', test: plain };
    const test = tests[word];
    if (test !== undefined) return { kind: 'test', test: test(this.#value(word), this.context) };
    const action = this.#action(word);
    if (action !== undefined) return action;
    if (this.#option(word)) return { kind: 'test', test: () => true };
    if (!word.startsWith('-'))
      throw new Quit(
        this.context.isBusybox ? `unrecognized: ${word}` : `paths must precede expression: \`${word}'`,
      );
    throw new Quit(
      this.context.isBusybox ? `unrecognized: ${word}` : `unknown predicate \`${word}'`,
      1,
      this.context.isBusybox,
    );
  }

  #action(word: string): Predicate | undefined {
    const simple = /^-(print0|print|ls|delete|prune|quit)$/.exec(word)?.[1] as
      'print0' | 'print' | 'ls' | 'delete' | 'prune' | 'quit' | undefined;
    if (simple !== undefined) {
      if (simple !== 'prune') this.hasAction = true;
      if (simple === 'delete') this.rules.isDepthFirst = true;
      return { kind: simple };
    }
    if (word === '-printf') {
      this.hasAction = true;
      return { kind: 'printf', format: this.#value(word) };
    }
    if (!/^-(exec|execdir|ok|okdir)$/.test(word)) return undefined;
    this.hasAction = true;
    const argv: string[] = [];
    for (;;) {
      const one = this.words[this.#at++];
      if (one === undefined)
        throw new Quit(
          this.context.isBusybox ? `${word} requires an argument` : `missing argument to \`${word}'`,
        );
      const isMany = one === '+' && argv.at(-1) === '{}';
      if (one === ';' || isMany) {
        if (isMany) argv.pop();
        return {
          kind: 'exec',
          argv,
          isMany,
          asks: word.startsWith('-ok'),
          inFolder: word.endsWith('dir'),
          gathered: [],
        };
      }
      argv.push(one);
    }
  }

  #option(word: string): boolean {
    if (word === '-depth' || word === '-d') this.rules.isDepthFirst = true;
    else if (word === '-xdev' || word === '-mount') this.rules.sameFs = true;
    else if (word === '-follow') this.rules.follow = 'always';
    else if (word === '-maxdepth' || word === '-mindepth') {
      const value = this.#value(word);
      if (!/^\d+$/.test(value))
        throw new Quit(
          this.context.isBusybox
            ? `invalid number '${value}'`
            : `Expected a positive decimal integer argument to ${word}, but got '${value}'`,
        );
      if (word === '-maxdepth') this.rules.maxDepth = Number(value);
      else this.rules.minDepth = Number(value);
    } else if (!/^-(noleaf|ignore_readdir_race|warn|nowarn|regextype)$/.test(word)) return false;
    else if (word === '-regextype') this.#value(word);
    return true;
  }
}
