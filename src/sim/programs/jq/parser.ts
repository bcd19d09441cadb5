import { tokensOf } from './lexer';
import type { Filter, Pattern } from './syntax';
import { TokenStream } from './token-stream';

const identity: Filter = { kind: 'identity' };
const emptyFilter: Filter = { kind: 'call', name: 'empty', args: [] };
const assignments = ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='];
const comparisons = ['==', '!=', '<', '<=', '>', '>='];

/** Reads a filter. Source: jq 1.6 manual. */
export function parseFilter(source: string): Filter {
  const parser = new JqParser(tokensOf(source));
  return parser.whole();
}

class JqParser extends TokenStream {
  whole(): Filter {
    if (this.now().kind === 'end') return identity;
    const filter = this.#pipe();
    if (this.now().kind !== 'end') this.fail();
    return filter;
  }

  #pipe(): Filter {
    if (this.take('def') !== undefined) return this.#def();
    if (this.take('label') !== undefined) {
      const name = this.variable();
      this.expect('|');
      return { kind: 'label', name, body: this.#pipe() };
    }
    const left = this.#comma();
    if (this.take('as') !== undefined) return this.#binding(left);
    return this.take('|') === undefined ? left : { kind: 'pipe', left, right: this.#pipe() };
  }

  #binding(source: Filter): Filter {
    const pattern = this.#pattern();
    this.expect('|');
    return { kind: 'as', source, pattern, body: this.#pipe() };
  }

  #def(): Filter {
    const name = this.name();
    const parameters: string[] = [];
    if (this.take('(') !== undefined) {
      do {
        const token = this.now();
        if (token.kind !== 'variable' && token.kind !== 'name') this.fail();
        this.at += 1;
        parameters.push(token.kind === 'variable' ? `$${token.text}` : token.text);
      } while (this.take(';') !== undefined);
      this.expect(')');
    }
    this.expect(':');
    const body = this.#pipe();
    this.expect(';');
    const rest = this.now().kind === 'end' || this.is(')', '}', ']') ? identity : this.#pipe();
    return { kind: 'def', name, parameters, body, rest };
  }

