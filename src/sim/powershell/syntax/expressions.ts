import type { Expression, Statement } from './ast';
import { Cursor, SyntaxFault } from './cursor';
import { doubleQuoted, hereString, singleQuoted } from './strings';

/** What the parser of statements lends to that of expressions: they need each other. */
export interface Statements {
  list(cursor: Cursor, end: string): Statement[];
  one(cursor: Cursor): Statement;
  /** text between braces; the cursor stands at the opening one */
  braces(cursor: Cursor): string;
}

/** Operators by their binding, loosest first: about_Operator_Precedence. */
const levels: readonly RegExp[] = [
  /-(?:and|or|xor)\b/iy,
  /-(?:band|bor|bxor)\b/iy,
  /-(?:[ci]?(?:eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|replace|split)|is|isnot|as|join)\b/iy,
  /[+](?![+=])|-(?![-=a-z])/iy,
  /[*/%](?!=)/y,
  /-f\b/iy,
  /\.\.(?!\.)/y,
];

const numbers =
  /(?:0x[0-9a-f]+|(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:e[+-]?\d+)?)(?:[ld]|kb|mb|gb|tb|pb)?(?![\w])/iy;
const sizes: Readonly<Record<string, number>> = {
  kb: 2 ** 10,
  mb: 2 ** 20,
  gb: 2 ** 30,
  tb: 2 ** 40,
  pb: 2 ** 50,
};
const typeName = /\[[a-z_][\w.+`]*(?:\[[\w., ]*\])*\]/iy;

export function readNumber(text: string): number {
  const found = /^(.*?)(kb|mb|gb|tb|pb|[ld])?$/i.exec(text);
  const unit = (found?.[2] ?? '').toLowerCase();
  const digits = /^0x/i.test(text) ? text : (found?.[1] ?? text);
  return Number(digits) * (/^0x/i.test(text) ? 1 : (sizes[unit] ?? 1));
}

/** The parser of expressions, over a cursor that it shares with the parser of statements. */
export class Expressions {
  constructor(private readonly statements: Statements) {}

  /** A whole expression, lists included. */
  parse(cursor: Cursor): Expression {
    return this.level(cursor, 0);
  }

  private level(cursor: Cursor, level: number): Expression {
    const pattern = levels[level];
    if (pattern === undefined) return this.list(cursor);
    const start = cursor.at;
    let left = this.level(cursor, level + 1);
    for (;;) {
      cursor.skip();
      const operator = cursor.match(pattern);
      if (operator === undefined) return left;
      cursor.skipLines();
      this.needsValue(cursor, operator);
      const right = this.level(cursor, level + 1);
      left = { kind: 'binary', operator: operator.toLowerCase(), left, right, extent: [start, cursor.at] };
    }
  }

  private needsValue(cursor: Cursor, operator: string): void {
    if (cursor.isAtEnd)
      throw new SyntaxFault(
        `You must provide a value expression following the '${operator}' operator.`,
        'ExpectedValueExpression',
        cursor.at,
        true,
      );
  }

  private list(cursor: Cursor): Expression {
    if (cursor.char === ',') {
      cursor.at += 1;
      cursor.skip();
      return { kind: 'list', items: [this.unary(cursor)] };
    }
    const first = this.unary(cursor);
    const items = [first];
    for (;;) {
      const before = cursor.at;
      cursor.skip();
      if (!cursor.take(',')) {
        cursor.at = before;
        return items.length === 1 ? first : { kind: 'list', items };
      }
      cursor.skipLines();
      items.push(this.unary(cursor));
    }
  }

  private unary(cursor: Cursor): Expression {
    cursor.skip();
    const step = cursor.match(/\+\+|--(?![\w-])/y);
    if (step !== undefined)
      return { kind: 'step', target: this.unary(cursor), by: step === '++' ? 1 : -1, isBefore: true };
    const operator = cursor.match(/!|-(?:not|bnot|split|join)\b|-(?=[\d.$(\s])|\+(?=[\d.$(\s])/iy);
    if (operator !== undefined)
      return { kind: 'unary', operator: operator.toLowerCase(), operand: this.unary(cursor) };
    if (cursor.char === '[') {
      const type = cursor.match(typeName);
      if (type !== undefined) return this.afterType(cursor, type.slice(1, -1));
    }
    const start = cursor.at;
    const value = this.postfix(cursor, this.primary(cursor), start);
    const after = cursor.match(/\+\+|--/y);
    return after === undefined
      ? value
      : { kind: 'step', target: value, by: after === '++' ? 1 : -1, isBefore: false };
  }

  /** `[int]$x` is a cast, `[math]::PI` a member of the type itself. */
  private afterType(cursor: Cursor, type: string): Expression {
    if (cursor.source.startsWith('::', cursor.at)) return this.postfix(cursor, { kind: 'type', name: type });
    cursor.skip();
    if (
      /^(?:$|[)\n;|},=\]]|-)/.test(cursor.source.slice(cursor.at, cursor.at + 1)) &&
      !cursor.sees(/-[\d.$(]/y)
    )
      return this.postfix(cursor, { kind: 'type', name: type });
    const operand = this.unary(cursor);
    if (operand.kind === 'hash' && /^ordered$/i.test(type)) return { ...operand, isOrdered: true };
    return { kind: 'cast', type, operand };
  }

  /** `.Name`, `::Name`, `.Name(…)`, `[…]` behind a value, without blanks between. */
  postfix(cursor: Cursor, value: Expression, start = cursor.at): Expression {
    let of = value;
    for (;;) {
      const { at } = cursor;
      if (cursor.char === '[') {
        cursor.at += 1;
        cursor.skipLines();
        const index = this.parse(cursor);
        cursor.expect(']', "Missing ']' at end of index expression.", 'MissingEndSquareBracket');
        of = { kind: 'index', of, index, extent: [start, cursor.at] };
        continue;
      }
      const isStatic = cursor.source.startsWith('::', at);
      if (!isStatic && (cursor.char !== '.' || cursor.peek() === '.')) return of;
      cursor.at += isStatic ? 2 : 1;
      const name = this.memberName(cursor);
      if (name === undefined) {
        cursor.at = at;
        return of;
      }
      if (cursor.char === '(') {
        const args = this.callArguments(cursor);
        of = { kind: 'call', of, name, args, isStatic, extent: [start, cursor.at] };
      } else of = { kind: 'member', of, name, isStatic, extent: [start, cursor.at] };
    }
  }

  private memberName(cursor: Cursor): Expression | undefined {
    const word = cursor.match(/[a-z_]\w*/iy);
    if (word !== undefined) return { kind: 'string', value: word };
    if (cursor.char === "'") return { kind: 'string', value: singleQuoted(cursor) };
    if (cursor.char === '"') return doubleQuoted(cursor, (c) => this.dollar(c));
    if (cursor.char === '$') return this.variable(cursor);
    if (cursor.char === '(') return this.primary(cursor);
    return undefined;
  }

  private callArguments(cursor: Cursor): Expression[] {
    cursor.at += 1;
    const args: Expression[] = [];
    cursor.skipLines();
    while (!cursor.take(')')) {
      if (cursor.isAtEnd)
        throw new SyntaxFault(
          "Missing ')' in method call.",
          'MissingEndParenthesisInMethodCall',
          cursor.at,
          true,
        );
      // each argument without the comma, which parts them
      args.push(this.argumentValue(cursor));
      cursor.skipLines();
      if (cursor.take(',')) cursor.skipLines();
    }
    return args;
  }

  /** An expression in which a comma ends it. */
  private argumentValue(cursor: Cursor): Expression {
    const whole = this.parseWithoutList(cursor, 0);
    return whole;
  }

  private parseWithoutList(cursor: Cursor, level: number): Expression {
    const pattern = levels[level];
    if (pattern === undefined) return this.unary(cursor);
    const start = cursor.at;
    let left = this.parseWithoutList(cursor, level + 1);
    for (;;) {
      cursor.skip();
      const operator = cursor.match(pattern);
      if (operator === undefined) return left;
      cursor.skipLines();
      const right = this.parseWithoutList(cursor, level + 1);
      left = { kind: 'binary', operator: operator.toLowerCase(), left, right, extent: [start, cursor.at] };
    }
  }

  primary(cursor: Cursor): Expression {
    const { char } = cursor;
    if (char === "'") return { kind: 'string', value: singleQuoted(cursor) };
    if (char === '"') return doubleQuoted(cursor, (c) => this.dollar(c));
    if (char === '@') return this.at(cursor);
    if (char === '$') {
      const value = this.dollar(cursor);
      if (value !== undefined) return value;
    }
    if (char === '(') {
      cursor.at += 1;
      cursor.skipLines();
      const body = this.statements.one(cursor);
      cursor.expect(')', "Missing closing ')' in expression.", 'MissingEndParenthesisInExpression');
      return { kind: 'group', body };
    }
    if (char === '{') return { kind: 'block', text: this.statements.braces(cursor) };
    const number = cursor.match(numbers);
    if (number !== undefined) return { kind: 'number', value: readNumber(number) };
    throw new SyntaxFault(
      cursor.isAtEnd || char === '\n'
        ? 'An expression was expected after it.'
        : `Unexpected token '${/^\S+/.exec(cursor.source.slice(cursor.at))?.[0] ?? char}' in expression or statement.`,
      'UnexpectedToken',
      cursor.at,
      cursor.isAtEnd,
    );
  }

  /** What begins with a dollar: a variable or `$( … )`; undefined where the dollar stands for itself. */
  dollar(cursor: Cursor): Expression | undefined {
    if (cursor.peek() === '(') {
      cursor.at += 2;
      return { kind: 'subexpression', body: this.statements.list(cursor, ')') };
    }
    return this.variable(cursor);
  }

  private variable(cursor: Cursor): Expression | undefined {
    const { at } = cursor;
    cursor.at += 1;
    const braced = cursor.match(/\{[^}]+\}/y);
    const text = braced?.slice(1, -1) ?? cursor.match(/(?:[a-z]\w*:(?!:))?(?:\w+|[?^$_])/iy);
    if (text === undefined) {
      cursor.at = at;
      return undefined;
    }
    const colon = text.indexOf(':');
    const scope = colon < 0 ? '' : text.slice(0, colon).toLowerCase();
    return { kind: 'variable', name: colon < 0 ? text : text.slice(colon + 1), scope };
  }

  private at(cursor: Cursor): Expression {
    const next = cursor.peek();
    if (next === '(') {
      cursor.at += 2;
      return { kind: 'array', body: this.statements.list(cursor, ')') };
    }
    if (next === '{') return this.hash(cursor);
    if (next === '"' || next === "'")
      return hereString(
        cursor,
        (c) => this.dollar(c),
        (text) => new Cursor(text),
      );
    const name = /^@(\w+)/.exec(cursor.source.slice(cursor.at));
    if (name !== null) {
      cursor.at += name[0].length;
      return { kind: 'variable', name: name[1] ?? '', scope: '', isSplat: true };
    }
    throw new SyntaxFault('Unrecognized token in source text.', 'UnrecognizedToken', cursor.at);
  }

  private hash(cursor: Cursor): Expression {
    cursor.at += 2;
    const pairs: { key: Expression; value: Statement }[] = [];
    for (;;) {
      cursor.skip(true);
      if (cursor.take('}')) return { kind: 'hash', pairs };
      if (cursor.isAtEnd)
        throw new SyntaxFault('The hash literal was incomplete.', 'IncompleteHashLiteral', cursor.at, true);
      const word = cursor.match(/[a-z_][\w.-]*/iy);
      const key: Expression = word === undefined ? this.unary(cursor) : { kind: 'string', value: word };
      cursor.expect('=', "Missing '=' operator after key in hash literal.", 'MissingEqualsInHashLiteral');
      cursor.skipLines();
      pairs.push({ key, value: this.statements.one(cursor) });
    }
  }
}
