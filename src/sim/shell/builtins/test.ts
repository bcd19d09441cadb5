import type { Shell } from '../shell';
import { everywhere, type Builtin } from './builtin';
import { compareNumbers, compareTexts, unaryTests } from './tests';

class TestFault {
  constructor(readonly text: string) {}
}

const texts = {
  integer: {
    bash: (a: string) => `${a}: integer expression expected`,
    dash: (a: string) => `Illegal number: ${a}`,
    ash: (a: string) => `${a}: bad number`,
  },
  tooMany: {
    bash: () => 'too many arguments',
    dash: (a: string) => `${a}: unexpected operator`,
    ash: (a: string) => `${a}: unknown operand`,
  },
  unary: {
    bash: (a: string) => `${a}: unary operator expected`,
    dash: (a: string) => `${a}: argument expected`,
    ash: (a: string) => `${a}: argument expected`,
  },
  binary: {
    bash: (a: string) => `${a}: binary operator expected`,
    dash: (a: string) => `${a}: unexpected operator`,
    ash: (a: string) => `${a}: unknown operand`,
  },
  missing: {
    bash: () => 'argument expected',
    dash: (a: string) => `${a}: argument expected`,
    ash: (a: string) => `${a}: argument expected`,
  },
  paren: {
    bash: () => "`)' expected",
    dash: () => 'closing paren expected',
    ash: () => 'closing paren expected',
  },
};

/** The grammar of test(1) with `-a`, `-o`, `!` and parentheses; one to four arguments go by POSIX's table. */
class Reader {
  #at = 0;

  constructor(
    private readonly sh: Shell,
    private readonly args: readonly string[],
  ) {}

  fail(kind: keyof typeof texts, about = ''): never {
    throw new TestFault(texts[kind][this.sh.dialect.words](about));
  }

  run(): boolean {
    const { args } = this;
    if (args.length === 0) return false;
    if (args.length === 2 && args[0] !== '!' && !this.#isUnary(args[0])) {
      const second = args[1] ?? '';
      const isOperator = Object.hasOwn(compareTexts, second) || Object.hasOwn(compareNumbers, second);
      if (this.sh.dialect.isBash || isOperator) this.fail('unary', this.sh.dialect.isBash ? args[0] : second);
      this.fail('tooMany', this.sh.s.dialect === 'dash' ? args[0] : second);
    }
    const value = this.#or();
    if (this.#at < args.length) {
      const isThree = args.length === 3;
      this.fail(
        isThree ? 'binary' : 'tooMany',
        this.sh.s.dialect === 'dash' ? args[isThree ? 1 : 0] : args[1],
      );
    }
    return value;
  }

  #isUnary(word: string | undefined): boolean {
    return word !== undefined && Object.hasOwn(unaryTests, word);
  }

  #or(): boolean {
    let value = this.#and();
    while (this.args[this.#at] === '-o') {
      this.#at += 1;
      const right = this.#and();
      value ||= right;
    }
    return value;
  }

  #and(): boolean {
    let value = this.#not();
    while (this.args[this.#at] === '-a') {
      this.#at += 1;
      const right = this.#not();
      value &&= right;
    }
    return value;
  }

  #isBinaryNext(): boolean {
    const operator = this.args[this.#at + 1];
    if (operator === undefined || this.args[this.#at + 2] === undefined) return false;
    return Object.hasOwn(compareNumbers, operator) || Object.hasOwn(compareTexts, operator);
  }

  #not(): boolean {
    if (this.args[this.#at] === '!' && !this.#isBinaryNext() && this.#at + 1 < this.args.length) {
      this.#at += 1;
      return !this.#not();
    }
    return this.#primary();
  }

  #primary(): boolean {
    const { args, sh } = this;
    const first = args[this.#at];
    if (first === undefined) this.fail('missing', args.at(-1));
    if (this.#isBinaryNext()) {
      const [operator = '', right = ''] = [args[this.#at + 1], args[this.#at + 2]];
      this.#at += 3;
      const numbers = compareNumbers[operator];
      if (numbers !== undefined) return numbers(this.#number(first), this.#number(right));
      return compareTexts[operator]?.(sh, first, right) ?? false;
    }
    if (first === '(' && args.length > 1) {
      this.#at += 1;
      const value = this.#or();
      if (args[this.#at] !== ')') this.fail('paren');
      this.#at += 1;
      return value;
    }
    if (this.#isUnary(first) && this.#at + 1 < args.length) {
      this.#at += 2;
      return unaryTests[first]?.(sh, args[this.#at - 1] ?? '') ?? false;
    }
    this.#at += 1;
    return first !== '';
  }

  #number(text: string): bigint {
    const trimmed = text.trim();
    if (!/^[-+]?\d+$/.test(trimmed)) this.fail('integer', text);
    return BigInt(trimmed.replace(/^\+/, ''));
  }
}

function runTest(sh: Shell, name: string, args: readonly string[]): number {
  try {
    return new Reader(sh, args).run() ? 0 : 1;
  } catch (fault) {
    if (!(fault instanceof TestFault)) throw fault;
    complain(sh, name, fault.text);
    return 2;
  }
}

/** ash's test is the applet, which does not name itself. */
function complain(sh: Shell, name: string, text: string): void {
  sh.complain(text, sh.s.dialect === 'ash' ? undefined : name);
}

export const test: Builtin = { dialects: everywhere, run: (sh, args) => runTest(sh, 'test', args) };

export const bracket: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    if (args.at(-1) === ']') return runTest(sh, '[', args.slice(0, -1));
    complain(sh, '[', sh.dialect.isBash ? "missing `]'" : 'missing ]');
    return 2;
  },
};
