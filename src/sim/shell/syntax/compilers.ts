import type {
  AndOr,
  ArithmeticCommand,
  ArithmeticFor,
  BraceGroup,
  Case,
  Command,
  CommandNode,
  CompoundList,
  Coproc,
  For,
  Function as FunctionNode,
  If,
  Pipeline,
  Redirected,
  Select,
  Subshell,
  TestCommand,
  While,
} from 'unbash';
import type { Compiler } from './compile';

type NodeType = CommandNode['type'] | 'AndOr' | 'Pipeline' | 'CompoundList';
type Rule = (c: Compiler, node: never) => void;

/** How each kind of syntax becomes instructions. */
export const compilers: Readonly<Record<NodeType, Rule>> = {
  Command: (c, node: Command) => {
    c.simple(node);
  },
  CompoundList: (c, node: CompoundList) => {
    c.statements(node.commands);
  },
  AndOr: (c, node: AndOr) => {
    const skips: { to: number }[] = [];
    node.commands.forEach((command, i) => {
      const operator = node.operators[i];
      if (operator === undefined) c.node(command);
      else {
        c.quietly(() => {
          c.node(command);
        });
      }
      for (const skip of skips.splice(0)) skip.to = c.here;
      if (operator !== undefined) skips.push(c.emit({ op: 'branch', onSuccess: operator === '||', to: 0 }));
    });
    for (const skip of skips) skip.to = c.here;
  },
  Pipeline: (c, node: Pipeline) => {
    const isTimed = node.prefixes.some((prefix) => prefix.type === 'Time');
    const isNegated = node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1;
    if (isTimed) c.emit({ op: 'time', isEnd: false });
    if (isNegated) c.emit({ op: 'quiet', by: 1 });
    const only = node.commands.length === 1 ? node.commands[0] : undefined;
    if (only !== undefined) c.node(only);
    else if (node.commands.length > 1) pipeline(c, node);
    if (isNegated) {
      c.emit({ op: 'negate' });
      c.emit({ op: 'quiet', by: -1 });
    }
    if (isTimed) c.emit({ op: 'time', isEnd: true });
  },
  If: (c, node: If) => {
    const ends: { to: number }[] = [];
    for (const branch of [node, ...node.elif]) {
      c.quietly(() => {
        c.statements(branch.clause.commands);
      });
      const skip = c.emit({ op: 'branch', onSuccess: false, to: 0 });
      c.statements(branch.then.commands);
      ends.push(c.emit({ op: 'jump', to: 0 }));
      skip.to = c.here;
    }
    if (node.else === undefined) c.emit({ op: 'status', status: 0 });
    else c.statements(node.else.commands);
    for (const end of ends) end.to = c.here;
  },
  While: (c, node: While) => {
    const loop = c.emit({ op: 'loop', breakTo: 0, continueTo: 0 });
    loop.continueTo = c.here;
    c.quietly(() => {
      c.statements(node.clause.commands);
    });
    const out = c.emit({ op: 'branch', onSuccess: node.kind === 'until', to: 0 });
    round(c, node.body, loop.continueTo);
    out.to = c.here;
    endLoop(c, loop);
  },
  For: (c, node: For) => {
    const loop = c.emit({ op: 'loop', breakTo: 0, continueTo: 0 });
    c.emit({ op: 'words', words: node.wordlist, line: c.line(node.pos) });
    loop.continueTo = c.here;
    const next = c.emit({ op: 'next', name: node.name.text, to: 0 });
    round(c, node.body, loop.continueTo);
    next.to = c.here;
    endLoop(c, loop);
  },
  Select: (c, node: Select) => {
    const loop = c.emit({ op: 'loop', breakTo: 0, continueTo: 0 });
    c.emit({ op: 'words', words: node.wordlist, line: c.line(node.pos) });
    loop.continueTo = c.here;
    const next = c.emit({ op: 'choose', name: node.name.text, to: 0, line: c.line(node.pos) });
    round(c, node.body, loop.continueTo);
    next.to = c.here;
    endLoop(c, loop);
  },
  ArithmeticFor: (c, node: ArithmeticFor) => {
    const line = c.line(node.pos);
    const evaluate = (part: ArithmeticFor['test']) => {
      const text = part === undefined ? '1' : c.text(part);
      c.emit({ op: 'arithmetic', text, line, isCommand: false });
    };
    evaluate(node.initialize);
    const loop = c.emit({ op: 'loop', breakTo: 0, continueTo: 0 });
    const first = c.emit({ op: 'jump', to: 0 });
    loop.continueTo = c.here;
    evaluate(node.update);
    first.to = c.here;
    evaluate(node.test);
    const out = c.emit({ op: 'branch', onSuccess: false, to: 0 });
    round(c, node.body, loop.continueTo);
    out.to = c.here;
    endLoop(c, loop);
  },
  Case: (c, node: Case) => {
    c.emit({ op: 'case', word: node.word, line: c.line(node.pos) });
    const ends: { to: number }[] = [];
    let fallThrough: { to: number } | undefined;
    for (const item of node.items) {
      const match = c.emit({ op: 'match', patterns: item.pattern, to: 0 });
      if (fallThrough !== undefined) fallThrough.to = c.here;
      fallThrough = undefined;
      if (item.body.commands.length === 0) c.emit({ op: 'status', status: 0 });
      c.statements(item.body.commands);
      const jump = item.terminator === ';;&' ? undefined : c.emit({ op: 'jump', to: 0 });
      if (jump !== undefined && item.terminator === ';&') fallThrough = jump;
      else if (jump !== undefined) ends.push(jump);
      match.to = c.here;
    }
    if (fallThrough !== undefined) ends.push(fallThrough);
    c.emit({ op: 'status', status: 0 });
    for (const end of ends) end.to = c.here;
    c.emit({ op: 'endcase' });
  },
  Subshell: (c, node: Subshell) => {
    const op = c.emit({ op: 'subshell', start: 0, next: 0, text: c.text(node), line: c.line(node.pos) });
    op.start = c.here;
    c.statements(node.body.commands);
    c.emit({ op: 'leave' });
    op.next = c.here;
    c.emit({ op: 'check', line: op.line });
  },
  BraceGroup: (c, node: BraceGroup) => {
    c.statements(node.body.commands);
  },
  Redirected: (c, node: Redirected) => {
    const op = c.emit({ op: 'redirect', redirects: node.redirects, to: 0, line: c.line(node.pos) });
    c.node(node.command);
    c.emit({ op: 'restore' });
    op.to = c.here;
    c.emit({ op: 'check', line: op.line });
  },
  Function: (c, node: FunctionNode) => {
    const end = Math.max(node.end, node.body.end);
    const text = c.source.slice(node.pos, end);
    const op = c.emit({ op: 'define', name: node.name.text, text, next: 0, line: c.line(node.pos) });
    c.node(node.body as CommandNode);
    c.emit({ op: 'return' });
    op.next = c.here;
  },
  Coproc: (c, node: Coproc) => {
    c.node(node.body as CommandNode);
  },
  TestCommand: (c, node: TestCommand) => {
    const line = c.line(node.pos);
    c.emit({ op: 'test', expression: node.expression, line });
    c.emit({ op: 'check', line });
  },
  ArithmeticCommand: (c, node: ArithmeticCommand) => {
    const line = c.line(node.pos);
    c.emit({ op: 'arithmetic', text: node.body, line, isCommand: true });
    c.emit({ op: 'check', line });
  },
};

function pipeline(c: Compiler, node: Pipeline): void {
  const isStderrToo = node.operators.map((operator) => operator === '|&');
  const line = c.line(node.pos);
  const first = node.commands[0];
  const text = c.source.slice(first?.pos ?? node.pos, node.end);
  const op = c.emit({ op: 'pipeline', starts: [] as number[], isStderrToo, next: 0, text, line });
  for (const command of node.commands) {
    op.starts.push(c.here);
    c.node(command);
    c.emit({ op: 'leave' });
  }
  op.next = c.here;
  c.emit({ op: 'check', line });
}

function round(c: Compiler, body: CompoundList, back: number): void {
  c.statements(body.commands);
  c.emit({ op: 'keep' });
  c.emit({ op: 'jump', to: back });
}

function endLoop(c: Compiler, loop: { breakTo: number }): void {
  c.emit({ op: 'kept' });
  loop.breakTo = c.here;
  c.emit({ op: 'endloop' });
}
