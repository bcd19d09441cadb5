import type { Expression, ParameterDeclaration, Redirection, Script, Stage, Statement } from './ast';
import { parseCommand, redirect, refuseAmpersand } from './command';
import { Cursor, SyntaxFault } from './cursor';
import { Expressions } from './expressions';
import { readParameters } from './parameters';

const keywords =
  /(?:if|while|do|for|foreach|switch|function|filter|try|return|break|continue|throw|exit)(?![\w-])/iy;
const valueStart = /[$("'@{[\d!]|\+\+|--(?=\$)|[+-](?=[\d.$(])|-(?:not|bnot|split|join)\b|\.\d|,/iy;

type KeywordParser = (cursor: Cursor, start: number) => Statement;

/** The parser of statements. One for all texts: it keeps nothing between them. */
class Parser {
  readonly expressions = new Expressions({
    list: (cursor, end) => this.list(cursor, end),
    one: (cursor) => this.statement(cursor),
    braces: (cursor) => this.braces(cursor),
  });

  /** Statements up to this closing sign, which is taken; '' for the end of the text. */
  list(cursor: Cursor, end: string): Statement[] {
    const out: Statement[] = [];
    for (;;) {
      cursor.skip(true);
      if (cursor.isAtEnd) {
        if (end === '') return out;
        throw new SyntaxFault(
          end === '}'
            ? "Missing closing '}' in statement block or type definition."
            : "Missing closing ')' in expression.",
          end === '}' ? 'MissingEndCurlyBrace' : 'MissingEndParenthesisInExpression',
          cursor.at,
          true,
        );
      }
      if (end !== '' && cursor.take(end)) return out;
      if (cursor.char === ')' || cursor.char === '}')
        throw new SyntaxFault(
          `Unexpected token '${cursor.char}' in expression or statement.`,
          'UnexpectedToken',
          cursor.at,
        );
      out.push(this.statement(cursor));
      this.separate(cursor, end);
    }
  }

  private separate(cursor: Cursor, end: string): void {
    cursor.skip();
    if (cursor.isAtEnd || /[;\n]/.test(cursor.char) || (end !== '' && cursor.char === end)) return;
    if (cursor.char === '&') refuseAmpersand(cursor);
    if (cursor.source[cursor.at - 1] === '}') return;
    const token = /^(?:[)}\]]|[^\s;|)}]+)/.exec(cursor.source.slice(cursor.at))?.[0] ?? cursor.char;
    throw new SyntaxFault(
      `Unexpected token '${token}' in expression or statement.`,
      'UnexpectedToken',
      cursor.at,
    );
  }

  private block(cursor: Cursor): Statement[] {
    cursor.expect('{', 'Missing statement block.', 'MissingStatementBlock');
    return this.list(cursor, '}');
  }

  private condition(cursor: Cursor): Statement {
    cursor.expect('(', "Missing '(' after it in a statement.", 'MissingOpenParenthesisInIfStatement');
    cursor.skipLines();
    const test = this.statement(cursor);
    cursor.expect(
      ')',
      "Missing closing ')' after expression in statement.",
      'MissingEndParenthesisAfterStatement',
    );
    return test;
  }

  /** The text between braces, which must be a script by itself. The cursor stands at the opening one. */
  braces(cursor: Cursor): string {
    const start = cursor.at + 1;
    cursor.at = start;
    readScript(this, cursor, '}');
    return cursor.source.slice(start, cursor.at - 1);
  }

  statement(cursor: Cursor): Statement {
    const start = cursor.at;
    if (cursor.sees(keywords)) {
      const word = cursor.match(/[a-z]+/iy)?.toLowerCase() ?? '';
      const parse = this.keywords[word];
      if (parse !== undefined) return parse(cursor, start);
    }
    if (cursor.sees(valueStart)) {
      const value = this.expressions.parse(cursor);
      cursor.skip();
      const operator = cursor.match(/(?:[+\-*/%])?=(?!=)/y);
      if (operator !== undefined) {
        cursor.skipLines();
        const assigned = this.statement(cursor);
        return { kind: 'assignment', target: value, operator, value: assigned, extent: [start, cursor.at] };
      }
      const redirections = this.redirections(cursor);
      return this.pipeline(cursor, start, {
        kind: 'evaluation',
        value,
        redirections,
        extent: [start, cursor.at],
      });
    }
    return this.pipeline(cursor, start, parseCommand(cursor, this.expressions));
  }

  private redirections(cursor: Cursor): Redirection[] {
    const found: Redirection[] = [];
    for (;;) {
      cursor.skip();
      const one = redirect(cursor, this.expressions);
      if (one === undefined) return found;
      found.push(one);
    }
  }

  private pipeline(cursor: Cursor, start: number, first: Stage): Statement {
    const stages = [first];
    for (;;) {
      cursor.skip();
      if (cursor.char !== '|') break;
      if (cursor.peek() === '|')
        throw new SyntaxFault(
          "The token '||' is not a valid statement separator in this version.",
          'InvalidEndOfLine',
          cursor.at,
        );
      cursor.at += 1;
      cursor.skipLines();
      if (cursor.isAtEnd)
        throw new SyntaxFault('An empty pipe element is not allowed.', 'EmptyPipeElement', cursor.at, true);
      stages.push(parseCommand(cursor, this.expressions));
    }
    return { kind: 'pipeline', stages, extent: [start, stages.at(-1)?.extent[1] ?? cursor.at] };
  }

  private leave(how: 'return' | 'break' | 'continue' | 'throw' | 'exit'): KeywordParser {
    return (cursor, start) => {
      cursor.skip();
      const isBare = cursor.isAtEnd || /[\n;)}|]/.test(cursor.char);
      const value = isBare ? {} : { value: this.statement(cursor) };
      return { kind: 'leave', how, ...value, extent: [start, cursor.at] };
    };
  }

  private readonly keywords: Readonly<Record<string, KeywordParser>> = {
    if: (cursor) => {
      const branches = [{ test: this.condition(cursor), body: this.block(cursor) }];
      for (;;) {
        const { at } = cursor;
        cursor.skipLines();
        if (cursor.takeWord('elseif')) {
          branches.push({ test: this.condition(cursor), body: this.block(cursor) });
          continue;
        }
        if (cursor.takeWord('else')) return { kind: 'if', branches, otherwise: this.block(cursor) };
        cursor.at = at;
        return { kind: 'if', branches };
      }
    },
    while: (cursor) => ({ kind: 'while', test: this.condition(cursor), body: this.block(cursor) }),
    do: (cursor) => {
      const body = this.block(cursor);
      cursor.skipLines();
      const isUntil = cursor.takeWord('until');
      if (!isUntil && !cursor.takeWord('while'))
        throw new SyntaxFault(
          'Missing while or until keyword in do loop.',
          'MissingWhileOrUntilInDoWhile',
          cursor.at,
          cursor.isAtEnd,
        );
      return { kind: 'do', test: this.condition(cursor), body, isUntil };
    },
    for: (cursor) => {
      cursor.expect('(', "Missing opening '(' after keyword 'for'.", 'MissingOpenParenthesisAfterKeyword');
      const part = (end: string): Statement | undefined => {
        cursor.skipLines();
        const found = cursor.char === end ? undefined : this.statement(cursor);
        cursor.expect(end, `Missing '${end}' in a for statement.`, 'MissingEndParenthesisAfterStatement');
        return found;
      };
      const first = part(';');
      const test = part(';');
      const step = part(')');
      return {
        kind: 'for',
        ...(first === undefined ? {} : { first }),
        ...(test === undefined ? {} : { test }),
        ...(step === undefined ? {} : { step }),
        body: this.block(cursor),
      };
    },
    foreach: (cursor) => {
      cursor.expect(
        '(',
        "Missing opening '(' after keyword 'foreach'.",
        'MissingOpenParenthesisAfterKeyword',
      );
      cursor.skipLines();
      const variable = cursor.match(/\$\w+/y)?.slice(1);
      cursor.skipLines();
      if (variable === undefined || !cursor.takeWord('in'))
        throw new SyntaxFault(
          "Missing 'in' after variable in foreach loop.",
          'MissingInInForeach',
          cursor.at,
          cursor.isAtEnd,
        );
      cursor.skipLines();
      const of = this.statement(cursor);
      cursor.expect(
        ')',
        "Missing closing ')' after expression in 'foreach' loop.",
        'MissingEndParenthesisAfterForeach',
      );
      return { kind: 'foreach', variable, of, body: this.block(cursor) };
    },
    switch: (cursor) => this.switch(cursor),
    function: (cursor) => this.function(cursor),
    filter: (cursor) => this.function(cursor),
    try: (cursor) => {
      const body = this.block(cursor);
      let handler: Statement[] | undefined;
      let last: Statement[] | undefined;
      const { at } = cursor;
      cursor.skipLines();
      if (cursor.takeWord('catch')) {
        cursor.skipLines();
        while (cursor.match(/\[[\w.]+\]/y) !== undefined) cursor.skipLines();
        handler = this.block(cursor);
      } else cursor.at = at;
      const then = cursor.at;
      cursor.skipLines();
      if (cursor.takeWord('finally')) last = this.block(cursor);
      else cursor.at = then;
      if (handler === undefined && last === undefined)
        throw new SyntaxFault(
          'The Try statement is missing its Catch or Finally block.',
          'MissingCatchOrFinally',
          cursor.at,
          cursor.isAtEnd,
        );
      return {
        kind: 'try',
        body,
        ...(handler === undefined ? {} : { handler }),
        ...(last === undefined ? {} : { last }),
      };
    },
    return: this.leave('return'),
    break: this.leave('break'),
    continue: this.leave('continue'),
    throw: this.leave('throw'),
    exit: this.leave('exit'),
  };

  private switch(cursor: Cursor): Statement {
    let mode: 'exact' | 'wildcard' | 'regex' = 'exact';
    cursor.skip();
    const option = cursor
      .match(/-(?:wildcard|regex|exact)/iy)
      ?.slice(1)
      .toLowerCase();
    if (option === 'wildcard' || option === 'regex') mode = option;
    const of = this.condition(cursor);
    cursor.expect('{', 'Missing statement block in switch statement clause.', 'MissingSwitchStatementClause');
    const cases: { test?: Expression; body: Statement[] }[] = [];
    for (;;) {
      cursor.skip(true);
      if (cursor.take('}')) return { kind: 'switch', of, mode, cases };
      if (cursor.isAtEnd)
        throw new SyntaxFault(
          "Missing closing '}' in statement block or type definition.",
          'MissingEndCurlyBrace',
          cursor.at,
          true,
        );
      if (cursor.takeWord('default')) cases.push({ body: this.block(cursor) });
      else {
        const word = cursor.match(/[a-z_*?][\w*?.-]*/iy);
        const test: Expression =
          word === undefined ? this.expressions.parse(cursor) : { kind: 'string', value: word };
        cases.push({ test, body: this.block(cursor) });
      }
    }
  }

  private function(cursor: Cursor): Statement {
    cursor.skip();
    const name = cursor.match(/[\w:?*.-]+/y);
    if (name === undefined)
      throw new SyntaxFault(
        "Missing name after 'function' keyword.",
        'MissingNameAfterFunctionKeyword',
        cursor.at,
      );
    cursor.skipLines();
    let head = '';
    if (cursor.char === '(') {
      const start = cursor.at;
      cursor.at += 1;
      readParameters(cursor, this.expressions);
      head = `param${cursor.source.slice(start, cursor.at)}\n`;
      cursor.skipLines();
    }
    if (cursor.char !== '{')
      throw new SyntaxFault(
        'Missing function body in function declaration.',
        'MissingFunctionBody',
        cursor.at,
        cursor.isAtEnd,
      );
    return {
      kind: 'function',
      name: name.replace(/^(?:global|script):/i, ''),
      text: head + this.braces(cursor),
    };
  }
}

