import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One request: its line without the protocol, its body, more header fields. */
export interface Ask {
  readonly title: string;
  readonly method: string;
  readonly target: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Requests that are asked one after the other on one engine, each over a connection of its own. */
export interface Scene {
  readonly name: string;
  readonly asks: readonly Ask[];
}

const names = ['router', 'bodies', 'unknown-things', 'swarm', 'lists-and-filters'];

export const scenes: readonly Scene[] = names.map((name) => ({
  name,
  asks: parse(readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8')),
}));

/**
 * Every line is a request: method, target, and (behind one space) its body as it is, or as a JSON string behind a tilde.
 * Lines with a plus before it are header fields of its own.
 */
function parse(source: string): Ask[] {
  const asks: Ask[] = [];
  let headers: Record<string, string> = {};
  for (const line of source.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const field = /^\+ ([^:]+): (.*)$/.exec(line);
    if (field !== null) {
      headers[field[1] ?? ''] = field[2] ?? '';
      continue;
    }
    const [, method = '', target = '', given] = /^(\S+) (\S+)(?: (.*))?$/.exec(line) ?? [];
    const body = given?.startsWith('~') === true ? (JSON.parse(given.slice(1)) as string) : given;
    const fields = Object.entries(headers).map(([name, value]) => ` + ${name}: ${value}`);
    asks.push({ title: `${line}${fields.join('')}`, method, target, body, headers });
    headers = {};
  }
  return asks;
}
