import { isRefusal, refuse, type Refusal } from '../refusal';
import { parseOperands } from './operands';
import type { Branch, Node, Pipe, Template } from './nodes';
import { Cursor, ParseStop } from './cursor';
import { tokenize } from './tokens';
import { unquote } from './unquote';

/**
 * Parses a template as Go's text/template does. The refusal's words are Go's own: `template: NAME:LINE: what`.
 * `functions`: the names that may be called.
 */
export function parseTemplate(source: string, functions: ReadonlySet<string>, name = ''): Template | Refusal {
  const place = (at: number): string =>
    `template: ${name}:${String(source.slice(0, at).split('\n').length)}: `;
  const tokens = tokenize(source);
  if (isRefusal(tokens)) return refuse(place(tokens.at) + tokens.refused);
  const cursor = new Cursor(tokens, functions);
  try {
    const body = parseList(cursor, []);
    return { name, source, body: body.nodes, defined: cursor.defined };
  } catch (stop) {
    if (stop instanceof ParseStop) return refuse(place(stop.at) + stop.message);
    throw stop;
  }
}

interface List {
  readonly nodes: Node[];
  /** `end`, `else`, or '' at the end of the template. */
  readonly ended: string;
}

/** Nodes up to one of the words of `until`; without words, up to the end. */
function parseList(cursor: Cursor, until: readonly string[]): List {
  const nodes: Node[] = [];
  for (;;) {
    const token = cursor.next();
    if (token.kind === 'text') nodes.push({ is: 'text', at: token.at, text: token.text });
    else if (token.kind === 'eof') {
      if (until.length > 0) throw new ParseStop('unexpected EOF', token.at);
      return { nodes, ended: '' };
    } else {
      const word = cursor.skipSpace().peek();
      if (word.kind === 'identifier' && (word.text === 'end' || word.text === 'else')) {
        cursor.next();
        if (!until.includes(word.text)) throw new ParseStop(`unexpected {{${word.text}}}`, word.at);
        return { nodes, ended: word.text };
      }
      const node = parseAction(cursor, token.at);
      if (node) nodes.push(node);
    }
  }
}

type Keyword = (cursor: Cursor, at: number) => Node | undefined;

const keywords: Readonly<Record<string, Keyword>> = {
  if: (cursor, at) => parseBranch(cursor, 'if', at),
  with: (cursor, at) => parseBranch(cursor, 'with', at),
  range: (cursor, at) => parseBranch(cursor, 'range', at),
  break: (cursor, at) => parseJump(cursor, 'break', at),
  continue: (cursor, at) => parseJump(cursor, 'continue', at),
  template: parseTemplateCall,
  define(cursor) {
    const { name } = parseName(cursor, 'define clause');
    cursor.close('define clause');
    cursor.defined[name] = parseEnded(cursor);
    return undefined;
  },
  block(cursor, at) {
    const { name } = parseName(cursor, 'block clause');
    const pipe = parsePipe(cursor, 'block clause');
    cursor.defined[name] = parseEnded(cursor);
    return { is: 'template', at, name, pipe, shown: `{{template ${JSON.stringify(name)} ${pipe.shown}}}` };
  },
};

function parseAction(cursor: Cursor, at: number): Node | undefined {
  const word = cursor.peek();
  const keyword =
    word.kind === 'identifier' && Object.hasOwn(keywords, word.text) ? keywords[word.text] : undefined;
  if (keyword) {
    cursor.next();
    return keyword(cursor, word.at);
  }
  return { is: 'action', at, pipe: parsePipe(cursor, 'command') };
}

function parseEnded(cursor: Cursor): readonly Node[] {
  const list = parseList(cursor, ['end']);
  cursor.skipSpace().close('end');
  return list.nodes;
}

function parseName(cursor: Cursor, context: string): { name: string; at: number } {
  const token = cursor.skipSpace().next();
  if (token.kind !== 'string')
    throw new ParseStop(`unexpected ${JSON.stringify(token.text)} in ${context}`, token.at);
  return { name: unquote(token.text), at: token.at };
}

function parseTemplateCall(cursor: Cursor): Node {
  const { name, at } = parseName(cursor, 'template clause');
  const quoted = JSON.stringify(name);
  if (cursor.skipSpace().peek().kind === 'close') {
    cursor.next();
    return { is: 'template', at, name, shown: `{{template ${quoted}}}` };
  }
  const pipe = parsePipe(cursor, 'template clause');
  return { is: 'template', at, name, pipe, shown: `{{template ${quoted} ${pipe.shown}}}` };
}

function parseJump(cursor: Cursor, is: 'break' | 'continue', at: number): Node {
  cursor.skipSpace().close(`{{${is}}}`);
  if (cursor.rangeDepth === 0) throw new ParseStop(`{{${is}}} outside {{range}}`, at);
  return { is, at };
}

function parseBranch(cursor: Cursor, is: Branch['is'], at: number): Node {
  const scope = cursor.variables.length;
  const pipe = parsePipe(cursor, is);
  if (is === 'range') cursor.rangeDepth += 1;
  const body = parseList(cursor, ['else', 'end']);
  if (is === 'range') cursor.rangeDepth -= 1;
  let otherwise: readonly Node[] | undefined;
  if (body.ended === 'else') otherwise = parseElse(cursor, is);
  else cursor.skipSpace().close('end');
  cursor.variables.length = scope;
  return { is, at, pipe, body: body.nodes, ...(otherwise && { otherwise }) };
}

/** After `else`: either another `if` (or `with`), which shares our `end`, or a list of its own. */
function parseElse(cursor: Cursor, is: Branch['is']): readonly Node[] {
  const word = cursor.skipSpace().peek();
  if (word.kind === 'identifier' && word.text === is && is !== 'range') {
    cursor.next();
    return [parseBranch(cursor, is, word.at)];
  }
  cursor.close('else');
  return parseEnded(cursor);
}

/** A pipeline and the `}}` after it. */
const parsePipe = (cursor: Cursor, context: string): Pipe => parseOperands(cursor, context, 'close');