function readScript(parser: Parser, cursor: Cursor, end: string): Script {
  cursor.skip(true);
  while (cursor.match(/\[CmdletBinding\([^\]]*\)\]/iy) !== undefined) cursor.skip(true);
  let parameters: ParameterDeclaration[] = [];
  const { at } = cursor;
  if (cursor.takeWord('param')) {
    cursor.skipLines();
    if (cursor.take('(')) parameters = readParameters(cursor, parser.expressions);
    else cursor.at = at;
  }
  const named: Record<string, Statement[]> = {};
  for (;;) {
    const before = cursor.at;
    cursor.skip(true);
    const word = cursor.match(/(?:begin|process|end)(?=\s*\{)/iy)?.toLowerCase();
    if (word === undefined) {
      cursor.at = before;
      break;
    }
    cursor.skipLines();
    cursor.at += 1;
    named[word] = parser.list(cursor, '}');
  }
  const rest = parser.list(cursor, end);
  return {
    parameters,
    ...(named['begin'] === undefined ? {} : { begin: named['begin'] }),
    ...(named['process'] === undefined ? {} : { process: named['process'] }),
    end: [...(named['end'] ?? []), ...rest],
  };
}

const parser = new Parser();
const parsed = new Map<string, Script>();
const mostParsed = 500;

/** A text as a script. Throws `SyntaxFault`. What was parsed before is remembered by its text. */
export function parseScript(source: string): Script {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const script = readScript(parser, new Cursor(source), '');
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(source, script);
  return script;
}
