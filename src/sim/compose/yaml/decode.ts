import type { YamlNode } from './node';
import { resolve } from './resolve';
import { YamlError } from './token';
import { mapping, type Value } from './value';

/** A key that is no text, and where it stands: `services.web.environment`, '' for the top. */
export interface OddKey {
  readonly path: string;
  /** as Go prints it */
  readonly key: string;
}

/**
 * A document's value. Aliases are followed; merge keys (`<<`) are merged in: what a mapping says itself counts first. Keys
 * that are not text are left out and told to `odd`.
 */
export function decode(node: YamlNode, odd: (key: OddKey) => void = () => undefined, path = ''): Value {
  if (node.kind === 'alias') return node.target === undefined ? null : decode(node.target, odd, path);
  if (node.kind === 'sequence') return node.content.map((item, i) => decode(item, odd, `${path}[${i}]`));
  if (node.kind === 'scalar') return scalarOf(node);
  checkKeys(node);
  const made = mapping();
  const seen = new Set<string>();
  fill(made, node, seen, odd, path);
  return made;
}

function scalarOf(node: YamlNode): ReturnType<typeof resolve>['value'] {
  if (node.tag === '!!str' || (node.isQuoted && !node.isTagged)) return node.value;
  if (node.tag === '!!binary') return binary(node.value);
  return resolve(node.tag, node.value).value;
}

function binary(text: string): string {
  const compact = text.replace(/[\r\n]/g, '');
  if (!/^(?:[\w+/-]{4})*(?:[\w+/-]{2}==|[\w+/-]{3}=)?$/.test(compact)) {
    throw new YamlError('!!binary value contains invalid base64 data');
  }
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let held = 0;
  let bytes = '';
  for (const char of compact.replace(/=+$/, '')) {
    bits = (bits << 6) | digits.indexOf(char);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += String.fromCharCode((bits >> held) & 255);
    bits &= (1 << held) - 1;
  }
  return bytes;
}

/** Keys that a mapping has twice are refused, all of them at once. */
function checkKeys({ content }: YamlNode): void {
  const mistakes: string[] = [];
  for (let i = 0; i < content.length; i += 2) {
    for (let j = i + 2; j < content.length; j += 2) {
      const [first, second] = [content[i], content[j]];
      if (first === undefined || second?.kind !== first.kind || second.value !== first.value) continue;
      const key = JSON.stringify(second.value);
      mistakes.push(`  line ${second.line}: mapping key ${key} already defined at line ${first.line}`);
    }
  }
  if (mistakes.length > 0) throw new YamlError(`unmarshal errors:\n${mistakes.join('\n')}`);
}

function isMerge(key: YamlNode): boolean {
  return (
    key.kind === 'scalar' && key.value === '<<' && !key.isQuoted && ['!!merge', '', '!'].includes(key.tag)
  );
}

function fill(
  into: ReturnType<typeof mapping>,
  node: YamlNode,
  seen: Set<string>,
  odd: (key: OddKey) => void,
  path: string,
): void {
  let merged: YamlNode | undefined;
  for (let i = 0; i + 1 < node.content.length; i += 2) {
    const [key, value] = [node.content[i], node.content[i + 1]];
    if (key === undefined || value === undefined) continue;
    if (isMerge(key)) {
      merged = value;
      continue;
    }
    const name = decode(key);
    if (typeof name !== 'string') {
      odd({ path, key: name === null ? '<nil>' : String(name) });
      continue;
    }
    if (seen.has(name)) continue;
    seen.add(name);
    into[name] = decode(value, odd, path === '' ? name : `${path}.${name}`);
  }
  if (merged === undefined) return;
  for (const source of mergeSources(merged)) fill(into, source, seen, odd, path);
}

function mergeSources(node: YamlNode): readonly YamlNode[] {
  const followed = node.kind === 'alias' ? node.target : node;
  const sources = node.kind === 'sequence' ? node.content : [followed];
  return sources.map((source) => {
    const target = source?.kind === 'alias' ? source.target : source;
    if (target?.kind === 'mapping') return target;
    throw new YamlError('map merge requires map or sequence of maps as the value');
  });
}
