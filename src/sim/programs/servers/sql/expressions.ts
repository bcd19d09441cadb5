/** What a cell holds. */
export type Cell = null | number | string | boolean;

/** A statement that cannot be carried out, in the terms of both servers; each says it in its own words. */
export class SqlError {
  constructor(
    readonly kind:
      | 'syntax'
      | 'relation'
      | 'exists'
      | 'column'
      | 'database'
      | 'type'
      | 'duplicate'
      | 'null'
      | 'lacking'
      | 'count',
    /** what it is about: the token, the name */
    readonly about: string,
    /** where in the statement, when that is known */
    readonly at = -1,
  ) {}
}

export interface Token {
  text: string;
  /** quoted names keep their case */
  kind: 'word' | 'name' | 'text' | 'number' | 'sign';
  at: number;
}

const shape =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|('(?:[^']|'')*')|("(?:[^"]|"")*"|`[^`]*`)|(\d+(?:\.\d+)?)|([A-Za-z_][\w$]*)|(<>|!=|<=|>=|\|\||::|[-+*/%(),.;=<>@:])|(.)/g;

/** Splits a statement into words, names, texts, numbers and signs. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sql.matchAll(shape)) {
    const [, text, name, number, word, sign, other] = match;
    const at = match.index;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll("''", "'"), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.slice(1, -1), at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase(), at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    else if (other !== undefined) throw new SqlError('syntax', other, at);
  }
  return tokens;
}

/** Reads tokens one by one. */
export class Reader {
  #at = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly sql: string,
  ) {}

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.#at + ahead];
  }

  is(...words: string[]): boolean {
    return words.every((word, i) => {
      const token = this.peek(i);
      return token !== undefined && token.text === word && (token.kind === 'word' || token.kind === 'sign');
    });
  }

  take(...words: string[]): boolean {
    if (!this.is(...words)) return false;
    this.#at += words.length;
    return true;
  }

  need(...words: string[]): void {
    if (!this.take(...words)) this.fail();
  }

  next(): Token {
    const token = this.peek();
    if (token === undefined) this.fail();
    this.#at += 1;
    return token as Token;
  }

  name(): string {
    const token = this.next();
    if (token.kind !== 'word' && token.kind !== 'name') this.fail(-1);
    if (this.take('.')) return this.name();
    return token.text;
  }

  fail(back = 0): never {
    const token = this.tokens[this.#at + back];
    throw new SqlError(
      'syntax',
      token === undefined ? '' : this.sql.slice(token.at).split(/[\s(),;]/)[0] || token.text,
      token?.at ?? this.sql.length,
    );
  }
}

export type Row = Record<string, Cell>;

/** An expression: a function of a row, with the name that its column gets. Aggregates are functions of all rows of a group. */
export interface Expression {
  name: string;
  of(row: Row, group: readonly Row[]): Cell;
  isAggregate: boolean;
  /** numbers stand at the right */
  isNumeric: boolean;
}

export interface Context {
  now: () => string;
  user: string;
  database: string;
  version: string;
}

const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '<>', '!=', '<', '>', '<=', '>=', 'like', 'ilike', 'in', 'is', 'between', 'not'],
  ['+', '-', '||'],
  ['*', '/', '%'],
];

/** An expression with its precedences. */
export function readExpression(r: Reader, c: Context, level = 0): Expression {
  if (level === 2 && r.take('not')) {
    const inner = readExpression(r, c, 2);
    return { ...inner, name: '?column?', of: (row, group) => inner.of(row, group) !== true };
  }
  const signs = levels[level];
  if (signs === undefined) return readAtom(r, c);
  let left = readExpression(r, c, level + 1);
  for (
    let token = r.peek();
    token !== undefined && token.kind !== 'text' && token.kind !== 'name' && signs.includes(token.text);
    token = r.peek()
  ) {
    r.next();
    left = readOperator(r, c, level, left, token.text);
  }
  return left;
}

function readOperator(r: Reader, c: Context, level: number, left: Expression, sign: string): Expression {
  const make = (of: Expression['of'], isNumeric = false, parts: Expression[] = []): Expression => ({
    name: '?column?',
    of,
    isNumeric,
    isAggregate: left.isAggregate || parts.some((one) => one.isAggregate),
  });
  if (sign === 'is') {
    const isNot = r.take('not');
    r.need('null');
    return make((row, group) => (left.of(row, group) === null) !== isNot);
  }
  if (sign === 'not') {
    const inner = readOperator(r, c, level, left, r.next().text);
    return make((row, group) => inner.of(row, group) !== true);
  }
  if (sign === 'in') {
    r.need('(');
    const list = readList(r, c);
    r.need(')');
    return make((row, group) => list.some((one) => one.of(row, group) === left.of(row, group)));
  }
  if (sign === 'between') {
    const from = readExpression(r, c, level + 1);
    r.need('and');
    const to = readExpression(r, c, level + 1);
    return make(
      (row, group) =>
        compare(left.of(row, group), from.of(row, group)) >= 0 &&
        compare(left.of(row, group), to.of(row, group)) <= 0,
    );
  }
  const right = readExpression(r, c, level + 1);
  return make(
    (row, group) => operate(sign, left.of(row, group), right.of(row, group)),
    ['+', '-', '*', '/', '%'].includes(sign),
    [right],
  );
}

