import type { Expression, Handler, Keyword, Statement } from './ast';
import { ExpressionParser } from './expressions';
import { BadSyntax, tokenize, type Token } from './lexer';

const known = new Map<string, Statement[]>();

/** A source as statements; remembered, since the same text says the same. Throws BadSyntax. */
export function parseProgram(source: string): Statement[] {
  const before = known.get(source);
  if (before !== undefined) return before;
  if (known.size > 100) known.clear();
  const program = new Parser(tokenize(source)).program();
  known.set(source, program);
  return program;
}

const augmented = ['+=', '-=', '*=', '/=', '//=', '%=', '**=', '&=', '|=', '^=', '<<=', '>>=', '@='];

class Parser extends ExpressionParser {
  program(): Statement[] {
    const body: Statement[] = [];
    while (this.kind() !== 'end') body.push(...this.statement());
    return body;
  }

  private statement(): Statement[] {
    if (this.kind() === 'newline') {
      this.at += 1;
      return [];
    }
    const compound = this.compound();
    if (compound !== undefined) return [compound];
    const list = [this.simple()];
    while (this.take(';')) if (this.kind() !== 'newline' && this.kind() !== 'end') list.push(this.simple());
    if (this.kind() !== 'end' && this.kind() !== 'newline') throw this.wrong(this.missing());
    if (this.kind() === 'newline') this.at += 1;
    return list;
  }

  /** CPython's guess at what is missing. */
  private missing(): string {
    const before = this.tokens[this.at - 1];
    if (before?.kind === 'name' && before.text === 'print')
      return "Missing parentheses in call to 'print'. Did you mean print(...)?";
    return 'invalid syntax';
  }

  private kind(): Token['kind'] {
    return this.token.kind;
  }

  private block(): Statement[] {
    const head = this.token;
    this.need(':', "expected ':'");
    if (this.kind() !== 'newline') return this.statement();
    this.at += 1;
    if (this.kind() !== 'indent') {
      const { token } = this;
      throw new BadSyntax(
        `expected an indented block after ${this.blockName} on line ${head.line}`,
        token.line,
        token.column,
        'IndentationError',
      );
    }
    this.at += 1;
    const body: Statement[] = [];
    while (this.kind() !== 'dedent' && this.kind() !== 'end') body.push(...this.statement());
    if (this.kind() === 'dedent') this.at += 1;
    return body;
  }

  private blockName = 'statement';

  private named(name: string): Statement[] {
    this.blockName = name;
    return this.block();
  }

  private compound(): Statement | undefined {
    const { token } = this;
    if (token.kind === 'op' && token.text === '@') return this.decorated();
    if (token.kind !== 'name') return undefined;
    const makers: Readonly<Record<string, () => Statement>> = {
      if: () => this.if(),
      while: () => this.while(),
      for: () => this.for(),
      try: () => this.try(),
      with: () => this.with(),
      def: () => this.def([]),
      class: () => this.class([]),
    };
    if (token.text === 'async')
      throw new BadSyntax("'async' is not available in this python", token.line, token.column);
    return Object.hasOwn(makers, token.text) ? makers[token.text]?.() : undefined;
  }

  private decorated(): Statement {
    const decorators: Expression[] = [];
    while (this.take('@')) {
      decorators.push(this.expression());
      if (this.kind() === 'newline') this.at += 1;
    }
    if (this.is('def')) return this.def(decorators);
    if (this.is('class')) return this.class(decorators);
    throw this.wrong();
  }

  private if(): Statement {
    const start = this.token;
    this.at += 1;
    const test = this.expression();
    const then = this.named(`'${start.text}' statement`);
    let otherwise: Statement[] = [];
    if (this.is('elif')) otherwise = [this.if()];
    else if (this.take('else')) otherwise = this.named("'else' statement");
    return { type: 'if', test, then, otherwise, ...this.from(start) };
  }

  private orElse(): Statement[] {
    return this.take('else') ? this.named("'else' statement") : [];
  }

  private while(): Statement {
    const start = this.need('while');
    const test = this.expression();
    const body = this.named("'while' statement");
    return { type: 'while', test, body, otherwise: this.orElse(), ...this.from(start) };
  }

  private for(): Statement {
    const start = this.need('for');
    const target = this.targets();
    this.need('in');
    const source = this.expressions();
    const body = this.named("'for' statement");
    return { type: 'for', target, source, body, otherwise: this.orElse(), ...this.from(start) };
  }

  private try(): Statement {
    const start = this.need('try');
    const body = this.named("'try' statement");
    const handlers: Handler[] = [];
    while (this.is('except')) {
      const { line } = this.need('except');
      const test = this.is(':') ? undefined : this.expressions();
      const name = this.take('as') ? this.name() : undefined;
      handlers.push({ test, name, body: this.named("'except' statement"), line });
    }
    const otherwise = this.orElse();
    const final = this.take('finally') ? this.named("'finally' statement") : [];
    if (handlers.length === 0 && final.length === 0) throw this.wrong("expected 'except' or 'finally' block");
    return { type: 'try', body, handlers, otherwise, final, ...this.from(start) };
  }

  private with(): Statement {
    const start = this.need('with');
    const items: { value: Expression; target: Expression | undefined }[] = [];
    do {
      const value = this.expression();
      items.push({ value, target: this.take('as') ? this.targets() : undefined });
    } while (this.take(','));
    return { type: 'with', items, body: this.named("'with' statement"), ...this.from(start) };
  }

