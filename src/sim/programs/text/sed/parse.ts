import { asBytes, text, type Bytes } from '#sim/base/bytes';
import { compileRegex } from '../../regex/index';
import { readDelimited, readRegexPart, readReplacement } from './pieces';
import { SedProblem, type SedAddress, type SedCommand, type Substitution } from './script';

/** Reads a script. Source: POSIX sed, GNU sed's manual (addresses `first~step`, `+N`, `0,/re/`; flags I, M; one-line a, i, c). */
export class SedParser {
  #at = 0;
  readonly #commands: SedCommand[] = [];
  readonly #blocks: number[] = [];

  constructor(
    private readonly script: Bytes,
    private readonly isExtended: boolean,
  ) {}

  parse(): SedCommand[] {
    for (;;) {
      this.#skip(/[\s;]/);
      if (this.#at >= this.script.length) break;
      if (this.#peek() === '#') this.#skipLine();
      else this.#command();
    }
    if (this.#blocks.length > 0) throw new SedProblem("unmatched `{'", 0);
    this.#resolveJumps();
    return this.#commands;
  }

  #peek(): string {
    return this.script.charAt(this.#at);
  }

  #skip(what: RegExp): void {
    while (this.#at < this.script.length && what.test(this.#peek())) this.#at += 1;
  }

  #skipLine(): void {
    const end = this.script.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.script.length : end;
  }

  #fail(message: string, at = this.#at): never {
    throw new SedProblem(message, at);
  }

  #command(): void {
    const command: SedCommand = { isNegated: false, name: '', text: asBytes(''), jump: -1 };
    const first = this.#address();
    if (first !== undefined) command.first = first;
    this.#skip(/[ \t]/);
    if (this.#peek() === ',') {
      if (first === undefined) this.#fail("unexpected `,'", this.#at + 1);
      this.#at += 1;
      this.#skip(/[ \t]/);
      const second = this.#address(true);
      if (second === undefined) this.#fail("unexpected `,'", this.#at + 1);
      command.second = second;
    }
    const isZero = first?.kind === 'line' && first.line === 0;
    if (isZero && command.second?.kind !== 'regex')
      this.#fail('invalid usage of line address 0', this.#at + 1);
    this.#skip(/[ \t]/);
    while (this.#peek() === '!') {
      if (command.isNegated) this.#fail("multiple `!'s", this.#at + 1);
      command.isNegated = true;
      this.#at += 1;
      this.#skip(/[ \t]/);
    }
    command.name = this.#peek();
    this.#at += 1;
    if (command.name === '') this.#fail('missing command', this.#at - 1);
    this.#operands(command);
    this.#commands.push(command);
  }

