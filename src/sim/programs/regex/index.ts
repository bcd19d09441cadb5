import type { Bytes } from '#sim/base/bytes';
import { translateRegex, type Dialect, type RegexProblem } from './translate';

export type { Dialect, RegexProblem } from './translate';

export interface RegexFlags {
  ignoreCase?: boolean;
  global?: boolean;
  /** `^` and `$` also at newlines */
  multiLine?: boolean;
}

// Keyed by content only: the same key always gives an equal expression.
const known = new Map<string, RegExp | RegexProblem>();

/** A compiled expression for byte strings (`lastIndex` must be set before use when `global`), or what is wrong with it. */
export function compileRegex(
  pattern: Bytes,
  dialect: Dialect,
  flags: RegexFlags = {},
): RegExp | RegexProblem {
  const letters = `${flags.ignoreCase === true ? 'i' : ''}${flags.global === true ? 'g' : ''}${flags.multiLine === true ? 'm' : ''}`;
  const key = `${dialect.isExtended ? 'E' : 'B'}${dialect.isAwk === true ? 'a' : ''}${dialect.isSed === true ? 's' : ''} ${letters} ${pattern}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const translated = translateRegex(pattern, dialect);
  const made = 'problem' in translated ? translated : new RegExp(translated.source, letters);
  if (known.size > 500) known.clear();
  known.set(key, made);
  return made;
}

/** The expression that matches these bytes and nothing else. */
export function literalRegexSource(bytes: Bytes): string {
  return bytes.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('\n', '\\n');
}
