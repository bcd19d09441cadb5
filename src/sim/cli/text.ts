/** What comes before the first `mark`, and what after it; undefined without one. Go's strings.Cut. */
export function cut(text: string, mark = '='): [before: string, after: string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** `key=value` texts as a record; without `=` the value is empty. */
export function toRecord(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [cut(pair)[0], cut(pair)[1] ?? '']));
}

/** A record with its keys in order, as Go writes maps. */
export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  const keys = Object.keys(record);
  const out: Record<string, T> = {};
  if (keys.length > 1) keys.sort();
  for (const key of keys) out[key] = record[key] as T;
  return out;
}

/** A record without the keys that are undefined, in the same order: Go's `omitempty`. */
export function compact<T extends object>(record: T): T {
  const out: Partial<T> = {};
  for (const key in record) if (record[key] !== undefined) out[key] = record[key];
  return out as T;
}

/** A path without `.`, `..` and double slashes, absolute from `cwd`. Go's filepath.Abs. */
export function absolute(path: string, cwd: string): string {
  return clean(path.startsWith('/') ? path : `${cwd}/${path}`);
}

/** Go's path.Clean. */
export function clean(path: string): string {
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (part !== '..' || !rooted) out.push(part);
  }
  return (rooted ? '/' : '') + out.join('/') || '.';
}
