import { isFail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Program } from '#sim/kernel/program';
import { appletArgv } from '../tool';

/** What is wrong with an expression; exit status 2. */
class Wrong {
  constructor(readonly message: string) {}
}

type FileTest = (stat: Stat, p: Proc, path: string) => boolean;

const fileTests: Readonly<Record<string, FileTest>> = {
  '-e': () => true,
  '-a': () => true,
  '-f': (stat) => stat.type === 'file',
  '-d': (stat) => stat.type === 'dir',
  '-s': (stat) => stat.size > 0,
  '-b': () => false,
  '-c': (stat) => stat.type === 'device',
  '-p': (stat) => stat.type === 'fifo',
  '-S': (stat) => stat.type === 'socket',
  '-u': (stat) => (stat.mode & 0o4000) !== 0,
  '-g': (stat) => (stat.mode & 0o2000) !== 0,
  '-k': (stat) => (stat.mode & 0o1000) !== 0,
  '-r': (_stat, p, path) => p.access(path, 4) === undefined,
  '-w': (_stat, p, path) => p.access(path, 2) === undefined,
  '-x': (_stat, p, path) => p.access(path, 1) === undefined,
  '-O': (stat, p) => stat.uid === p.uid(),
  '-G': (stat, p) => stat.gid === p.gid(),
};

function unary(p: Proc, operator: string, operand: string): boolean | undefined {
  if (operator === '-n') return operand !== '';
  if (operator === '-z') return operand === '';
  if (operator === '-t') return p.isTty(whole(operand));
  if (operator === '-h' || operator === '-L') {
    const stat = p.lstat(operand);
    return !isFail(stat) && stat.type === 'symlink';
  }
  const check = fileTests[operator];
  if (check === undefined) return undefined;
  const stat = p.stat(operand);
  return !isFail(stat) && check(stat, p, operand);
}

function whole(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new Wrong(`invalid integer '${text}'`);
  return Number(text);
}

const age = (p: Proc, path: string) => {
  const stat = p.stat(path);
  return isFail(stat) ? -Infinity : stat.mtime;
};

const binaryTests: Readonly<Record<string, (a: string, b: string, p: Proc) => boolean>> = {
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '-eq': (a, b) => whole(a) === whole(b),
  '-ne': (a, b) => whole(a) !== whole(b),
  '-lt': (a, b) => whole(a) < whole(b),
  '-le': (a, b) => whole(a) <= whole(b),
  '-gt': (a, b) => whole(a) > whole(b),
  '-ge': (a, b) => whole(a) >= whole(b),
  '-nt': (a, b, p) => age(p, a) > age(p, b),
  '-ot': (a, b, p) => age(p, a) < age(p, b),
  '-ef': (a, b, p) => {
    const [one, two] = [p.stat(a), p.stat(b)];
    return !isFail(one) && !isFail(two) && one.ino === two.ino && one.dev === two.dev;
  },
};

/** Recursive descent over `-o`, `-a`, `!`, parentheses, as GNU test reads more than four arguments. */
class Expression {
  #at = 0;
  constructor(
    private readonly p: Proc,
    private readonly words: readonly string[],
  ) {}

  whole(): boolean {
    const value = this.#or();
    const extra = this.words[this.#at];
    if (extra !== undefined) throw new Wrong(`extra argument '${extra}'`);
    return value;
  }

  #or(): boolean {
    let value = this.#and();
    while (this.words[this.#at] === '-o') {
      this.#at += 1;
      const right = this.#and();
      value = value || right;
    }
    return value;
  }

  #and(): boolean {
    let value = this.#term();
    while (this.words[this.#at] === '-a') {
      this.#at += 1;
      const right = this.#term();
      value = value && right;
    }
    return value;
  }

  #term(): boolean {
    const word = this.words[this.#at];
    if (word === undefined) throw new Wrong(`missing argument after '${this.words.at(-1) ?? ''}'`);
    const compare = binaryTests[this.words[this.#at + 1] ?? ''];
    if (compare !== undefined && this.words.length > this.#at + 2) {
      const right = this.words[this.#at + 2] ?? '';
      this.#at += 3;
      return compare(word, right, this.p);
    }
    if (word === '!' && this.words.length > this.#at + 1) {
      this.#at += 1;
      return !this.#term();
    }
    if (word === '(' && this.words.length > this.#at + 1) {
      this.#at += 1;
      const value = this.#or();
      if (this.words[this.#at] !== ')') throw new Wrong("')' expected");
      this.#at += 1;
      return value;
    }
    const operand = this.words[this.#at + 1];
    const isLast = operand === undefined;
    if (/^-[a-zA-Z]$/.test(word) && !isLast) {
      const value = unary(this.p, word, operand);
      if (value === undefined) throw new Wrong(`'${word}': unary operator expected`);
      this.#at += 2;
      return value;
    }
    this.#at += 1;
    return word !== '';
  }
}

function testProgram(name: 'test' | '['): Program {
  return {
    name,
    *main(p) {
      const words = [...appletArgv(p.argv).slice(1)];
      if (name === '[' && words.pop() !== ']') {
        yield* p.err(`[: missing ']'\n`);
        return 2;
      }
      if (words.length === 0) return 1;
      try {
        return new Expression(p, words).whole() ? 0 : 1;
      } catch (wrong) {
        if (!(wrong instanceof Wrong)) throw wrong;
        yield* p.err(`${name}: ${wrong.message}\n`);
        return 2;
      }
    },
  };
}

export const test = testProgram('test');
export const bracket = testProgram('[');
