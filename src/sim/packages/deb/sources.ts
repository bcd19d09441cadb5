import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { parseStanzas } from './status';
import { findSuite, type Release, type Suite } from './releases';

/** One repository of sources.list. */
export interface Source {
  /** without a slash at its end */
  uri: string;
  scheme: string;
  host: string;
  /** path behind the host, without slashes around it */
  path: string;
  suite: string;
  components: string[];
  known?: { release: Release; suite: Suite };
}

export const listsFolder = '/var/lib/apt/lists';

/** The name of an index file in /var/lib/apt/lists. */
export function listName(source: Source, rest: string): string {
  return `${source.uri.replace(/^\w+:\/\//, '')}/dists/${source.suite}/${rest}`.replace(/\//g, '_');
}

/** What sources.list and sources.list.d say, in apt's order; wrong lines by file and number. */
export function readSources(p: Proc): { sources: Source[]; wrong: string | undefined } {
  const sources: Source[] = [];
  let wrong: string | undefined;
  const folder = '/etc/apt/sources.list.d';
  const entries = p.readDir(folder);
  const names = isFail(entries) ? [] : entries.map(({ name }) => `${folder}/${name}`);
  for (const file of ['/etc/apt/sources.list', ...names]) {
    const text = p.readText(file);
    if (isFail(text)) continue;
    if (file.endsWith('.sources')) sources.push(...fromStanzas(text));
    else if (file.endsWith('.list'))
      for (const [n, line] of text.split('\n').entries()) {
        const found = fromLine(line);
        if (found === 'wrong') wrong ??= `E: Malformed entry ${n + 1} in list file ${file} (Suite)`;
        else sources.push(...found);
      }
  }
  return { sources, wrong };
}

function fromLine(raw: string): Source[] | 'wrong' {
  const line = raw.replace(/#.*/, '').trim();
  if (line === '' || line.startsWith('deb-src')) return [];
  const words = line.replace(/\[[^\]]*\]/, '').split(/\s+/);
  const [kind, uri, suite, ...components] = words;
  if (kind !== 'deb' || uri === undefined || suite === undefined) return 'wrong';
  return [sourceOf(uri, suite, components)];
}

function fromStanzas(text: string): Source[] {
  return parseStanzas(text.replace(/^#.*\n/gm, '')).flatMap((fields) => {
    if (fields['Enabled'] === 'no' || !(fields['Types'] ?? 'deb').split(/\s+/).includes('deb')) return [];
    const words = (name: string) => (fields[name] ?? '').split(/\s+/).filter((word) => word !== '');
    return words('URIs').flatMap((uri) =>
      words('Suites').map((suite) => sourceOf(uri, suite, words('Components'))),
    );
  });
}

function sourceOf(given: string, suite: string, components: string[]): Source {
  const uri = given.replace(/\/+$/, '');
  const [, scheme = 'http', host = '', path = ''] = /^(\w+):\/\/([^/]*)\/?(.*)$/.exec(uri) ?? [];
  const known = findSuite(host, path, suite);
  return { uri, scheme, host, path, suite, components, ...(known === undefined ? {} : { known }) };
}
