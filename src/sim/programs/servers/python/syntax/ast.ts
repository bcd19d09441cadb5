/** Where a piece of a program stands. Lines from 1, columns from 0. */
export interface Place {
  line: number;
  column: number;
  /** on the same line: column behind it; −1 when it goes over several lines */
  end: number;
}

export interface Keyword {
  /** undefined: `**value` */
  name: string | undefined;
  value: Expression;
}

export interface Parameter {
  name: string;
  kind: 'plain' | 'star' | 'stars' | 'keyword';
  standard?: Expression;
}

export interface Clause {
  target: Expression;
  source: Expression;
  tests: Expression[];
}

export type Expression = Place &
  (
    | {
        type: 'constant';
        value: null | boolean | number | string | { float: number } | { bytes: string } | '...';
        isEllipsis?: boolean;
      }
    | { type: 'name'; name: string }
    | {
        type: 'fstring';
        parts: (
          string | { value: Expression; conversion: string; format: Expression | undefined; shown: string }
        )[];
      }
    | { type: 'list'; items: Expression[] }
    | { type: 'tuple'; items: Expression[] }
    | { type: 'set'; items: Expression[] }
    | { type: 'dict'; rows: { key: Expression | undefined; value: Expression }[] }
    | { type: 'unary'; sign: string; value: Expression }
    | { type: 'binary'; sign: string; left: Expression; right: Expression; at: number }
    | { type: 'logic'; sign: 'and' | 'or'; left: Expression; right: Expression }
    | { type: 'compare'; left: Expression; rest: { sign: string; right: Expression }[] }
    | { type: 'call'; fn: Expression; args: Expression[]; keywords: Keyword[] }
    | { type: 'attribute'; value: Expression; name: string }
    | { type: 'index'; value: Expression; index: Expression }
    | {
        type: 'slice';
        from: Expression | undefined;
        to: Expression | undefined;
        step: Expression | undefined;
      }
    | { type: 'if'; test: Expression; then: Expression; otherwise: Expression }
    | { type: 'lambda'; parameters: Parameter[]; body: Expression }
    | {
        type: 'comprehension';
        kind: 'list' | 'set' | 'dict' | 'generator';
        item: Expression;
        value?: Expression;
        clauses: Clause[];
      }
    | { type: 'star'; value: Expression }
    | { type: 'walrus'; name: string; value: Expression }
    | { type: 'yield'; value: Expression | undefined; isFrom: boolean }
  );

export interface Handler {
  test: Expression | undefined;
  name: string | undefined;
  body: Statement[];
  line: number;
}

export interface FunctionDef {
  type: 'def';
  name: string;
  parameters: Parameter[];
  body: Statement[];
  decorators: Expression[];
}

export type Statement = Place &
  (
    | { type: 'expression'; value: Expression }
    | { type: 'assign'; targets: Expression[]; value: Expression }
    | { type: 'augment'; target: Expression; sign: string; value: Expression }
    | { type: 'annotate'; target: Expression; value: Expression | undefined }
    | { type: 'pass' }
    | { type: 'break' }
    | { type: 'continue' }
    | { type: 'return'; value: Expression | undefined }
    | { type: 'raise'; value: Expression | undefined; cause: Expression | undefined }
    | { type: 'del'; targets: Expression[] }
    | { type: 'assert'; test: Expression; message: Expression | undefined }
    | { type: 'global'; names: string[] }
    | { type: 'nonlocal'; names: string[] }
    | { type: 'import'; names: { path: string; as: string | undefined }[] }
    | { type: 'from'; module: string; level: number; names: { name: string; as: string | undefined }[] }
    | { type: 'if'; test: Expression; then: Statement[]; otherwise: Statement[] }
    | { type: 'while'; test: Expression; body: Statement[]; otherwise: Statement[] }
    | { type: 'for'; target: Expression; source: Expression; body: Statement[]; otherwise: Statement[] }
    | { type: 'try'; body: Statement[]; handlers: Handler[]; otherwise: Statement[]; final: Statement[] }
    | { type: 'with'; items: { value: Expression; target: Expression | undefined }[]; body: Statement[] }
    | FunctionDef
    | {
        type: 'class';
        name: string;
        bases: Expression[];
        keywords: Keyword[];
        body: Statement[];
        decorators: Expression[];
      }
  );
