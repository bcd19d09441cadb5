import { AwkProblem, type Expr, type Target } from './syntax';
import type { Token } from './lexer';

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '^=', '**=']);
const comparisons = new Set(['<', '<=', '==', '!=', '>', '>=']);

/** Expressions by their precedence, from weakest to strongest. */
export class ExpressionParser {
  protected position = 0;
  /** in `print a > b` the sign is no comparison */
  protected isInPrint = false;

  constructor(private readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', line: 0 };
  }

  protected next(): Token {
    const token = this.token;
    this.position += 1;
    return token;
  }

  protected is(operator: string): boolean {
    return this.token.kind === 'operator' && this.token.text === operator;
  }

  protected take(operator: string): boolean {
    if (!this.is(operator)) return false;
    this.position += 1;
    return true;
  }

  protected takeKeyword(word: string): boolean {
    if (this.token.kind !== 'keyword' || this.token.text !== word) return false;
    this.position += 1;
    return true;
  }

  protected expect(operator: string): void {
    if (!this.take(operator)) this.fail();
  }

  protected fail(): never {
    const { kind, text, line } = this.token;
    if (kind === 'end') throw new AwkProblem(`line ${String(line)}: syntax error at or near end of file`);
    throw new AwkProblem(
      `line ${String(line)}: syntax error at or near ${kind === 'newline' ? 'end of line' : text}`,
    );
  }

  protected skipNewlines(): void {
    while (this.token.kind === 'newline') this.position += 1;
  }

  protected skipLines(): void {
    while (this.token.kind === 'newline' || this.is(';')) this.position += 1;
  }

  protected list(end: string): Expr[] {
    const items: Expr[] = [];
    while (!this.is(end)) {
      this.skipNewlines();
      items.push(this.#free(() => this.expression()));
      this.skipNewlines();
      if (!this.take(',')) break;
    }
    return items;
  }

  /** Inside parentheses and brackets the sign > compares again. */
  #free<T>(parse: () => T): T {
    const before = this.isInPrint;
    this.isInPrint = false;
    const result = parse();
    this.isInPrint = before;
    return result;
  }

  protected expression(): Expr {
    const left = this.#conditional();
    const operator = this.token.kind === 'operator' ? this.token.text : '';
    if (!assignments.has(operator)) return left;
    if (!isTarget(left)) this.fail();
    this.position += 1;
    this.skipNewlines();
    return { kind: 'assign', operator, target: left, value: this.expression() };
  }

