import { parse, type AnyNode, type Program } from 'acorn';

/** What a version of node knows: ECMAScript year for the parser, and what came between two years. */
export function ecmaYear(version: string): number {
  const major = majorOf(version);
  if (major >= 20) return 2024;
  if (major >= 18) return 2023;
  if (major >= 16) return 2022;
  if (major >= 15) return 2021;
  if (major >= 14) return 2020;
  if (major >= 12) return 2019;
  if (major >= 10) return 2019;
  if (major >= 8) return 2018;
  return 2017;
}

export function majorOf(version: string): number {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

/** A text that is no script for that version: V8's words, and where. */
export interface SyntaxProblem {
  problem: string;
  /** from 1 */
  line: number;
  /** from 0 */
  column: number;
  width: number;
}

export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

/** The value of a class's field is computed for each object: a function without parameters, so to speak. */
export type FieldNode = Extract<AnyNode, { type: 'PropertyDefinition' }>;

/** A script, and its functions in the order of their beginnings. */
export interface Script {
  program: Program;
  functions: (FunctionNode | FieldNode)[];
  indexOf: Map<AnyNode, number>;
}

const known = new Map<string, Script | SyntaxProblem>();

/** Parses a script as that version would. Remembered: the same text gives the same answer. */
export function parseScript(text: string, version: string): Script | SyntaxProblem {
  const key = `${version}\n${text}`;
  let script = known.get(key);
  if (script === undefined) {
    if (known.size > 200) known.clear();
    script = parseAnew(text, version);
    known.set(key, script);
  }
  return script;
}

export function isProblem(script: Script | SyntaxProblem): script is SyntaxProblem {
  return 'problem' in script;
}

function parseAnew(text: string, version: string): Script | SyntaxProblem {
  const major = majorOf(version);
  // class fields came with node 12, three years before the standard had them
  const year = major >= 12 && major < 16 ? 2022 : ecmaYear(version);
  try {
    const options = { locations: true, allowHashBang: true, allowReturnOutsideFunction: true } as const;
    const program = parse(text, { ...options, ecmaVersion: year as 2022, sourceType: 'script' });
    const early = tooNew(program, text, major);
    if (early !== undefined) return early;
    return collect(program);
  } catch (error) {
    return problemOf(text, error as SyntaxError & { pos: number; raisedAt: number }, major);
  }
}

function collect(program: Program): Script {
  const functions: (FunctionNode | FieldNode)[] = [];
  visit(program, (node) => {
    if (/^(Function(Declaration|Expression)|ArrowFunctionExpression|PropertyDefinition)$/.test(node.type))
      functions.push(node as FunctionNode);
  });
  return { program, functions, indexOf: new Map(functions.map((node, index) => [node, index])) };
}

/** Calls `each` for a node and all below it. */
export function visit(node: AnyNode, each: (node: AnyNode) => void): void {
  each(node);
  for (const part of Object.values(node) as unknown[]) {
    for (const one of Array.isArray(part) ? (part as unknown[]) : [part]) {
      if (typeof one === 'object' && one !== null && 'type' in one && typeof one.type === 'string')
        visit(one as AnyNode, each);
    }
  }
}

/** Syntax of 2022 that node 12 and 14 lack, though they have class fields. */
function tooNew(program: Program, text: string, major: number): SyntaxProblem | undefined {
  let found: SyntaxProblem | undefined;
  visit(program, (node) => {
    if (found !== undefined) return;
    if (major < 14 && node.type === 'MemberExpression' && node.optional)
      found = at(text, text.indexOf('?.', node.object.end) + 1, '.', major);
    if (major < 14 && node.type === 'LogicalExpression' && node.operator === '??') {
      found = at(text, text.indexOf('??', node.left.end) + 1, '?', major);
    }
    if (major < 15 && node.type === 'AssignmentExpression' && ['||=', '&&=', '??='].includes(node.operator)) {
      found = at(text, text.indexOf(node.operator, node.left.end), node.operator, major);
    }
    if (major < 16 && node.type === 'StaticBlock')
      found = at(text, text.indexOf('{', node.start), '{', major);
  });
  return found;
}

function at(text: string, offset: number, token: string, major: number): SyntaxProblem {
  return { problem: unexpected(token, major), ...place(text, offset), width: token.length };
}

/** V8 puts the token in quotes since node 12. */
function unexpected(token: string, major: number): string {
  return `SyntaxError: Unexpected token ${major >= 12 ? `'${token}'` : token}`;
}

function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)?.length ?? 0 };
}

