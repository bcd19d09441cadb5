import { isMistake, tokensOf, type HclMistake, type Token } from './hcl-tokens';

/** An expression of HCL. */
export type Expression =
  | { readonly is: 'value'; readonly value: number | boolean | null }
  | { readonly is: 'template'; readonly parts: readonly (string | Expression)[] }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'object'; readonly items: readonly (readonly [Expression, Expression])[] }
  | {
      readonly is: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly spreads: boolean;
    }
  | { readonly is: 'get'; readonly of: Expression; readonly key: Expression }
  | { readonly is: 'splat'; readonly of: Expression; readonly keys: readonly Expression[] }
  | { readonly is: 'unary'; readonly sign: string; readonly of: Expression }
  | { readonly is: 'binary'; readonly sign: string; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'choice'; readonly when: Expression; readonly yes: Expression; readonly no: Expression }
  | {
      readonly is: 'for';
      readonly names: readonly string[];
      readonly in: Expression;
      readonly key?: Expression;
      readonly value: Expression;
      readonly only?: Expression;
    };

/** A block: `target "app" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
}

export interface Body {
  readonly attributes: Readonly<Record<string, Expression>>;
  readonly blocks: readonly Block[];
}

class Wrong extends Error {
  constructor(readonly why: HclMistake) {
    super(why.mistake);
  }
}

/** Reads a file. */
export function parseHcl(source: string): Body | HclMistake {
  const tokens = tokensOf(source);
  if (isMistake(tokens)) return tokens;
  try {
    return new Parser(tokens).body(undefined);
  } catch (fault) {
    if (fault instanceof Wrong) return fault.why;
    throw fault;
  }
}

/** Reads one expression: what stands between `${` and `}`. */
export function parseExpression(source: string): Expression | HclMistake {
  const tokens = tokensOf(source);
  if (isMistake(tokens)) return tokens;
  try {
    return new Parser(tokens).expression();
  } catch (fault) {
    if (fault instanceof Wrong) return fault.why;
    throw fault;
  }
}

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

class Parser {
  #at = 0;
  /** line breaks mean nothing inside brackets */
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get #token(): Token {
    if (this.#depth > 0) while (this.tokens[this.#at]?.kind === 'newline') this.#at += 1;
    return this.tokens[this.#at] ?? { kind: 'end', text: '', line: 1, column: 1 };
  }

  #take(): Token {
    const token = this.#token;
    this.#at += 1;
    return token;
  }

