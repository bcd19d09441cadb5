import { ExpressionParser } from './expression-parser';
import {
  AwkProblem,
  type AwkProgram,
  type Expr,
  type Pattern,
  type Redirection,
  type Rule,
  type Statement,
} from './syntax';

/** Reads rules, functions and statements; expressions are its base class's. Source: POSIX awk, grammar. */
export class AwkParser extends ExpressionParser {
  parse(): AwkProgram {
    const program: AwkProgram = { rules: [], functions: {} };
    this.skipLines();
    while (this.token.kind !== 'end') {
      if (this.takeKeyword('function') || this.takeKeyword('func')) this.#functionInto(program);
      else program.rules.push(this.#rule());
      this.skipLines();
    }
    return program;
  }

  #functionInto(program: AwkProgram): void {
    const name = this.next().text;
    this.expect('(');
    const parameters: string[] = [];
    while (!this.take(')')) {
      parameters.push(this.next().text);
      this.take(',');
      this.skipNewlines();
    }
    this.skipNewlines();
    program.functions[name] = { name, parameters, body: this.#block() };
  }

  #rule(): Rule {
    const pattern = this.#pattern();
    if (!this.is('{')) {
      if (pattern.kind === 'BEGIN' || pattern.kind === 'END') this.fail();
      this.#endOfRule();
      return { pattern };
    }
    const action = this.#block();
    return { pattern, action };
  }

  #endOfRule(): void {
    if (this.token.kind !== 'newline' && this.token.kind !== 'end' && !this.is(';')) this.fail();
  }

  #pattern(): Pattern {
    if (this.takeKeyword('BEGIN')) return { kind: 'BEGIN' };
    if (this.takeKeyword('END')) return { kind: 'END' };
    if (this.is('{')) return { kind: 'always' };
    const test = this.expression();
    if (!this.take(',')) return { kind: 'when', test };
    this.skipNewlines();
    return { kind: 'range', from: test, to: this.expression() };
  }

  #block(): Statement {
    this.expect('{');
    const body: Statement[] = [];
    this.skipLines();
    while (!this.take('}')) {
      if (this.token.kind === 'end')
        throw new AwkProblem(`line ${String(this.token.line)}: missing } near end of file`);
      body.push(this.#statement());
      this.skipLines();
    }
    return { kind: 'block', body };
  }

  #statement(): Statement {
    if (this.is('{')) return this.#block();
    if (this.take(';')) return { kind: 'nothing' };
    const { text, kind } = this.token;
    const compound = kind === 'keyword' ? this.#compound[text] : undefined;
    if (compound !== undefined) {
      this.next();
      return compound();
    }
    const statement = this.#simple();
    this.#endStatement();
    return statement;
  }

  #endStatement(): void {
    if (this.take(';') || this.is('}')) return;
    if (this.token.kind === 'newline') this.next();
    else if (this.token.kind === 'end')
      throw new AwkProblem(`line ${String(this.token.line)}: missing } near end of file`);
    else this.fail();
  }

  readonly #compound: Readonly<Record<string, () => Statement>> = {
    if: () => this.#if(),
    while: () => {
      const test = this.#test();
      if (this.take(';')) return { kind: 'while', test, body: { kind: 'nothing' } };
      return { kind: 'while', test, body: this.#body() };
    },
    do: () => this.#do(),
    for: () => this.#for(),
  };

  #test(): Expr {
    this.expect('(');
    const test = this.expression();
    this.expect(')');
    return test;
  }

  #body(): Statement {
    this.skipNewlines();
    return this.#statement();
  }

  #if(): Statement {
    const test = this.#test();
    const yes = this.#body();
    const back = this.position;
    this.skipLines();
    if (!this.takeKeyword('else')) {
      this.position = back;
      return { kind: 'if', test, yes };
    }
    return { kind: 'if', test, yes, no: this.#body() };
  }

  #do(): Statement {
    const body = this.#body();
    this.skipLines();
    if (!this.takeKeyword('while')) this.fail();
    const test = this.#test();
    this.#endStatement();
    return { kind: 'do', body, test };
  }

  #for(): Statement {
    this.expect('(');
    const back = this.position;
    const name = this.next();
    if (name.kind === 'name' && this.takeKeyword('in')) {
      const array = this.next().text;
      if (this.take(')')) return { kind: 'for-in', name: name.text, array, body: this.#body() };
    }
    this.position = back;
    const start = this.is(';') ? undefined : this.#simple();
    this.expect(';');
    this.skipNewlines();
    const test = this.is(';') ? undefined : this.expression();
    this.expect(';');
    this.skipNewlines();
    const step = this.is(')') ? undefined : this.#simple();
    this.expect(')');
    const body: Statement = this.take(';') ? { kind: 'nothing' } : this.#body();
    return { kind: 'for', body, ...(start && { start }), ...(test && { test }), ...(step && { step }) };
  }

  #isAtEnd(): boolean {
    return this.token.kind === 'newline' || this.token.kind === 'end' || this.is(';') || this.is('}');
  }

  #simple(): Statement {
    const { kind, text } = this.token;
    if (kind !== 'keyword') return { kind: 'expression', value: this.expression() };
    if (text === 'print' || text === 'printf') {
      this.next();
      return this.#print(text);
    }
    if (text === 'next' || text === 'nextfile' || text === 'break' || text === 'continue') {
      this.next();
      return { kind: text };
    }
    if (text === 'exit' || text === 'return') {
      this.next();
      return this.#isAtEnd() ? { kind: text } : { kind: text, value: this.expression() };
    }
    if (text === 'delete') {
      this.next();
      const array = this.next().text;
      if (!this.take('[')) return { kind: 'delete', array };
      const subscripts = this.list(']');
      this.expect(']');
      return { kind: 'delete', array, subscripts };
    }
    return { kind: 'expression', value: this.expression() };
  }

  #print(kind: 'print' | 'printf'): Statement {
    let args: Expr[] = [];
    this.isInPrint = true;
    if (!this.#isAtEnd() && !this.is('>') && !this.is('|') && !this.is('>>')) {
      args = [this.expression()];
      while (this.take(',')) {
        this.skipNewlines();
        args.push(this.expression());
      }
    }
    this.isInPrint = false;
    const [first] = args;
    if (args.length === 1 && first?.kind === 'group') args = first.list;
    const redirection = this.#redirection();
    return { kind, args, ...(redirection && { redirection }) };
  }

  #redirection(): Redirection | undefined {
    const kind = (['>', '>>', '|'] as const).find((operator) => this.is(operator));
    if (kind === undefined) return undefined;
    this.next();
    this.isInPrint = true;
    const to = this.expression();
    this.isInPrint = false;
    return { kind, to };
  }
}
