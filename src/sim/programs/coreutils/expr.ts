import { asBytes, text, utf8 } from '#sim/base/bytes';
import { compileRegex } from '../regex/index';
import type { Program } from '#sim/kernel/program';
import { appletArgv } from '../tool';

class Wrong {
  constructor(
    readonly message: string,
    readonly code = 2,
  ) {}
}

const isInteger = (value: string) => /^-?\d+$/.test(value);

function integer(value: string, isBusybox: boolean): bigint {
  if (!isInteger(value)) throw new Wrong(isBusybox ? 'non-numeric argument' : 'non-integer argument');
  return BigInt(value);
}

const truth = (yes: boolean) => (yes ? '1' : '0');
const isNull = (value: string) => value === '' || /^-?0+$/.test(value);

function compare(a: string, b: string): number {
  if (isInteger(a) && isInteger(b)) {
    const difference = BigInt(a) - BigInt(b);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The part that an anchored basic expression matches: its first group, or the length. */
function match(subject: string, pattern: string): string {
  const regex = compileRegex(utf8(`^${pattern.replace(/^\^/, '')}`), { isExtended: false });
  if ('problem' in regex) throw new Wrong(regex.problem);
  const found = regex.exec(utf8(subject));
  const hasGroup = /\\\(/.test(pattern);
  if (found === null) return hasGroup ? '' : '0';
  return hasGroup ? text(asBytes(found[1] ?? '')) : String(found[0].length);
}

class Expression {
  #at = 0;
  constructor(
    private readonly words: readonly string[],
    private readonly isBusybox: boolean,
  ) {}

  whole(): string {
    const value = this.#binary(0);
    const extra = this.words[this.#at];
    if (extra !== undefined)
      throw new Wrong(this.isBusybox ? 'syntax error' : `syntax error: unexpected argument '${extra}'`);
    return value;
  }

  /** Operators from weakest to strongest. */
  static readonly levels: readonly (readonly string[])[] = [
    ['|'],
    ['&'],
    Object.keys(comparisons),
    ['+', '-'],
    ['*', '/', '%'],
    [':'],
  ];

  #binary(level: number): string {
    const operators = Expression.levels[level];
    if (operators === undefined) return this.#primary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = this.words[this.#at] ?? '';
      if (!operators.includes(operator)) return left;
      this.#at += 1;
      left = this.#apply(operator, left, this.#binary(level + 1));
    }
  }

  #apply(operator: string, left: string, right: string): string {
    if (operator === '|') return isNull(left) ? (isNull(right) ? '0' : right) : left;
    if (operator === '&') return isNull(left) || isNull(right) ? '0' : left;
    if (operator === ':') return match(left, right);
    const comparison = comparisons[operator];
    if (comparison !== undefined) return truth(comparison(compare(left, right)));
    const a = integer(left, this.isBusybox);
    const b = integer(right, this.isBusybox);
    if ((operator === '/' || operator === '%') && b === 0n) throw new Wrong('division by zero');
    const results: Readonly<Record<string, () => bigint>> = {
      '+': () => a + b,
      '-': () => a - b,
      '*': () => a * b,
      '/': () => a / b,
      '%': () => a % b,
    };
    return String(results[operator]?.() ?? '');
  }

  #primary(): string {
    const word = this.words[this.#at++];
    if (word === undefined)
      throw new Wrong(
        this.isBusybox ? 'syntax error' : `syntax error: missing argument after '${this.words.at(-1) ?? ''}'`,
      );
    if (word === '(') {
      const value = this.#binary(0);
      if (this.words[this.#at] !== ')')
        throw new Wrong(
          this.isBusybox
            ? 'syntax error'
            : `syntax error: expecting ')' after '${this.words[this.#at - 1] ?? ''}'`,
        );
      this.#at += 1;
      return value;
    }
    if (word === '+' && this.words.length > this.#at) return this.words[this.#at++] ?? '';
    return this.#keyword(word);
  }

  #keyword(word: string): string {
    const take = () => this.#primary();
    const left = this.words.length - this.#at;
    if (word === 'length' && left >= 1) return String(utf8(take()).length);
    if (word === 'match' && left >= 2) return match(take(), take());
    if (word === 'index' && left >= 2) {
      const [subject, set] = [take(), take()];
      return String([...subject].findIndex((char) => set.includes(char)) + 1);
    }
    if (word === 'substr' && left >= 3) {
      const [subject, from, count] = [take(), Number(take()), Number(take())];
      return from >= 1 && count >= 1 ? subject.slice(from - 1, from - 1 + count) : '';
    }
    return word;
  }
}

export const expr: Program = {
  name: 'expr',
  *main(p) {
    const isBusybox = p.do((sim) => sim.processes.peek(p.processId)?.program === 'busybox');
    const words = [...appletArgv(p.argv).slice(1)];
    if (words[0] === '--') words.shift();
    if (words.length === 0) {
      yield* p.err(
        isBusybox
          ? 'expr: too few arguments\n'
          : "expr: missing operand\nTry 'expr --help' for more information.\n",
      );
      return 2;
    }
    try {
      const value = new Expression(words, isBusybox).whole();
      yield* p.out(`${value}\n`);
      return isNull(value) ? 1 : 0;
    } catch (wrong) {
      if (!(wrong instanceof Wrong)) throw wrong;
      yield* p.err(`expr: ${wrong.message}\n`);
      return wrong.code;
    }
  },
};