  #is(text: string): boolean {
    return this.#token.kind === 'sign' && this.#token.text === text;
  }

  #skip(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#skip(text))
      throw this.#wrong(
        'Invalid expression; Expected the start of an expression, but found an invalid expression token.',
      );
  }

  #wrong(mistake: string, token = this.#token): Wrong {
    const { line, column } = token;
    return new Wrong({ mistake, line, column, end: column + Math.max(1, token.text.length) });
  }

  #newlines(): void {
    while (this.tokens[this.#at]?.kind === 'newline') this.#at += 1;
  }

  body(opened: Token | undefined): Body {
    const attributes: Record<string, Expression> = {};
    const blocks: Block[] = [];
    for (;;) {
      this.#newlines();
      const token = this.#token;
      if (token.kind === 'end') {
        if (opened === undefined) return { attributes, blocks };
        const why =
          'Unclosed configuration block; There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.';
        throw this.#wrong(why, opened);
      }
      if (opened !== undefined && this.#skip('}')) return { attributes, blocks };
      if (token.kind !== 'name' && token.kind !== 'template')
        throw this.#wrong(
          'Argument or block definition required; An argument or block definition is required here.',
        );
      this.#at += 1;
      const name = token.kind === 'name' ? token.text : plainText(token);
      if (this.#skip('=')) attributes[name] = this.expression();
      else blocks.push(this.#block(name));
    }
  }

  #block(type: string): Block {
    const labels: string[] = [];
    for (;;) {
      const token = this.#take();
      if (token.kind === 'template') labels.push(plainText(token));
      else if (token.kind === 'name') labels.push(token.text);
      else if (token.text === '{') return { type, labels, body: this.body(token) };
      else
        throw this.#wrong(
          'Invalid block definition; Either a quoted string block label or an opening brace ("{") is expected here.',
          token,
        );
    }
  }

  expression(): Expression {
    const when = this.#binary(0);
    if (!this.#skip('?')) return when;
    const yes = this.expression();
    this.#expect(':');
    return { is: 'choice', when, yes, no: this.expression() };
  }

  #binary(level: number): Expression {
    const signs = levels[level];
    if (signs === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    while (this.#token.kind === 'sign' && signs.includes(this.#token.text)) {
      const sign = this.#take().text;
      left = { is: 'binary', sign, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #unary(): Expression {
    if (this.#is('-') || this.#is('!')) return { is: 'unary', sign: this.#take().text, of: this.#unary() };
    return this.#after(this.#primary());
  }

  #after(start: Expression): Expression {
    let of = start;
    for (;;) {
      if (this.#skip('.')) {
        const token = this.#take();
        if (token.text === '*') of = this.#splat(of);
        else of = { is: 'get', of, key: { is: 'template', parts: [token.text] } };
      } else if (this.#is('[')) {
        this.#at += 1;
        this.#depth += 1;
        if (this.#skip('*')) {
          this.#close(']');
          of = this.#splat(of);
        } else {
          const key = this.expression();
          this.#close(']');
          of = { is: 'get', of, key };
        }
      } else return of;
    }
  }

  #splat(of: Expression): Expression {
    const keys: Expression[] = [];
    while (this.#skip('.')) keys.push({ is: 'template', parts: [this.#take().text] });
    return { is: 'splat', of, keys };
  }

  #close(text: string): void {
    this.#expect(text);
    this.#depth -= 1;
  }

  #primary(): Expression {
    const token = this.#take();
    if (token.kind === 'number') return { is: 'value', value: Number(token.text) };
    if (token.kind === 'template') return this.#template(token);
    if (token.kind === 'name') return this.#named(token);
    if (token.text === '(') {
      this.#depth += 1;
      const inner = this.expression();
      this.#close(')');
      return inner;
    }
    if (token.text === '[') return this.#list();
    if (token.text === '{') return this.#object();
    throw this.#wrong(
      'Invalid expression; Expected the start of an expression, but found an invalid expression token.',
      token,
    );
  }

  #template(token: Token): Expression {
    const parts = (token.parts ?? []).map((part) => {
      if (typeof part === 'string') return part;
      const made = parseExpression(part.code);
      if (isMistake(made)) throw this.#wrong(made.mistake, token);
      return made;
    });
    return { is: 'template', parts };
  }

  #named(token: Token): Expression {
    if (token.text === 'true' || token.text === 'false') return { is: 'value', value: token.text === 'true' };
    if (token.text === 'null') return { is: 'value', value: null };
    if (!this.#skip('(')) return { is: 'name', name: token.text };
    this.#depth += 1;
    const args: Expression[] = [];
    let spreads = false;
    while (!this.#is(')')) {
      args.push(this.expression());
      spreads = this.#skip('...');
      if (!this.#skip(',')) break;
    }
    this.#close(')');
    return { is: 'call', name: token.text, args, spreads };
  }

  #list(): Expression {
    this.#depth += 1;
    if (this.#token.kind === 'name' && this.#token.text === 'for') return this.#for(']');
    const items: Expression[] = [];
    while (!this.#is(']')) {
      items.push(this.expression());
      if (!this.#skip(',')) break;
    }
    this.#close(']');
    return { is: 'list', items };
  }

  #object(): Expression {
    this.#depth += 1;
    if (this.#token.kind === 'name' && this.#token.text === 'for') return this.#for('}');
    const items: [Expression, Expression][] = [];
    while (!this.#is('}')) {
      const token = this.#token;
      const isBare = token.kind === 'name';
      const key: Expression = isBare ? { is: 'template', parts: [this.#take().text] } : this.#unary();
      if (!this.#skip('=')) this.#expect(':');
      items.push([key, this.expression()]);
      this.#skip(',');
    }
    this.#close('}');
    return { is: 'object', items };
  }

  #for(end: string): Expression {
    this.#at += 1;
    const names = [this.#take().text];
    if (this.#skip(',')) names.push(this.#take().text);
    this.#take(); // in
    const source = this.expression();
    this.#expect(':');
    let value = this.expression();
    let key: Expression | undefined;
    if (this.#skip('=>')) {
      key = value;
      value = this.expression();
      this.#skip('...');
    }
    let only: Expression | undefined;
    if (this.#token.kind === 'name' && this.#token.text === 'if') {
      this.#at += 1;
      only = this.expression();
    }
    this.#close(end);
    return { is: 'for', names, in: source, value, ...(key && { key }), ...(only && { only }) };
  }
}

const plainText = (token: Token) => (token.parts ?? []).filter((part) => typeof part === 'string').join('');