  #conditional(): Expr {
    const test = this.#or();
    if (!this.take('?')) return test;
    this.skipNewlines();
    const yes = this.expression();
    this.skipNewlines();
    this.expect(':');
    this.skipNewlines();
    return { kind: 'conditional', test, yes, no: this.expression() };
  }

  #or(): Expr {
    let left = this.#and();
    while (this.take('||')) {
      this.skipNewlines();
      left = { kind: 'or', left, right: this.#and() };
    }
    return left;
  }

  #and(): Expr {
    let left = this.#in();
    while (this.take('&&')) {
      this.skipNewlines();
      left = { kind: 'and', left, right: this.#in() };
    }
    return left;
  }

  #in(): Expr {
    let left = this.#match();
    while (this.takeKeyword('in')) {
      left = { kind: 'in', subscripts: left.kind === 'group' ? left.list : [left], array: this.next().text };
    }
    return left;
  }

  #match(): Expr {
    let left = this.#comparison();
    while (this.is('~') || this.is('!~')) {
      const isNegated = this.next().text === '!~';
      left = { kind: 'match', isNegated, left, right: this.#comparison() };
    }
    return left;
  }

  #comparison(): Expr {
    const left = this.concatenation();
    const operator = this.token.kind === 'operator' ? this.token.text : '';
    if (!comparisons.has(operator) || (operator === '>' && this.isInPrint)) {
      return this.is('|') && this.tokens[this.position + 1]?.text === 'getline'
        ? this.#pipeGetline(left)
        : left;
    }
    this.position += 1;
    return { kind: 'binary', operator, left, right: this.concatenation() };
  }

  #pipeGetline(command: Expr): Expr {
    let left = command;
    while (this.is('|') && this.tokens[this.position + 1]?.text === 'getline') {
      this.position += 2;
      const target = this.#optionalTarget();
      left = { kind: 'getline', from: 'command', source: left, ...(target && { target }) };
    }
    return left;
  }

  #startsOperand(): boolean {
    const { kind, text } = this.token;
    if (
      kind === 'number' ||
      kind === 'string' ||
      kind === 'regex' ||
      kind === 'name' ||
      kind === 'function-name' ||
      kind === 'builtin'
    )
      return true;
    return kind === 'operator' && /^([$!(+-]|\+\+|--)$/.test(text);
  }

  protected concatenation(): Expr {
    let left = this.#additive();
    while (this.#startsOperand() && !this.is('+') && !this.is('-')) {
      left = { kind: 'concat', left, right: this.#additive() };
    }
    return left;
  }

  #additive(): Expr {
    let left = this.#multiplicative();
    while (this.is('+') || this.is('-')) {
      const operator = this.next().text;
      left = { kind: 'binary', operator, left, right: this.#multiplicative() };
    }
    return left;
  }

  #multiplicative(): Expr {
    let left = this.#unary();
    while (this.is('*') || this.is('/') || this.is('%')) {
      const operator = this.next().text;
      left = { kind: 'binary', operator, left, right: this.#unary() };
    }
    return left;
  }

  #unary(): Expr {
    const { kind, text } = this.token;
    if (kind === 'operator' && (text === '!' || text === '-' || text === '+')) {
      this.position += 1;
      return { kind: 'unary', operator: text, operand: this.#unary() };
    }
    return this.#power();
  }

  #power(): Expr {
    const left = this.#postfix();
    if (!this.is('^') && !this.is('**')) return left;
    this.position += 1;
    const isSigned = this.is('-') || this.is('+') || this.is('!');
    return { kind: 'binary', operator: '^', left, right: isSigned ? this.#unary() : this.#power() };
  }

  #postfix(): Expr {
    const operand = this.#primary();
    if ((this.is('++') || this.is('--')) && isTarget(operand)) {
      return { kind: 'step', operator: this.next().text as '++' | '--', isPrefix: false, target: operand };
    }
    return operand;
  }

  #optionalTarget(): Target | undefined {
    if (!this.is('$') && this.token.kind !== 'name') return undefined;
    const target = this.#primary();
    return isTarget(target) ? target : this.fail();
  }

  #primary(): Expr {
    const token = this.next();
    const parse = this.#primaries[token.kind];
    if (parse !== undefined) return parse(token);
    this.position -= 1;
    return this.fail();
  }

  readonly #primaries: Readonly<Record<string, (token: Token) => Expr>> = {
    number: ({ text }) => ({ kind: 'number', value: Number(text) }),
    string: ({ text }) => ({ kind: 'string', value: text }),
    regex: ({ text }) => ({ kind: 'regex', source: text }),
    name: ({ text }) => {
      if (!this.take('[')) return { kind: 'variable', name: text };
      const subscripts = this.list(']');
      this.expect(']');
      return { kind: 'element', array: text, subscripts };
    },
    'function-name': ({ text, line }) => {
      this.expect('(');
      const args = this.list(')');
      this.expect(')');
      return { kind: 'call', name: text, args, line };
    },
    builtin: ({ text }) => {
      if (!this.take('(')) {
        if (text !== 'length') this.fail();
        return { kind: 'builtin', name: text, args: [] };
      }
      const args = this.list(')');
      this.expect(')');
      return { kind: 'builtin', name: text, args };
    },
    keyword: ({ text }) => {
      if (text !== 'getline') {
        this.position -= 1;
        this.fail();
      }
      const target = this.#optionalTarget();
      const base = { kind: 'getline' as const, ...(target && { target }) };
      if (!this.take('<')) return { ...base, from: 'input' };
      return { ...base, from: 'file', source: this.#postfix() };
    },
    operator: ({ text }) => this.#operatorPrimary(text),
  };

  #operatorPrimary(text: string): Expr {
    if (text === '$') {
      if (this.is('++') || this.is('--'))
        return { kind: 'field', index: this.#operatorPrimary(this.next().text) };
      const isNegative = this.take('-');
      const index = this.#primary();
      return { kind: 'field', index: isNegative ? { kind: 'unary', operator: '-', operand: index } : index };
    }
    if (text === '++' || text === '--') {
      const target = this.#primary();
      return isTarget(target) ? { kind: 'step', operator: text, isPrefix: true, target } : this.fail();
    }
    if (text === '(') {
      const list = this.list(')');
      this.expect(')');
      // a list is what `(a, b) in array` and `print (a, b)` have
      return { kind: 'group', list };
    }
    this.position -= 1;
    return this.fail();
  }
}

function isTarget(expr: Expr): expr is Target {
  return expr.kind === 'variable' || expr.kind === 'field' || expr.kind === 'element';
}
