import type { Cursor } from './cursor';
import { ParseStop, shownToken } from './cursor';
import type { Command, Operand, Pipe } from './nodes';
import type { Token, TokenKind } from './tokens';
import { unquote } from './unquote';

/** Parses `[$x :=] command | command …` up to `end`, which is taken. */
export function parseOperands(cursor: Cursor, context: string, end: 'close' | 'right'): Pipe {
  const { at } = cursor.skipSpace().peek();
  const { variables, assigns } = parseVariables(cursor, context);
  const commands: Command[] = [];
  for (;;) {
    const token = cursor.skipSpace().peek();
    if (token.kind === end) {
      cursor.next();
      return finish(at, variables, assigns, commands, context);
    }
    if (token.kind === 'close' || token.kind === 'eof') throw new ParseStop('unexpected EOF', token.at);
    commands.push(parseCommand(cursor, context, end));
  }
}

function finish(
  at: number,
  variables: string[],
  assigns: boolean,
  commands: Command[],
  context: string,
): Pipe {
  if (commands.length === 0) throw new ParseStop(`missing value for ${context}`, at);
  const late = commands
    .slice(1)
    .find((command) => ['constant', 'nil', 'dot'].includes(command.operands[0].is));
  if (late) {
    const stage = String(commands.indexOf(late) + 1);
    throw new ParseStop(`non executable command in pipeline stage ${stage}`, late.at);
  }
  const left = variables.length > 0 ? `${variables.join(', ')} ${assigns ? '=' : ':='} ` : '';
  return { at, variables, assigns, commands, shown: left + commands.map((one) => one.shown).join(' | ') };
}

/** `$x :=`, `$x =`, and in a range `$i, $x :=`. */
function parseVariables(cursor: Cursor, context: string): { variables: string[]; assigns: boolean } {
  const first = cursor.peek();
  if (first.kind !== 'variable') return { variables: [], assigns: false };
  const after = cursor.peekPastSpace(1);
  if (after.kind === 'comma' && context === 'range') {
    cursor.next();
    cursor.skipSpace().next();
    const second = cursor.skipSpace().next();
    const sign = cursor.skipSpace().next();
    if (second.kind !== 'variable' || !isSign(sign)) {
      throw new ParseStop(`range can only initialize variables`, second.at);
    }
    return declare(cursor, [first.text, second.text], sign);
  }
  if (!isSign(after)) return { variables: [], assigns: false };
  cursor.next();
  return declare(cursor, [first.text], cursor.skipSpace().next());
}

const isSign = (token: Token): boolean => token.kind === 'declare' || token.kind === 'assign';

function declare(
  cursor: Cursor,
  variables: string[],
  sign: Token,
): { variables: string[]; assigns: boolean } {
  const assigns = sign.kind === 'assign';
  for (const name of variables) {
    if (!assigns) cursor.variables.push(name);
    else known(cursor, name, sign.at);
  }
  return { variables, assigns };
}

function known(cursor: Cursor, name: string, at: number): void {
  if (!cursor.variables.includes(name)) throw new ParseStop(`undefined variable ${JSON.stringify(name)}`, at);
}

function parseCommand(cursor: Cursor, context: string, end: TokenKind): Command {
  const { at } = cursor.peek();
  const operands: Operand[] = [];
  for (;;) {
    const token = cursor.skipSpace().peek();
    if (token.kind === end || token.kind === 'close' || token.kind === 'eof') break;
    if (token.kind === 'pipe') {
      cursor.next();
      const next = cursor.peekPastSpace();
      if (next.kind === end || next.kind === 'pipe') {
        throw new ParseStop(`missing value for ${context}`, next.at);
      }
      break;
    }
    operands.push(parseOperand(cursor, context));
    const next = cursor.peek();
    if (next.kind !== 'space' && next.kind !== end && next.kind !== 'close' && next.kind !== 'pipe') {
      throw new ParseStop(`unexpected ${shownToken(next)} in operand`, next.at);
    }
  }
  const [first, ...others] = operands;
  if (!first) throw new ParseStop('empty command', at);
  return { at, operands: [first, ...others], shown: operands.map((one) => one.shown).join(' ') };
}

/** A term and the `.fields` that follow it without a blank. Go names the first of those as the place of mistakes. */
function parseOperand(cursor: Cursor, context: string): Operand {
  const term = parseTerm(cursor, context);
  const { at } = cursor.peek();
  const names: string[] = [];
  while (cursor.peek().kind === 'field') names.push(cursor.next().text.slice(1));
  if (names.length === 0) return term;
  const shown = `${term.shown}.${names.join('.')}`;
  if (term.is === 'field' || term.is === 'variable')
    return { ...term, at, shown, names: [...term.names, ...names] };
  if (term.is === 'constant' || term.is === 'nil' || term.is === 'dot') {
    throw new ParseStop(`unexpected . after term ${JSON.stringify(term.shown)}`, at);
  }
  return { is: 'chain', at, shown, of: term, names };
}

type Term = (cursor: Cursor, token: Token) => Operand;

const terms: Partial<Record<TokenKind, Term>> = {
  dot: (_cursor, { at }) => ({ is: 'dot', at, shown: '.' }),
  field: (_cursor, { at, text }) => ({ is: 'field', at, shown: text, names: [text.slice(1)] }),
  variable(cursor, { at, text }) {
    known(cursor, text, at);
    return { is: 'variable', at, shown: text, name: text, names: [] };
  },
  string: (_cursor, { at, text }) => ({ is: 'constant', at, shown: text, value: unquote(text) }),
  char: (_cursor, { at, text }) => ({
    ...{ is: 'constant', at, shown: text },
    value: unquote(`"${text.slice(1, -1)}"`).codePointAt(0) ?? 0,
  }),
  number: (_cursor, { at, text }) => ({ is: 'constant', at, shown: text, ...number(text, at) }),
  left(cursor, { at }) {
    const pipe = parseOperands(cursor, 'parenthesized pipeline', 'right');
    return { is: 'pipe', at, shown: `(${pipe.shown})`, pipe };
  },
  identifier(cursor, { at, text }) {
    if (text === 'true' || text === 'false')
      return { is: 'constant', at, shown: text, value: text === 'true' };
    if (text === 'nil') return { is: 'nil', at, shown: text };
    if (!cursor.functions.has(text)) throw new ParseStop(`function ${JSON.stringify(text)} not defined`, at);
    return { is: 'function', at, shown: text, name: text };
  },
};

function parseTerm(cursor: Cursor, context: string): Operand {
  const token = cursor.next();
  const term = terms[token.kind];
  if (!term) throw new ParseStop(`unexpected ${shownToken(token)} in ${context}`, token.at);
  return term(cursor, token);
}

function number(text: string, at: number): { value: number; float?: boolean } {
  const plain = text.replaceAll('_', '');
  const value = /^[+-]?0\d+$/.test(plain) ? parseInt(plain, 8) : Number(plain);
  if (Number.isNaN(value)) throw new ParseStop(`illegal number syntax: ${JSON.stringify(text)}`, at);
  const isFloat = /[.eE]/.test(plain) && !/^[+-]?0[xX]/.test(plain);
  return isFloat ? { value, float: true } : { value };
}
