import type { Value } from './values';

/** The syntax tree of a jq filter. */
export type Filter =
  | { kind: 'identity' }
  | { kind: 'recurse' }
  | { kind: 'literal'; value: Value }
  | { kind: 'string'; parts: (string | Filter)[]; format: string | undefined }
  | { kind: 'format'; name: string }
  | { kind: 'index'; target: Filter; index: Filter }
  | { kind: 'slice'; target: Filter; from: Filter | undefined; to: Filter | undefined }
  | { kind: 'iterate'; target: Filter }
  | { kind: 'try'; body: Filter; handler: Filter | undefined }
  | { kind: 'pipe'; left: Filter; right: Filter }
  | { kind: 'comma'; left: Filter; right: Filter }
  | { kind: 'binary'; operator: string; left: Filter; right: Filter }
  | { kind: 'negate'; operand: Filter }
  | { kind: 'and' | 'or' | 'alternative'; left: Filter; right: Filter }
  | { kind: 'assign'; operator: string; left: Filter; right: Filter }
  | { kind: 'array'; body: Filter | undefined }
  | { kind: 'object'; entries: { key: Filter; value: Filter }[] }
  | { kind: 'if'; test: Filter; yes: Filter; no: Filter | undefined }
  | { kind: 'reduce'; source: Filter; pattern: Pattern; start: Filter; update: Filter }
  | {
      kind: 'foreach';
      source: Filter;
      pattern: Pattern;
      start: Filter;
      update: Filter;
      extract: Filter | undefined;
    }
  | { kind: 'as'; source: Filter; pattern: Pattern; body: Filter }
  | { kind: 'variable'; name: string }
  | { kind: 'call'; name: string; args: Filter[] }
  | { kind: 'def'; name: string; parameters: string[]; body: Filter; rest: Filter }
  | { kind: 'label'; name: string; body: Filter }
  | { kind: 'break'; name: string };

/** What `as` binds: a variable, or variables within arrays and objects. */
export type Pattern =
  | { kind: 'name'; name: string }
  | { kind: 'array'; items: Pattern[] }
  | { kind: 'object'; entries: { key: Filter; binds: string | undefined; value: Pattern | undefined }[] };

/** A filter that cannot be read, in jq's words. */
export class JqSyntaxProblem {
  constructor(readonly message: string) {}
}