  private def(decorators: Expression[]): Statement {
    const start = this.need('def');
    const name = this.name();
    this.need('(', "expected '('");
    const parameters = this.parameters(')', true);
    this.need(')');
    if (this.take('->')) this.expression();
    const place = this.from(start);
    const body = this.named('function definition');
    return { type: 'def', name, parameters, body, decorators, ...place };
  }

  private class(decorators: Expression[]): Statement {
    const start = this.need('class');
    const name = this.name();
    let bases: Expression[] = [];
    let keywords: Keyword[] = [];
    if (this.take('(')) ({ args: bases, keywords } = this.arguments());
    const place = this.from(start);
    return {
      type: 'class',
      name,
      bases,
      keywords,
      body: this.named('class definition'),
      decorators,
      ...place,
    };
  }

  private simple(): Statement {
    const start = this.token;
    const makers: Readonly<Record<string, () => Statement>> = {
      pass: () => this.bare('pass'),
      break: () => this.bare('break'),
      continue: () => this.bare('continue'),
      return: () => this.return(),
      raise: () => this.raise(),
      del: () => this.del(),
      assert: () => this.assert(),
      global: () => this.names('global'),
      nonlocal: () => this.names('nonlocal'),
      import: () => this.import(),
      from: () => this.fromImport(),
    };
    if (start.kind === 'name' && Object.hasOwn(makers, start.text)) {
      const made = makers[start.text]?.();
      if (made !== undefined) return made;
    }
    return this.assignment();
  }

  private bare(type: 'pass' | 'break' | 'continue'): Statement {
    const start = this.need(type);
    return { type, ...this.from(start) };
  }

  private return(): Statement {
    const start = this.need('return');
    const value = this.endsList() ? undefined : this.expressions();
    return { type: 'return', value, ...this.from(start) };
  }

  private raise(): Statement {
    const start = this.need('raise');
    const value = this.endsList() ? undefined : this.expression();
    const cause = this.take('from') ? this.expression() : undefined;
    return { type: 'raise', value, cause, ...this.from(start) };
  }

  private del(): Statement {
    const start = this.need('del');
    const targets = this.expressions();
    return {
      type: 'del',
      targets: targets.type === 'tuple' ? targets.items : [targets],
      ...this.from(start),
    };
  }

  private assert(): Statement {
    const start = this.need('assert');
    const test = this.expression();
    const message = this.take(',') ? this.expression() : undefined;
    return { type: 'assert', test, message, ...this.from(start) };
  }

  private names(type: 'global' | 'nonlocal'): Statement {
    const start = this.need(type);
    const names = [this.name()];
    while (this.take(',')) names.push(this.name());
    return { type, names, ...this.from(start) };
  }

  private path(): string {
    let path = this.name();
    while (this.take('.')) path += `.${this.name()}`;
    return path;
  }

  private import(): Statement {
    const start = this.need('import');
    const names: { path: string; as: string | undefined }[] = [];
    do {
      const path = this.path();
      names.push({ path, as: this.take('as') ? this.name() : undefined });
    } while (this.take(','));
    return { type: 'import', names, ...this.from(start) };
  }

  private fromImport(): Statement {
    const start = this.need('from');
    let level = 0;
    while (this.is('.', '...')) {
      level += this.token.text.length;
      this.at += 1;
    }
    const module = this.is('import') ? '' : this.path();
    this.need('import');
    if (this.take('*'))
      return { type: 'from', module, level, names: [{ name: '*', as: undefined }], ...this.from(start) };
    const hasBrackets = this.take('(');
    const names: { name: string; as: string | undefined }[] = [];
    do {
      if (hasBrackets && this.is(')')) break;
      const name = this.name();
      names.push({ name, as: this.take('as') ? this.name() : undefined });
    } while (this.take(','));
    if (hasBrackets) this.need(')');
    return { type: 'from', module, level, names, ...this.from(start) };
  }

  private assignment(): Statement {
    const start = this.token;
    const first = this.expressions();
    if (this.kind() === 'op' && augmented.includes(this.token.text)) {
      const sign = this.token.text.slice(0, -1);
      this.at += 1;
      const value = this.expressions();
      return { type: 'augment', target: first, sign, value, ...this.from(start) };
    }
    if (this.is(':') && ['name', 'attribute', 'index'].includes(first.type)) {
      this.at += 1;
      this.expression();
      const value = this.take('=') ? this.expressions() : undefined;
      return { type: 'annotate', target: first, value, ...this.from(start) };
    }
    if (!this.is('=')) return { type: 'expression', value: first, ...this.from(start) };
    const targets = [first];
    let value = first;
    while (this.take('=')) {
      value = this.expressions();
      targets.push(value);
    }
    targets.pop();
    for (const target of targets) this.checkTarget(target);
    return { type: 'assign', targets, value, ...this.from(start) };
  }

  private checkTarget(target: Expression): void {
    const words: Partial<Record<Expression['type'], string>> = {
      call: 'function call',
      constant: 'literal',
      binary: 'expression',
      compare: 'comparison',
      fstring: 'f-string expression',
    };
    const word = words[target.type];
    if (word === undefined) return;
    const hint =
      target.type === 'call' || target.type === 'constant'
        ? " here. Maybe you meant '==' instead of '='?"
        : '';
    throw new BadSyntax(
      `cannot assign to ${word}${hint}`,
      target.line,
      target.column,
      'SyntaxError',
      Math.max(1, target.end - target.column),
    );
  }
}