  #pattern(): Pattern {
    if (this.now().kind === 'variable') return { kind: 'name', name: this.variable() };
    if (this.take('[') !== undefined) {
      const items = [this.#pattern()];
      while (this.take(',') !== undefined) items.push(this.#pattern());
      this.expect(']');
      return { kind: 'array', items };
    }
    this.expect('{');
    const entries: Extract<Pattern, { kind: 'object' }>['entries'] = [];
    do {
      const isVariable = this.now().kind === 'variable';
      const binds = isVariable ? this.variable() : undefined;
      const key: Filter = binds === undefined ? this.#objectKey() : { kind: 'literal', value: binds };
      const value = this.take(':') === undefined ? undefined : this.#pattern();
      entries.push({ key, binds, value });
    } while (this.take(',') !== undefined);
    this.expect('}');
    return { kind: 'object', entries };
  }

  #comma(): Filter {
    let left = this.#alternative();
    while (this.take(',') !== undefined) left = { kind: 'comma', left, right: this.#alternative() };
    return left;
  }

  /** `//` binds weaker than assignment, and to the right. */
  #alternative(): Filter {
    const left = this.#assign();
    return this.take('//') === undefined ? left : { kind: 'alternative', left, right: this.#alternative() };
  }

  #assign(): Filter {
    const left = this.#or();
    const operator = this.take(...assignments);
    return operator === undefined ? left : { kind: 'assign', operator, left, right: this.#alternative() };
  }

  #or(): Filter {
    let left = this.#and();
    while (this.take('or') !== undefined) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Filter {
    let left = this.#comparison();
    while (this.take('and') !== undefined) left = { kind: 'and', left, right: this.#comparison() };
    return left;
  }

  #comparison(): Filter {
    const left = this.#additive();
    const operator = this.take(...comparisons);
    return operator === undefined ? left : { kind: 'binary', operator, left, right: this.#additive() };
  }

  #additive(): Filter {
    let left = this.#multiplicative();
    for (let operator = this.take('+', '-'); operator !== undefined; operator = this.take('+', '-')) {
      left = { kind: 'binary', operator, left, right: this.#multiplicative() };
    }
    return left;
  }

  #multiplicative(): Filter {
    let left = this.#unary();
    for (
      let operator = this.take('*', '/', '%');
      operator !== undefined;
      operator = this.take('*', '/', '%')
    ) {
      left = { kind: 'binary', operator, left, right: this.#unary() };
    }
    return left;
  }

  #unary(): Filter {
    return this.take('-') === undefined ? this.#postfix() : { kind: 'negate', operand: this.#postfix() };
  }

  #postfix(): Filter {
    let term = this.#term();
    for (;;) {
      const token = this.now();
      if (token.kind === 'field') {
        this.at += 1;
        term = { kind: 'index', target: term, index: { kind: 'literal', value: token.text } };
      } else if (this.is('.') && this.tokens[this.at + 1]?.kind === 'string') {
        this.at += 1;
        term = { kind: 'index', target: term, index: this.#stringLiteral(undefined) };
      } else if (this.is('.') && this.#isBracket(1)) this.at += 1;
      else if (this.is('[')) term = this.#bracket(term);
      else if (this.take('?') !== undefined) term = { kind: 'try', body: term, handler: undefined };
      else if (this.is('as')) {
        this.at += 1;
        return this.#binding(term);
      } else return term;
    }
  }

  #isBracket(ahead: number): boolean {
    const token = this.tokens[this.at + ahead];
    return token?.kind === 'operator' && token.text === '[';
  }

  #bracket(target: Filter): Filter {
    this.expect('[');
    if (this.take(']') !== undefined) return { kind: 'iterate', target };
    if (this.take(':') !== undefined) {
      const to = this.#pipe();
      this.expect(']');
      return { kind: 'slice', target, from: undefined, to };
    }
    const index = this.#pipe();
    if (this.take(':') !== undefined) {
      const to = this.is(']') ? undefined : this.#pipe();
      this.expect(']');
      return { kind: 'slice', target, from: index, to };
    }
    this.expect(']');
    return { kind: 'index', target, index };
  }