  #address(isSecond = false): SedAddress | undefined {
    const char = this.#peek();
    if (/\d/.test(char)) {
      const first = this.#number();
      if (this.#peek() !== '~' || isSecond) return { kind: 'line', line: first };
      this.#at += 1;
      return { kind: 'step', first, step: this.#number() };
    }
    if (isSecond && (char === '+' || char === '~')) {
      this.#at += 1;
      const amount = this.#number();
      return char === '+' ? { kind: 'more', lines: amount } : { kind: 'multiple', of: amount };
    }
    if (char === '$') {
      this.#at += 1;
      return { kind: 'last' };
    }
    if (char !== '/' && char !== '\\') return undefined;
    if (char === '\\') this.#at += 1;
    const delimiter = this.#peek();
    const found = readRegexPart(this.script, this.#at + 1, delimiter);
    if (found === undefined) this.#fail('unterminated address regex', this.script.length);
    this.#at = found.next;
    const address: SedAddress = { kind: 'regex', pattern: found.bytes, ignoreCase: false, multiLine: false };
    for (; /[IM]/.test(this.#peek()); this.#at += 1) {
      if (this.#peek() === 'I') address.ignoreCase = true;
      else address.multiLine = true;
    }
    this.#check(address.pattern, found.next);
    return address;
  }

  #check(pattern: Bytes, at: number): number {
    const regex = compileRegex(pattern, { isExtended: this.isExtended, isSed: true });
    if ('problem' in regex) this.#fail(regex.problem, at);
    return new RegExp(`${regex.source}|`).exec('')?.length ?? 1;
  }

  #number(): number {
    const digits = /^\d*/.exec(this.script.slice(this.#at, this.#at + 12))?.[0] ?? '';
    this.#at += digits.length;
    return Number(digits);
  }

  #operands(command: SedCommand): void {
    const { name } = command;
    if (name === '{') {
      this.#blocks.push(this.#commands.length);
      return;
    }
    if (name === '}') this.#closeBlock(command);
    else if (name === 's') command.substitution = this.#substitution();
    else if (name === 'y') command.text = this.#transliteration();
    else if (/[aic]/.test(name)) command.text = this.#text();
    else if (/[:btT]/.test(name)) command.text = this.#label(name);
    else if (/[rRwW]/.test(name)) command.text = this.#fileName();
    else if (/[qQlL]/.test(name)) {
      this.#skip(/[ \t]/);
      const digits = /^\d+/.exec(this.script.slice(this.#at, this.#at + 6))?.[0] ?? '';
      this.#at += digits.length;
      command.text = asBytes(digits);
      this.#end();
    } else if (/[dDgGhHnNpPxz=F]/.test(name)) this.#end();
    else this.#fail(`unknown command: \`${name}'`);
  }

  #closeBlock(command: SedCommand): void {
    const open = this.#blocks.pop();
    if (open === undefined || command.first !== undefined) {
      this.#fail(open === undefined ? "unexpected `}'" : "} doesn't want any addresses");
    }
    const start = this.#commands[open];
    if (start !== undefined) start.jump = this.#commands.length;
    this.#end();
  }

  /** Behind a command comes a blank, `;`, `}`, a comment or the end of its line. */
  #end(): void {
    this.#skip(/[ \t]/);
    const char = this.#peek();
    if (char !== '' && !/[;\n}#]/.test(char)) this.#fail('extra characters after command', this.#at + 1);
  }

  #label(name: string): Bytes {
    this.#skip(/[ \t]/);
    const label = (name === ':' ? /^[^\n;]*/ : /^[^\n;}]*/).exec(this.script.slice(this.#at))?.[0] ?? '';
    this.#at += label.length;
    if (name === ':' && label.trim() === '') this.#fail('":" lacks a label');
    return asBytes(label.trim());
  }

  #fileName(): Bytes {
    this.#skip(/[ \t]/);
    const file = /^[^\n]*/.exec(this.script.slice(this.#at))?.[0] ?? '';
    if (file === '') this.#fail('missing filename in r/R/w/W commands');
    this.#at += file.length;
    return asBytes(file);
  }

  /** Text of a, i, c: on the same line (GNU), or on the lines behind a backslash. */
  #text(): Bytes {
    this.#skip(/[ \t]/);
    if (this.#at >= this.script.length) this.#fail("expected \\ after `a', `c' or `i'");
    if (this.#peek() === '\\') {
      this.#at += 1;
      this.#skip(/[ \t]/);
      if (this.#peek() === '\n') this.#at += 1;
    }
    let out = '';
    for (; this.#at < this.script.length && this.#peek() !== '\n'; this.#at += 1) {
      if (this.#peek() === '\\') {
        this.#at += 1;
        const next = this.#peek();
        out += next === 't' ? '\t' : next;
      } else out += this.#peek();
    }
    return asBytes(`${out}\n`);
  }

  #transliteration(): Bytes {
    const delimiter = this.#peek();
    const from = readDelimited(this.script, this.#at + 1, delimiter);
    const to = from && readDelimited(this.script, from.next, delimiter);
    if (from === undefined || to === undefined) this.#fail("unterminated `y' command", this.script.length);
    this.#at = to.next;
    const clean = (bytes: Bytes) =>
      bytes.replace(/\\(n|\\)/g, (_all, char: string) => (char === 'n' ? '\n' : '\\'));
    const [a, b] = [clean(from.bytes), clean(to.bytes)];
    if (a.length !== b.length) this.#fail("strings for `y' command are different lengths");
    this.#end();
    return asBytes(a + b);
  }

  #substitution(): Substitution {
    const delimiter = this.#peek();
    const pattern = readRegexPart(this.script, this.#at + 1, delimiter);
    const right = pattern && readDelimited(this.script, pattern.next, delimiter, true);
    if (pattern === undefined || right === undefined || delimiter === '\n' || delimiter === '\\') {
      this.#fail("unterminated `s' command", this.script.length);
    }
    this.#at = right.next;
    const result: Substitution = {
      pattern: pattern.bytes,
      ignoreCase: false,
      multiLine: false,
      replacement: readReplacement(right.bytes),
      isGlobal: false,
      number: 1,
      prints: false,
    };
    this.#flags(result);
    const groups = pattern.bytes === '' ? 10 : this.#check(pattern.bytes, this.#at);
    const highest = Math.max(0, ...result.replacement.map((part) => (typeof part === 'number' ? part : 0)));
    if (highest >= groups) this.#fail(`invalid reference \\${String(highest)} on \`s' command's RHS`);
    return result;
  }

  #flags(result: Substitution): void {
    for (;;) {
      const flag = this.#peek();
      if (flag === 'g') {
        if (result.isGlobal) this.#fail("multiple `g' options to `s' command", this.#at + 1);
        result.isGlobal = true;
      } else if (flag === 'p') result.prints = true;
      else if (flag === 'i' || flag === 'I') result.ignoreCase = true;
      else if (flag === 'm' || flag === 'M') result.multiLine = true;
      else if (/[1-9]/.test(flag)) {
        result.number = this.#number();
        continue;
      } else if (flag === '0') this.#fail("number option to `s' command may not be zero", this.#at + 1);
      else if (flag === 'w') {
        this.#at += 1;
        result.file = text(this.#fileName());
        return;
      } else if (flag === '' || /[;\n}# \t]/.test(flag)) {
        this.#end();
        return;
      } else this.#fail("unknown option to `s'", this.#at + 1);
      this.#at += 1;
    }
  }

  #resolveJumps(): void {
    for (const command of this.#commands) {
      if (!/^[btT]$/.test(command.name)) continue;
      if (command.text === '') command.jump = this.#commands.length;
      else {
        command.jump = this.#commands.findIndex((one) => one.name === ':' && one.text === command.text);
        if (command.jump < 0)
          throw new SedProblem(`can't find label for jump to \`${command.text}'`, 0, true);
      }
    }
  }
}
