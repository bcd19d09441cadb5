/** The syntax tree of an awk program. */
export type Expr =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'regex'; source: string }
  | { kind: 'variable'; name: string }
  | { kind: 'field'; index: Expr }
  | { kind: 'element'; array: string; subscripts: Expr[] }
  | { kind: 'assign'; operator: string; target: Target; value: Expr }
  | { kind: 'step'; operator: '++' | '--'; isPrefix: boolean; target: Target }
  | { kind: 'binary'; operator: string; left: Expr; right: Expr }
  | { kind: 'unary'; operator: '-' | '+' | '!'; operand: Expr }
  | { kind: 'and'; left: Expr; right: Expr }
  | { kind: 'or'; left: Expr; right: Expr }
  | { kind: 'match'; isNegated: boolean; left: Expr; right: Expr }
  | { kind: 'concat'; left: Expr; right: Expr }
  | { kind: 'conditional'; test: Expr; yes: Expr; no: Expr }
  | { kind: 'in'; subscripts: Expr[]; array: string }
  | { kind: 'group'; list: Expr[] }
  | { kind: 'call'; name: string; args: Expr[]; line: number }
  | { kind: 'builtin'; name: string; args: Expr[] }
  | { kind: 'getline'; target?: Target; from: 'input' | 'file' | 'command'; source?: Expr };

export type Target = Extract<Expr, { kind: 'variable' | 'field' | 'element' }>;

export interface Redirection {
  kind: '>' | '>>' | '|';
  to: Expr;
}

export type Statement =
  | { kind: 'block'; body: Statement[] }
  | { kind: 'expression'; value: Expr }
  | { kind: 'print'; args: Expr[]; redirection?: Redirection }
  | { kind: 'printf'; args: Expr[]; redirection?: Redirection }
  | { kind: 'if'; test: Expr; yes: Statement; no?: Statement }
  | { kind: 'while'; test: Expr; body: Statement }
  | { kind: 'do'; body: Statement; test: Expr }
  | { kind: 'for'; start?: Statement; test?: Expr; step?: Statement; body: Statement }
  | { kind: 'for-in'; name: string; array: string; body: Statement }
  | { kind: 'next' | 'nextfile' | 'break' | 'continue' | 'nothing' }
  | { kind: 'exit'; value?: Expr }
  | { kind: 'return'; value?: Expr }
  | { kind: 'delete'; array: string; subscripts?: Expr[] };

export type Pattern =
  | { kind: 'BEGIN' | 'END' | 'always' }
  | { kind: 'when'; test: Expr }
  | { kind: 'range'; from: Expr; to: Expr };

export interface Rule {
  pattern: Pattern;
  /** absent: print the record */
  action?: Statement;
}

export interface AwkFunction {
  name: string;
  parameters: string[];
  body: Statement;
}

export interface AwkProgram {
  rules: Rule[];
  functions: Record<string, AwkFunction>;
}

/** What is wrong with a program, or went wrong while it ran. */
export class AwkProblem {
  constructor(readonly message: string) {}
}
