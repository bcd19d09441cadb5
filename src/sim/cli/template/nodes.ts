/** The parsed template. `at` is the place that Go names in its errors; `shown` is what it shows there. */
export type Operand = { readonly at: number; readonly shown: string } & (
  | { readonly is: 'dot' }
  | { readonly is: 'nil' }
  | { readonly is: 'constant'; readonly value: string | number | boolean; readonly float?: boolean }
  | { readonly is: 'field'; readonly names: readonly string[] }
  | { readonly is: 'variable'; readonly name: string; readonly names: readonly string[] }
  | { readonly is: 'function'; readonly name: string }
  | { readonly is: 'pipe'; readonly pipe: Pipe }
  | { readonly is: 'chain'; readonly of: Operand; readonly names: readonly string[] }
);

export interface Command {
  readonly at: number;
  readonly shown: string;
  readonly operands: readonly [Operand, ...Operand[]];
}

export interface Pipe {
  readonly at: number;
  readonly shown: string;
  readonly variables: readonly string[];
  /** `=` in place of `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

export type Node = { readonly at: number } & (
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'action'; readonly pipe: Pipe }
  | Branch
  | { readonly is: 'template'; readonly name: string; readonly pipe?: Pipe; readonly shown: string }
  | { readonly is: 'break' }
  | { readonly is: 'continue' }
);

export interface Branch {
  readonly is: 'if' | 'range' | 'with';
  readonly pipe: Pipe;
  readonly body: readonly Node[];
  readonly otherwise?: readonly Node[];
}

export interface Template {
  /** The name in error texts; '' for nearly all of docker's. */
  readonly name: string;
  readonly source: string;
  readonly body: readonly Node[];
  /** `{{define}}` and `{{block}}`. */
  readonly defined: Readonly<Record<string, readonly Node[]>>;
}
