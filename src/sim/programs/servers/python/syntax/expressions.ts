import type { Clause, Expression, Keyword } from './ast';
import { BadSyntax, tokenize, type Token } from './lexer';
import { keywords, ParameterParser } from './reader';
import { closing, splitField } from './fields';
import { plainText } from './literals';

/** Expressions by precedence: what statements are built from. */
export class ExpressionParser extends ParameterParser {
  /** A list of expressions: a tuple when there is a comma. */
  expressions(): Expression {
    const start = this.token;
    const first = this.starred();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.take(',')) {
      if (this.endsList()) break;
      items.push(this.starred());
    }
    return { type: 'tuple', items, ...this.from(start) };
  }

  protected endsList(): boolean {
    const { kind } = this.token;
    return (
      kind === 'newline' ||
      kind === 'end' ||
      this.is(')', ']', '}', '=', ':', ';', 'in') ||
      this.is('+=', '-=')
    );
  }

  protected starred(): Expression {
    const start = this.token;
    if (!this.take('*')) return this.expression();
    const value = this.level(0);
    return { type: 'star', value, ...this.from(start) };
  }

  expression(): Expression {
    const start = this.token;
    if (this.is('lambda')) return this.lambda();
    if (this.is('yield')) return this.yield();
    if (this.is('await'))
      throw new BadSyntax("'await' is not available in this python", start.line, start.column);
    if (start.kind === 'name' && this.tokens[this.at + 1]?.text === ':=' && !keywords.has(start.text)) {
      this.at += 2;
      const value = this.expression();
      return { type: 'walrus', name: start.text, value, ...this.from(start) };
    }
    const then = this.logic('or');
    if (!this.take('if')) return then;
    const test = this.logic('or');
    this.need('else', "expected 'else' after 'if' expression");
    const otherwise = this.expression();
    return { type: 'if', test, then, otherwise, ...this.from(start) };
  }

  private lambda(): Expression {
    const start = this.need('lambda');
    const parameters = this.parameters(':', false);
    this.need(':');
    const body = this.expression();
    return { type: 'lambda', parameters, body, ...this.from(start) };
  }

  private yield(): Expression {
    const start = this.need('yield');
    if (this.take('from'))
      return { type: 'yield', value: this.expression(), isFrom: true, ...this.from(start) };
    const value = this.endsList() ? undefined : this.expressions();
    return { type: 'yield', value, isFrom: false, ...this.from(start) };
  }

  private logic(sign: 'or' | 'and'): Expression {
    const start = this.token;
    let left = sign === 'or' ? this.logic('and') : this.not();
    while (this.take(sign)) {
      const right = sign === 'or' ? this.logic('and') : this.not();
      left = { type: 'logic', sign, left, right, ...this.from(start) };
    }
    return left;
  }

  private not(): Expression {
    const start = this.token;
    if (!this.take('not')) return this.comparison();
    const value = this.not();
    return { type: 'unary', sign: 'not', value, ...this.from(start) };
  }

  private comparison(): Expression {
    const start = this.token;
    const left = this.level(0);
    const rest: { sign: string; right: Expression }[] = [];
    for (;;) {
      let sign = '';
      if (this.is('<', '>', '==', '!=', '<=', '>=', 'in')) {
        sign = this.token.text;
        this.at += 1;
      } else if (this.is('not') && this.tokens[this.at + 1]?.text === 'in') {
        this.at += 2;
        sign = 'not in';
      } else if (this.take('is')) sign = this.take('not') ? 'is not' : 'is';
      else break;
      rest.push({ sign, right: this.level(0) });
    }
    return rest.length === 0 ? left : { type: 'compare', left, rest, ...this.from(start) };
  }

  protected level(n: number): Expression {
    const levels = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@']];
    const signs = levels[n];
    if (signs === undefined) return this.unary();
    const start = this.token;
    let left = this.level(n + 1);
    while (this.is(...signs)) {
      const { text: sign, column: at } = this.token;
      this.at += 1;
      const right = this.level(n + 1);
      left = { type: 'binary', sign, left, right, at, ...this.from(start) };
    }
    return left;
  }

  private unary(): Expression {
    const start = this.token;
    if (this.is('-', '+', '~')) {
      const sign = this.token.text;
      this.at += 1;
      const value = this.unary();
      return { type: 'unary', sign, value, ...this.from(start) };
    }
    const left = this.postfix();
    if (!this.is('**')) return left;
    const at = this.token.column;
    this.at += 1;
    const right = this.unary();
    return { type: 'binary', sign: '**', left, right, at, ...this.from(start) };
  }

  private postfix(): Expression {
    const start = this.token;
    let value = this.atom();
    for (;;) {
      if (this.take('.')) {
        const name = this.name();
        value = { type: 'attribute', value, name, ...this.from(start) };
      } else if (this.take('(')) {
        const { args, keywords: named } = this.arguments();
        value = { type: 'call', fn: value, args, keywords: named, ...this.from(start) };
      } else if (this.take('[')) {
        const index = this.subscript();
        this.need(']');
        value = { type: 'index', value, index, ...this.from(start) };
      } else return value;
    }
  }

  protected arguments(): { args: Expression[]; keywords: Keyword[] } {
    const args: Expression[] = [];
    const named: Keyword[] = [];
    while (!this.take(')')) {
      const start = this.token;
      if (this.take('**')) named.push({ name: undefined, value: this.expression() });
      else if (
        start.kind === 'name' &&
        this.tokens[this.at + 1]?.text === '=' &&
        this.tokens[this.at + 1]?.kind === 'op'
      ) {
        const name = this.name();
        this.need('=');
        named.push({ name, value: this.expression() });
      } else {
        const value = this.starred();
        if (this.is('for')) args.push(this.comprehension('generator', value, undefined, start));
        else if (named.some((one) => one.name !== undefined) && value.type !== 'star')
          throw new BadSyntax(
            'positional argument follows keyword argument',
            this.token.line,
            this.token.column,
          );
        else args.push(value);
      }
      if (!this.take(',') && !this.is(')')) throw this.wrong('invalid syntax. Perhaps you forgot a comma?');
    }
    return { args, keywords: named };
  }

  private subscript(): Expression {
    const start = this.token;
    const one = (): Expression => {
      const from = this.token;
      const first = this.is(':') ? undefined : this.starred();
      if (!this.take(':')) return first ?? { type: 'tuple', items: [], ...this.from(from) };
      const to = this.is(':', ']', ',') ? undefined : this.expression();
      const step = this.take(':') && !this.is(']', ',') ? this.expression() : undefined;
      return { type: 'slice', from: first, to, step, ...this.from(from) };
    };
    const first = one();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.take(',') && !this.is(']')) items.push(one());
    return { type: 'tuple', items, ...this.from(start) };
  }

  private atom(): Expression {
    const start = this.token;
    this.at += 1;
    if (start.kind === 'number') return { type: 'constant', value: numberOf(start), ...this.from(start) };
    if (start.kind === 'string') return this.strings(start);
    if (start.kind === 'name') {
      const constants: Record<string, null | boolean> = { None: null, True: true, False: false };
      if (start.text in constants)
        return { type: 'constant', value: constants[start.text] ?? null, ...this.from(start) };
      if (!keywords.has(start.text)) return { type: 'name', name: start.text, ...this.from(start) };
    }
    if (start.kind === 'op' && start.text === '(') return this.parenthesis(start);
    if (start.kind === 'op' && start.text === '[') return this.bracket(start);
    if (start.kind === 'op' && start.text === '{') return this.brace(start);
    if (start.kind === 'op' && start.text === '...')
      return { type: 'constant', value: '...', isEllipsis: true, ...this.from(start) };
    this.at -= 1;
    throw this.wrong();
  }

  private strings(start: Token): Expression {
    const all = [start];
    while (this.token.kind === 'string') {
      all.push(this.token);
      this.at += 1;
    }
    const isBytes = start.prefix?.includes('b') === true;
    if (all.some((one) => (one.prefix?.includes('b') === true) !== isBytes))
      throw new BadSyntax('cannot mix bytes and nonbytes literals', start.line, start.column);
    const place = this.from(start);
    if (isBytes)
      return { type: 'constant', value: { bytes: all.map((one) => plainText(one)).join('') }, ...place };
    if (!all.some((one) => one.prefix?.includes('f') === true))
      return { type: 'constant', value: all.map((one) => plainText(one)).join(''), ...place };
    const parts = all.flatMap((one) =>
      one.prefix?.includes('f') === true ? this.formatted(one) : [plainText(one)],
    );
    return { type: 'fstring', parts, ...place };
  }

  /** The parts of an f-string. */
  private formatted(token: Token, nested = false): Extract<Expression, { type: 'fstring' }>['parts'] {
    const parts: Extract<Expression, { type: 'fstring' }>['parts'] = [];
    const { text } = token;
    let plain = '';
    for (let i = 0; i < text.length; i++) {
      const char = text.charAt(i);
      if ((char === '{' || char === '}') && text.charAt(i + 1) === char && !nested) {
        plain += char;
        i += 1;
      } else if (char === '}')
        throw new BadSyntax("f-string: single '}' is not allowed", token.line, token.column);
      else if (char !== '{') plain += char;
      else {
        if (plain !== '') parts.push(plainText({ ...token, text: plain }));
        plain = '';
        const end = closing(text, i + 1);
        if (end < 0) throw new BadSyntax("f-string: expecting '}'", token.line, token.column);
        parts.push(this.field(token, text.slice(i + 1, end)));
        i = end;
      }
    }
    if (plain !== '') parts.push(plainText({ ...token, text: plain }));
    return parts;
  }

  private field(token: Token, inner: string) {
    const { code, conversion, format, isShown } = splitField(inner);
    if (code.trim() === '')
      throw new BadSyntax('f-string: empty expression not allowed', token.line, token.column);
    const tokens = tokenize(`(${code.trim()})`).map((one) => ({ ...one, line: token.line }));
    const value = new ExpressionParser(tokens).expressions();
    const place = { line: token.line, column: token.column, end: token.end };
    const spec: Expression | undefined =
      format === undefined
        ? undefined
        : { type: 'fstring', parts: this.formatted({ ...token, text: format }, true), ...place };
    return {
      value,
      conversion: conversion === '' && isShown && format === undefined ? 'r' : conversion,
      format: spec,
      shown: isShown ? `${code}=` : '',
    };
  }

  private parenthesis(start: Token): Expression {
    if (this.take(')')) return { type: 'tuple', items: [], ...this.from(start) };
    const first = this.starred();
    if (this.is('for')) {
      const made = this.comprehension('generator', first, undefined, start);
      this.need(')');
      return { ...made, ...this.from(start) };
    }
    if (this.take(')')) return { ...first };
    const items = [first];
    while (this.take(',') && !this.is(')')) items.push(this.starred());
    this.need(')', 'invalid syntax. Perhaps you forgot a comma?');
    return { type: 'tuple', items, ...this.from(start) };
  }

  private bracket(start: Token): Expression {
    const items: Expression[] = [];
    while (!this.take(']')) {
      const value = this.starred();
      if (this.is('for')) {
        const made = this.comprehension('list', value, undefined, start);
        this.need(']');
        return { ...made, ...this.from(start) };
      }
      items.push(value);
      if (!this.take(',') && !this.is(']')) throw this.wrong('invalid syntax. Perhaps you forgot a comma?');
    }
    return { type: 'list', items, ...this.from(start) };
  }

  private brace(start: Token): Expression {
    const rows: { key: Expression | undefined; value: Expression }[] = [];
    const items: Expression[] = [];
    while (!this.take('}')) {
      if (this.take('**')) rows.push({ key: undefined, value: this.level(0) });
      else {
        const key = this.starred();
        if (this.take(':')) {
          const value = this.expression();
          if (this.is('for')) {
            const made = this.comprehension('dict', key, value, start);
            this.need('}');
            return made;
          }
          rows.push({ key, value });
        } else if (this.is('for')) {
          const made = this.comprehension('set', key, undefined, start);
          this.need('}');
          return made;
        } else items.push(key);
      }
      if (!this.take(',') && !this.is('}')) throw this.wrong('invalid syntax. Perhaps you forgot a comma?');
    }
    if (items.length > 0) return { type: 'set', items, ...this.from(start) };
    return { type: 'dict', rows, ...this.from(start) };
  }

  private comprehension(
    kind: 'list' | 'set' | 'dict' | 'generator',
    item: Expression,
    value: Expression | undefined,
    start: Token,
  ): Expression {
    const clauses: Clause[] = [];
    while (this.take('for')) {
      const target = this.targets();
      this.need('in');
      const source = this.logic('or');
      const tests: Expression[] = [];
      while (this.take('if')) tests.push(this.logic('or'));
      clauses.push({ target, source, tests });
    }
    return {
      type: 'comprehension',
      kind,
      item,
      ...(value === undefined ? {} : { value }),
      clauses,
      ...this.from(start),
    };
  }

  /** What a loop assigns to. */
  protected targets(): Expression {
    const start = this.token;
    const one = () => {
      const from = this.token;
      if (this.take('*')) return { type: 'star' as const, value: this.postfix(), ...this.from(from) };
      return this.postfix();
    };
    const first = one();
    if (!this.is(',')) return first;
    const items: Expression[] = [first];
    while (this.take(',') && !this.is('in', '=')) items.push(one());
    return { type: 'tuple', items, ...this.from(start) };
  }
}

function numberOf({ text }: Token): number | { float: number } {
  const plain = text.replaceAll('_', '');
  return /^0[xXoObB]/.test(plain) || !/[.eE]/.test(plain) ? Number(plain) : { float: Number(plain) };
}
