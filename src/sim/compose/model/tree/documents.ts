import {
  decode,
  isMapping,
  Parser,
  YamlError,
  type Mapping,
  type OddKey,
  type Value,
} from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { takeMarks, type Marks } from './marks';

/** A document of a file, and what it marked. */
export interface Document {
  readonly tree: Mapping;
  readonly marks: Marks;
}

/** The documents of a file, one after the other. Refuses in compose's words where one cannot be read. */
export function* documents(path: string, text: string): Generator<Document, void, void> {
  const read = <T>(reading: () => T): T => {
    try {
      return reading();
    } catch (error) {
      throw new ComposeFailure(`failed to parse ${path}: ${words(error)}`);
    }
  };
  const parser = read(() => new Parser(text));
  for (;;) {
    const node = read(() => parser.document());
    if (node === undefined) return;
    const odd: OddKey[] = [];
    let value: Value = null;
    let marks: Marks = [];
    if (node.tag !== '!!null') {
      const taken = read(() => takeMarks(node));
      marks = taken.marks;
      value = read(() => (taken.node === undefined ? null : decode(taken.node, (key) => odd.push(key))));
    }
    const [first] = odd;
    if (first !== undefined) {
      const place = first.path === '' ? 'at top level' : `in ${first.path}`;
      throw new ComposeFailure(`non-string key ${place}: ${first.key}`);
    }
    if (!isMapping(value)) throw new ComposeFailure('top-level object must be a mapping');
    yield { tree: value, marks };
  }
}

function words(error: unknown): string {
  if (error instanceof YamlError) return `yaml: ${error.message}`;
  if (error instanceof ComposeFailure) return error.message;
  throw error;
}

/**
 * The name that a file gives its project in its first document, before anything else is done with it. Refuses what is no
 * YAML at all.
 */
export function nameIn(text: string): string {
  try {
    const node = new Parser(text).document();
    if (node === undefined || node.tag === '!!null') return '';
    if (node.kind !== 'mapping') {
      const shown = node.kind === 'sequence' ? '' : ` \`${shorten(node.value)}\``;
      throw new YamlError(
        `unmarshal errors:\n  line ${node.line}: cannot unmarshal ${node.tag}${shown} into cli.named`,
      );
    }
    // Only the mapping's own keys are looked at, not what lies below.
    const shallow = { ...node, content: node.content.map((one, i) => (i % 2 === 0 ? one : topScalar(one))) };
    const top = decode(shallow);
    const name = isMapping(top) ? top.name : undefined;
    return name === undefined || name === null ? '' : scalarText(node.content, String(name));
  } catch (error) {
    if (error instanceof YamlError) throw new ComposeFailure(`yaml: ${error.message}`);
    throw error;
  }
}

function shorten(text: string): string {
  return text.length > 10 ? `${text.slice(0, 7)}...` : text;
}

/** What stands for a value that is not looked at. */
function topScalar<T extends { readonly kind: string; readonly line: number }>(node: T): T {
  if (node.kind === 'scalar') return node;
  return { ...node, kind: 'scalar', tag: '!!str', value: '', isQuoted: true, isTagged: false, content: [] };
}

/** A name is taken as it was written, even where YAML would see a number. */
function scalarText(content: readonly { readonly value: string }[], fallback: string): string {
  const index = content.findIndex((one, i) => i % 2 === 0 && one.value === 'name');
  return index === -1 ? fallback : (content[index + 1]?.value ?? fallback);
}
