import { utf8, type Bytes } from '#sim/base/bytes';
import { compileRegex, literalRegexSource } from '../../regex/index';

export interface MatchRules {
  kind: 'basic' | 'extended' | 'fixed' | 'perl';
  ignoreCase: boolean;
  word: boolean;
  line: boolean;
}

/** Finds the first match in a line at or after `from`: where it begins and ends. */
export type Finder = (line: Bytes, from: number) => [start: number, end: number] | undefined;

/** A finder for any of the patterns (leftmost, then longest), or what is wrong with one of them. */
export function finderFor(patterns: readonly string[], rules: MatchRules): Finder | { problem: string } {
  const regexes: RegExp[] = [];
  for (const pattern of patterns) {
    const regex = compile(utf8(pattern), rules);
    if ('problem' in regex) return regex;
    regexes.push(regex);
  }
  const findIn = (line: Bytes, from: number): [number, number] | undefined => {
    let best: [number, number] | undefined;
    for (const regex of regexes) {
      regex.lastIndex = from;
      const found = rules.word ? findWord(regex, line, from) : regex.exec(line);
      if (found === null) continue;
      const end = found.index + found[0].length;
      const isBetter =
        best === undefined || found.index < best[0] || (found.index === best[0] && end > best[1]);
      if (isBetter) best = [found.index, end];
    }
    return best;
  };
  return findIn;
}

function compile(pattern: Bytes, rules: MatchRules): RegExp | { problem: string } {
  const flags = rules.ignoreCase ? 'gi' : 'g';
  const anchor = (source: string) => (rules.line ? `^(?:${source})$` : source);
  if (rules.kind === 'fixed') return new RegExp(anchor(literalRegexSource(pattern)), flags);
  if (rules.kind === 'perl') {
    try {
      return new RegExp(anchor(pattern), flags);
    } catch {
      return { problem: 'syntax error in the Perl expression' };
    }
  }
  const regex = compileRegex(
    pattern,
    { isExtended: rules.kind === 'extended' },
    { ignoreCase: rules.ignoreCase, global: true },
  );
  return 'problem' in regex || !rules.line ? regex : new RegExp(anchor(regex.source), flags);
}

const isWordByte = (char: string) => /[A-Za-z0-9_]/.test(char);

/** With -w: a match between bytes that belong to no word; shorter ones at the same place are tried too. */
function findWord(regex: RegExp, line: Bytes, from: number): RegExpExecArray | null {
  for (let start = from; start <= line.length;) {
    regex.lastIndex = start;
    const found = regex.exec(line);
    if (found === null) return null;
    for (let length = found[0].length; length >= 0; length--) {
      const end = found.index + length;
      if (length < found[0].length) {
        const shorter = new RegExp(`^(?:${regex.source})$`, regex.flags.replace('g', '')).test(
          line.slice(found.index, end),
        );
        if (!shorter) continue;
      }
      if (isWordByte(line.charAt(found.index - 1)) || isWordByte(line.charAt(end))) continue;
      found[0] = found[0].slice(0, length);
      return found;
    }
    start = found.index + 1;
  }
  return null;
}
