import type { Argument, Command, Expression, Redirection } from './ast';
import { SyntaxFault, type Cursor } from './cursor';
import type { Expressions } from './expressions';
import { readNumber } from './expressions';
import { doubleQuoted, made, singleQuoted, unescape } from './strings';

const endOfWord = /[\s|;&(){}<>,]/;
const redirection = /(?:([12*])?>>?|([12*])>&1)/y;
const wholeNumber = /^-?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:[ld]|kb|mb|gb|tb|pb)?$/i;

/** A command with its arguments, in argument mode: words are text unless they begin as a value does. */
export function parseCommand(cursor: Cursor, expressions: Expressions): Command {
  const start = cursor.at;
  let invoke: '&' | '.' | undefined;
  if (cursor.char === '&' || (cursor.char === '.' && /[\s'"$({]/.test(cursor.peek()))) {
    invoke = cursor.char === '&' ? '&' : '.';
    cursor.at += 1;
    cursor.skip();
  }
  const name = word(cursor, expressions);
  const args: Argument[] = [];
  const redirections: Redirection[] = [];
  let end = cursor.at;
  for (;;) {
    cursor.skip();
    if (cursor.isAtEnd || /[\n|;)}]/.test(cursor.char)) break;
    if (cursor.char === '&') refuseAmpersand(cursor);
    const turned = redirect(cursor, expressions);
    if (turned !== undefined) redirections.push(turned);
    else if (cursor.takeWord('--%')) {
      const rest = cursor.match(/[^\n|]*/y)?.trim() ?? '';
      for (const part of rest.split(/\s+/).filter((one) => one !== ''))
        args.push({ kind: 'value', value: { kind: 'string', value: part }, text: part });
    } else args.push(argument(cursor, expressions));
    end = cursor.at;
  }
  return {
    kind: 'command',
    name,
    ...(invoke === undefined ? {} : { invoke }),
    args,
    redirections,
    extent: [start, end],
  };
}

/** Windows PowerShell has neither && nor the background's &. */
export function refuseAmpersand(cursor: Cursor): never {
  const token = cursor.peek() === '&' ? '&&' : '&';
  if (token === '&&')
    throw new SyntaxFault(
      `The token '${token}' is not a valid statement separator in this version.`,
      'InvalidEndOfLine',
      cursor.at,
    );
  throw new SyntaxFault(
    'The ampersand (&) character is not allowed. The & operator is reserved for future use; wrap an ampersand in double quotation marks ("&") to pass it as part of a string.',
    'AmpersandNotAllowed',
    cursor.at,
  );
}

export function redirect(cursor: Cursor, expressions: Expressions): Redirection | undefined {
  const { at } = cursor;
  const text = cursor.match(redirection);
  if (text === undefined) return undefined;
  const which = /^[12*]/.exec(text)?.[0];
  const stream = which === '*' ? 0 : Number(which ?? 1);
  if (cursor.take('&1')) return { stream, merge: true, append: false };
  cursor.skip();
  if (cursor.isAtEnd || cursor.char === '\n')
    throw new SyntaxFault(
      'Missing file specification after redirection operator.',
      'MissingFileSpecification',
      at,
    );
  return { stream, append: text.endsWith('>>'), target: word(cursor, expressions) };
}

function argument(cursor: Cursor, expressions: Expressions): Argument {
  const start = cursor.at;
  const parameter = /^-([a-z_?][\w]*(?:-\w+)*)(:?)/i.exec(cursor.source.slice(start, start + 200));
  const after = cursor.source[start + (parameter?.[0].length ?? 0)] ?? '';
  if (parameter !== null && (parameter[2] === ':' || after === '' || endOfWord.test(after))) {
    cursor.at += parameter[0].length;
    const name = parameter[1] ?? '';
    if (parameter[2] !== ':') return { kind: 'parameter', name, text: parameter[0] };
    cursor.skip();
    const value = values(cursor, expressions);
    return { kind: 'parameter', name, value, text: cursor.source.slice(start, cursor.at) };
  }
  const value = values(cursor, expressions);
  return { kind: 'value', value, text: cursor.source.slice(start, cursor.at) };
}

/** One value, or several with commas between them. */
function values(cursor: Cursor, expressions: Expressions): Expression {
  const first = word(cursor, expressions);
  const items = [first];
  for (;;) {
    const { at } = cursor;
    cursor.skip();
    if (!cursor.take(',')) {
      cursor.at = at;
      return items.length === 1 ? first : { kind: 'list', items };
    }
    cursor.skipLines();
    items.push(word(cursor, expressions));
  }
}

/** A word: a value as in an expression, or text in which variables and quotes have their meaning. */
function word(cursor: Cursor, expressions: Expressions): Expression {
  const { char } = cursor;
  if (char === '(' || char === '{' || (char === '@' && /[({"'\w]/.test(cursor.peek())))
    return expressions.postfix(cursor, expressions.primary(cursor));
  if (char === '"' || char === "'" || char === '$') {
    const { at } = cursor;
    const value = expressions.postfix(cursor, expressions.primary(cursor));
    if (cursor.isAtEnd || endOfWord.test(cursor.char)) return value;
    cursor.at = at; // something follows without a blank: text after all
  }
  return textWord(cursor, expressions);
}

function textWord(cursor: Cursor, expressions: Expressions): Expression {
  const parts: (string | Expression)[] = [];
  let run = '';
  let isQuoted = false;
  const add = (part: Expression) => {
    if (part.kind === 'string') {
      run += part.value;
      return;
    }
    if (run !== '') parts.push(run);
    run = '';
    parts.push(part);
  };
  const start = cursor.at;
  while (!cursor.isAtEnd && !endOfWord.test(cursor.char)) {
    const { char } = cursor;
    if (char === "'") {
      isQuoted = true;
      run += singleQuoted(cursor);
    } else if (char === '"') {
      isQuoted = true;
      add(doubleQuoted(cursor, (c) => expressions.dollar(c)));
    } else if (char === '`') {
      run += unescape(cursor.peek());
      cursor.at += 2;
    } else if (char === '$') {
      const inserted = expressions.dollar(cursor);
      if (inserted === undefined) {
        run += '$';
        cursor.at += 1;
      } else add(expressions.postfix(cursor, inserted));
    } else {
      run += char;
      cursor.at += 1;
    }
  }
  if (cursor.at === start)
    throw new SyntaxFault(
      `Unexpected token '${cursor.char}' in expression or statement.`,
      'UnexpectedToken',
      start,
    );
  if (run !== '') parts.push(run);
  const text = made(parts);
  if (text.kind === 'string' && !isQuoted && wholeNumber.test(text.value))
    return {
      kind: 'number',
      value: text.value.startsWith('-') ? -readNumber(text.value.slice(1)) : readNumber(text.value),
    };
  return text;
}