/** acorn's words for a problem as V8's. */
function problemOf(
  text: string,
  error: SyntaxError & { pos: number; raisedAt: number },
  major: number,
): SyntaxProblem {
  const words = error.message.replace(/ \(\d+:\d+\)$/, '');
  const rest = text.slice(error.pos);
  const where = place(text, error.pos);
  const token = /^(?:[\w$]+|=>|\?\?|\.\.\.|[=!]==?|[-+*/%&|^]=|&&|\|\||.)/s.exec(rest)?.[0] ?? '';
  const declared = /Identifier '([^']+)' has already been declared/.exec(words);
  if (declared !== null) {
    return { problem: `SyntaxError: ${declared[0]}`, ...where, width: declared[1]?.length ?? 1 };
  }
  if (/^(import|export)\b/.test(rest)) {
    const said =
      major >= 12
        ? `SyntaxError: ${token === 'import' ? 'Cannot use import statement outside a module' : "Unexpected token 'export'"}`
        : `SyntaxError: Unexpected token ${token}`;
    return { problem: said, ...where, width: token.length };
  }
  if (rest.trim() === '')
    return { problem: 'SyntaxError: Unexpected end of input', ...lastPlace(text), width: 1 };
  if (words === 'Unterminated string constant' || words.startsWith('Unexpected character')) {
    return {
      problem: 'SyntaxError: Invalid or unexpected token',
      ...where,
      width: Math.max(1, rest.split('\n')[0]?.length ?? 1),
    };
  }
  if (words === 'Identifier directly after number')
    return { problem: 'SyntaxError: Invalid or unexpected token', ...where, width: 1 };
  if (words === 'Unterminated template')
    return { problem: 'SyntaxError: Unterminated template literal', ...where, width: 1 };
  if (words.startsWith('Assigning to rvalue')) {
    return { problem: `SyntaxError: Invalid left-hand side in assignment`, ...where, width: token.length };
  }
  if (/^["'`]/.test(token))
    return { problem: 'SyntaxError: Unexpected string', ...where, width: stringWidth(rest) };
  if (/^\d/.test(token)) return { problem: 'SyntaxError: Unexpected number', ...where, width: token.length };
  const isKeyword = /^(await|enum|implements|package|protected|interface|private|public)$/.test(token);
  if (/^await$/.test(token) || words.includes("'await'")) {
    return { problem: 'SyntaxError: await is only valid in async function', ...where, width: 5 };
  }
  if (/^[A-Za-z_$]/.test(token) && !isKeyword && !keywords.has(token))
    return { problem: 'SyntaxError: Unexpected identifier', ...where, width: token.length };
  // an old parser stops at the second character of ?. and ??, which it reads as a question mark and something else
  const isSplit = token === '??' || rest.startsWith('?.');
  const second = isSplit ? rest.charAt(1) : token;
  const column = where.column + (isSplit ? 1 : 0);
  return { problem: unexpected(second, major), line: where.line, column, width: second.length };
}

const keywords = new Set(
  'break case catch class const continue debugger default delete do else export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with'.split(
    ' ',
  ),
);

function stringWidth(rest: string): number {
  const quote = rest.charAt(0);
  const end = rest.indexOf(quote, 1);
  return end < 0 ? 1 : end + 1;
}

/** Where V8 points when a text ends too early: behind its last line. */
function lastPlace(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
}