  #stringLiteral(format: string | undefined): Filter {
    const token = this.now();
    if (token.kind !== 'string') this.fail();
    this.at += 1;
    const parts = token.parts.map((part) => (typeof part === 'string' ? part : new JqParser(part).whole()));
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'string') return { kind: 'literal', value: only };
    return { kind: 'string', parts, format };
  }

  #term(): Filter {
    const token = this.now();
    if (token.kind === 'number') {
      this.at += 1;
      return { kind: 'literal', value: token.value };
    }
    if (token.kind === 'string') return this.#stringLiteral(undefined);
    if (token.kind === 'format') {
      this.at += 1;
      return this.now().kind === 'string'
        ? this.#stringLiteral(token.text)
        : { kind: 'format', name: token.text };
    }
    if (token.kind === 'field') {
      this.at += 1;
      return { kind: 'index', target: identity, index: { kind: 'literal', value: token.text } };
    }
    if (token.kind === 'variable') return { kind: 'variable', name: this.variable() };
    if (token.kind === 'name') return this.#call();
    const parse = 'text' in token ? this.#terms[token.text] : undefined;
    if (parse === undefined) return this.fail();
    this.at += 1;
    return parse();
  }

  readonly #terms: Readonly<Record<string, () => Filter>> = {
    '..': () => ({ kind: 'recurse' }),
    '.': () =>
      this.now().kind === 'string'
        ? { kind: 'index', target: identity, index: this.#stringLiteral(undefined) }
        : identity,
    '(': () => {
      const inside = this.#pipe();
      this.expect(')');
      return inside;
    },
    '[': () => {
      if (this.take(']') !== undefined) return { kind: 'array', body: undefined };
      const body = this.#pipe();
      this.expect(']');
      return { kind: 'array', body };
    },
    '{': () => this.#object(),
    '-': () => ({ kind: 'negate', operand: this.#postfix() }),
    if: () => this.#if(),
    try: () => {
      const body = this.#postfix();
      return { kind: 'try', body, handler: this.take('catch') === undefined ? undefined : this.#postfix() };
    },
    reduce: () => {
      const { source, pattern } = this.#source();
      const start = this.#pipe();
      this.expect(';');
      const update = this.#pipe();
      this.expect(')');
      return { kind: 'reduce', source, pattern, start, update };
    },
    foreach: () => {
      const { source, pattern } = this.#source();
      const start = this.#pipe();
      this.expect(';');
      const update = this.#pipe();
      const extract = this.take(';') === undefined ? undefined : this.#pipe();
      this.expect(')');
      return { kind: 'foreach', source, pattern, start, update, extract };
    },
    def: () => this.#def(),
  };

  #source(): { source: Filter; pattern: Pattern } {
    const bound = this.#sourceTerm();
    this.expect('as');
    const pattern = this.#pattern();
    this.expect('(');
    return { source: bound, pattern };
  }

  /** A term with its suffixes, but without an `as`, which belongs to reduce. */
  #sourceTerm(): Filter {
    let term = this.#term();
    for (;;) {
      const token = this.now();
      if (token.kind === 'field') {
        this.at += 1;
        term = { kind: 'index', target: term, index: { kind: 'literal', value: token.text } };
      } else if (this.is('[')) term = this.#bracket(term);
      else if (this.take('?') !== undefined) term = { kind: 'try', body: term, handler: undefined };
      else return term;
    }
  }

  #if(): Filter {
    const test = this.#pipe();
    this.expect('then');
    const yes = this.#pipe();
    if (this.take('elif') !== undefined) return { kind: 'if', test, yes, no: this.#if() };
    const no = this.take('else') === undefined ? undefined : this.#pipe();
    this.expect('end');
    return { kind: 'if', test, yes, no };
  }

  #call(): Filter {
    const name = this.name();
    if (name === 'break') return { kind: 'break', name: this.variable() };
    if (name === 'null') return { kind: 'literal', value: null };
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'empty') return emptyFilter;
    const args: Filter[] = [];
    if (this.take('(') !== undefined) {
      do args.push(this.#pipe());
      while (this.take(';') !== undefined);
      this.expect(')');
    }
    return { kind: 'call', name, args };
  }

  #objectKey(): Filter {
    const token = this.now();
    if (token.kind === 'string') return this.#stringLiteral(undefined);
    if (token.kind === 'name' || token.kind === 'keyword') return { kind: 'literal', value: this.name() };
    if (token.kind === 'number') {
      this.at += 1;
      return { kind: 'literal', value: String(token.value) };
    }
    if (token.kind === 'format') {
      this.at += 1;
      return this.#stringLiteral(token.text);
    }
    this.expect('(');
    const key = this.#pipe();
    this.expect(')');
    return key;
  }

  #object(): Filter {
    const entries: { key: Filter; value: Filter }[] = [];
    while (this.take('}') === undefined) {
      if (this.now().kind === 'variable') {
        const name = this.variable();
        entries.push({ key: { kind: 'literal', value: name }, value: { kind: 'variable', name } });
      } else {
        const key = this.#objectKey();
        const value: Filter =
          this.take(':') === undefined
            ? { kind: 'index', target: identity, index: key }
            : this.#objectValue();
        entries.push({ key, value });
      }
      if (this.take(',') === undefined && !this.is('}')) this.fail();
    }
    return { kind: 'object', entries };
  }

  #objectValue(): Filter {
    let left = this.#alternative();
    while (this.take('|') !== undefined) left = { kind: 'pipe', left, right: this.#alternative() };
    return left;
  }
}
