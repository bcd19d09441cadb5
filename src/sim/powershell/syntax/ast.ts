/** Where a node stands in its source: offsets of its first character and of the one after its last. */
export type Extent = readonly [start: number, end: number];

export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  /** "…": pieces of text and what is put between them */
  | { kind: 'expandable'; parts: readonly (string | Expression)[] }
  | { kind: 'variable'; name: string; scope: string; isSplat?: boolean }
  /** a, b, c */
  | { kind: 'list'; items: readonly Expression[] }
  /** @( … ) */
  | { kind: 'array'; body: readonly Statement[] }
  /** $( … ) */
  | { kind: 'subexpression'; body: readonly Statement[] }
  /** ( … ) */
  | { kind: 'group'; body: Statement }
  | { kind: 'hash'; pairs: readonly { key: Expression; value: Statement }[]; isOrdered?: boolean }
  /** { … }: its text is kept, since a value must be plain data */
  | { kind: 'block'; text: string }
  | { kind: 'unary'; operator: string; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression; extent: Extent }
  | { kind: 'cast'; type: string; operand: Expression }
  | { kind: 'type'; name: string }
  | { kind: 'member'; of: Expression; name: Expression; isStatic: boolean; extent: Extent }
  | {
      kind: 'call';
      of: Expression;
      name: Expression;
      args: readonly Expression[];
      isStatic: boolean;
      extent: Extent;
    }
  | { kind: 'index'; of: Expression; index: Expression; extent: Extent }
  /** $i++ and --$i */
  | { kind: 'step'; target: Expression; by: 1 | -1; isBefore: boolean };

export type Argument =
  | { kind: 'parameter'; name: string; value?: Expression; text: string }
  | { kind: 'value'; value: Expression; text: string };

export interface Redirection {
  /** 1 output, 2 errors, 0 everything (`*>`) */
  stream: number;
  /** `2>&1` */
  merge?: boolean;
  append: boolean;
  target?: Expression;
}

export interface Command {
  kind: 'command';
  name: Expression;
  /** `&` and `.` before it */
  invoke?: '&' | '.';
  args: readonly Argument[];
  redirections: readonly Redirection[];
  extent: Extent;
}

export interface Evaluation {
  kind: 'evaluation';
  value: Expression;
  redirections: readonly Redirection[];
  extent: Extent;
}

export type Stage = Command | Evaluation;

export type Statement =
  | { kind: 'pipeline'; stages: readonly Stage[]; extent: Extent }
  | { kind: 'assignment'; target: Expression; operator: string; value: Statement; extent: Extent }
  | {
      kind: 'if';
      branches: readonly { test: Statement; body: readonly Statement[] }[];
      otherwise?: readonly Statement[];
    }
  | { kind: 'while'; test: Statement; body: readonly Statement[] }
  | { kind: 'do'; test: Statement; body: readonly Statement[]; isUntil: boolean }
  | { kind: 'for'; first?: Statement; test?: Statement; step?: Statement; body: readonly Statement[] }
  | { kind: 'foreach'; variable: string; of: Statement; body: readonly Statement[] }
  | {
      kind: 'switch';
      of: Statement;
      mode: 'exact' | 'wildcard' | 'regex';
      cases: readonly { test?: Expression; body: readonly Statement[] }[];
    }
  | { kind: 'function'; name: string; text: string }
  | {
      kind: 'try';
      body: readonly Statement[];
      handler?: readonly Statement[];
      last?: readonly Statement[];
    }
  | {
      kind: 'leave';
      how: 'return' | 'break' | 'continue' | 'throw' | 'exit';
      value?: Statement;
      extent: Extent;
    };

/** One of the parameters of a function or script block. */
export interface ParameterDeclaration {
  name: string;
  type?: string;
  initial?: Expression;
  isMandatory?: boolean;
  position?: number;
  fromPipeline?: boolean;
}

/** The body of a script, a function or a block. */
export interface Script {
  parameters: readonly ParameterDeclaration[];
  begin?: readonly Statement[];
  process?: readonly Statement[];
  end: readonly Statement[];
}
