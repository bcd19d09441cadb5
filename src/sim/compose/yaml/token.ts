/** A place in the text; all three count from 0. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export type TokenKind =
  | 'stream-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly start: Mark;
  /** a scalar's text, an anchor's or alias's name, a tag's or directive's handle */
  readonly value: string;
  /** what follows a tag's handle, or the prefix that a directive gives it */
  readonly suffix: string;
  readonly style: ScalarStyle;
}

export function token(kind: TokenKind, start: Mark, more: Partial<Token> = {}): Token {
  return { kind, start, value: '', suffix: '', style: 'plain', ...more };
}

/** A text that is no YAML. Its message is what go-yaml says, without `yaml: `. Thrown inside this folder and by `decode`. */
export class YamlError extends Error {}

/** The scanner counts lines from 1 in its errors, the parser from 0, and a line 0 is not said: so does go-yaml. */
export function fault(stage: 'scanner' | 'parser', problem: string, at: Mark, context?: Mark): YamlError {
  const line = context !== undefined && context.line !== 0 ? context.line : at.line;
  const shown = line === 0 ? 0 : line + (stage === 'scanner' ? 1 : 0);
  return new YamlError(shown === 0 ? problem : `line ${shown}: ${problem}`);
}