export function readList(r: Reader, c: Context): Expression[] {
  const list = [readExpression(r, c)];
  while (r.take(',')) list.push(readExpression(r, c));
  return list;
}

export function compare(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const [x, y] =
    typeof a === 'number' || typeof b === 'number' ? [Number(a), Number(b)] : [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function operate(sign: string, a: Cell, b: Cell): Cell {
  if (sign === 'and') return a === true && b === true;
  if (sign === 'or') return a === true || b === true;
  if (a === null || b === null) return null;
  if (sign === '||') return String(a) + String(b);
  if (sign === 'like' || sign === 'ilike') return pattern(String(b), sign === 'ilike').test(String(a));
  const order = compare(a, b);
  const tests: Record<string, boolean> = {
    '=': order === 0,
    '<>': order !== 0,
    '!=': order !== 0,
    '<': order < 0,
    '>': order > 0,
    '<=': order <= 0,
    '>=': order >= 0,
  };
  const test = tests[sign];
  if (test !== undefined) return test;
  const [x, y] = [Number(a), Number(b)];
  if (sign === '+') return x + y;
  if (sign === '-') return x - y;
  if (sign === '*') return x * y;
  if (sign === '%') return x % y;
  return Number.isInteger(x) && Number.isInteger(y) ? Math.trunc(x / y) : x / y;
}

function pattern(like: string, ignoreCase: boolean): RegExp {
  const source = like
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
}

const constant = (name: string, value: Cell): Expression => ({
  name,
  of: () => value,
  isAggregate: false,
  isNumeric: typeof value === 'number',
});

function readAtom(r: Reader, c: Context): Expression {
  if (r.take('(')) {
    const inner = readExpression(r, c);
    r.need(')');
    return inner;
  }
  if (r.take('-')) {
    const inner = readAtom(r, c);
    return { ...inner, name: '?column?', of: (row, group) => -Number(inner.of(row, group)) };
  }
  const token = r.next();
  if (token.kind === 'number') return constant('?column?', Number(token.text));
  if (token.kind === 'text') return constant('?column?', token.text);
  if (token.kind === 'sign') {
    if (token.text === '@' && r.take('@')) {
      r.name();
      return constant('@@version', c.version);
    }
    r.fail(-1);
  }
  if (token.kind === 'word' && ['true', 'false', 'null'].includes(token.text))
    return constant('?column?', token.text === 'null' ? null : token.text === 'true');
  if (r.take('(')) return readCall(r, c, token.text);
  if (['current_user', 'current_timestamp', 'current_date'].includes(token.text))
    return constant(token.text, token.text === 'current_user' ? c.user : c.now());
  let name = token.text;
  while (r.take('.')) name = r.next().text;
  const { at } = token;
  return {
    name,
    isAggregate: false,
    isNumeric: false,
    of(row) {
      const value = row[name];
      if (value === undefined) throw new SqlError('column', name, at);
      return value;
    },
  };
}

type Call = (args: Cell[], c: Context) => Cell;

const functions: Readonly<Record<string, Call>> = {
  upper: ([a]) => String(a).toUpperCase(),
  lower: ([a]) => String(a).toLowerCase(),
  length: ([a]) => String(a).length,
  concat: (args) => args.map((one) => one ?? '').join(''),
  coalesce: (args) => args.find((one) => one !== null) ?? null,
  abs: ([a]) => Math.abs(Number(a)),
  round: ([a, b]) => Number(Number(a).toFixed(Number(b ?? 0))),
  now: (_, c) => c.now(),
  version: (_, c) => c.version,
  user: (_, c) => c.user,
  database: (_, c) => c.database,
  current_database: (_, c) => c.database,
};

const aggregates: Readonly<Record<string, (values: Cell[]) => Cell>> = {
  count: (values) => values.length,
  sum: (values) => (values.length === 0 ? null : values.reduce<number>((sum, one) => sum + Number(one), 0)),
  avg: (values) =>
    values.length === 0 ? null : values.reduce<number>((sum, one) => sum + Number(one), 0) / values.length,
  min: (values) => values.toSorted(compare)[0] ?? null,
  max: (values) => values.toSorted(compare).at(-1) ?? null,
};

function readCall(r: Reader, c: Context, name: string): Expression {
  if (name === 'count' && r.take('*', ')'))
    return { name: 'count', of: (_, group) => group.length, isAggregate: true, isNumeric: true };
  const isDistinct = r.take('distinct');
  const args = r.is(')') ? [] : readList(r, c);
  r.need(')');
  const gather = aggregates[name];
  const [first] = args;
  if (gather !== undefined && first !== undefined) {
    return {
      name,
      isAggregate: true,
      isNumeric: true,
      of(_, group) {
        const values = group.map((row) => first.of(row, group)).filter((one) => one !== null);
        return gather(isDistinct ? [...new Set(values)] : values);
      },
    };
  }
  const call = functions[name];
  if (call === undefined) throw new SqlError('lacking', name);
  return {
    name,
    isAggregate: false,
    isNumeric: ['length', 'abs', 'round'].includes(name),
    of: (row, group) =>
      call(
        args.map((one) => one.of(row, group)),
        c,
      ),
  };
}
