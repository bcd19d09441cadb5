import { JqError, shown, typeOf, type Value } from './values';

export interface Match {
  index: number;
  string: string;
  captures: { index: number; string: string | null; name: string | null }[];
}

/** All matches (with flag g) or the first. Oniguruma's everyday syntax is JavaScript's; flags: g i x s n l. */
export function matchesOf(subject: Value, pattern: Value, flags: string): Match[] {
  if (typeof subject !== 'string' || typeof pattern !== 'string') {
    throw new JqError(`${typeOf(subject)} (${shown(subject)}) cannot be matched, as it is not a string`);
  }
  const source = flags.includes('x')
    ? pattern.replace(/\\#|#[^\n]*|\s+/g, (part) => (part === '\\#' ? part : ''))
    : pattern;
  let regex: RegExp;
  try {
    regex = new RegExp(
      source
        .replaceAll('[[:alpha:]]', '[A-Za-z]')
        .replaceAll('[[:digit:]]', '\\d')
        .replaceAll('[[:space:]]', '\\s'),
      `gd${flags.includes('i') ? 'i' : ''}${flags.includes('s') ? 's' : ''}`,
    );
  } catch {
    throw new JqError(`${pattern} (at offset 0) is not a valid regex`);
  }
  const names = [...source.matchAll(/\((?!\?)|\(\?<([A-Za-z_]\w*)>/g)].map(([, name]) => name ?? null);
  const found: Match[] = [];
  for (const match of subject.matchAll(regex)) {
    const captures = match.slice(1).map((string: string | undefined, i) => ({
      index: string === undefined ? -1 : (match.indices?.[i + 1]?.[0] ?? -1),
      string: string ?? null,
      name: names[i] ?? null,
    }));
    found.push({ index: match.index, string: match[0], captures });
    if (!flags.includes('g')) break;
  }
  return found;
}
