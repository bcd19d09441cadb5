import type { YamlNode } from './node';
import { resolve } from './resolve';
import { Scanner } from './scanner';
import { fault, YamlError, type Mark, type Token, type TokenKind } from './token';

const standardPrefix = 'tag:yaml.org,2002:';

interface Properties {
  readonly anchor?: string;
  readonly tag: string;
  /** where the node begins, its anchor and tag included */
  readonly start: Mark;
}

/** From tokens to nodes, document by document. Refuses in go-yaml's words, with a `YamlError`. */
export class Parser {
  readonly #scanner: Scanner;
  #isFirst = true;
  readonly #anchors = new Map<string, YamlNode>();
  #prefixes = new Map<string, string>();

  constructor(text: string) {
    this.#scanner = new Scanner(text === '' ? '\n' : text);
  }

  /** The next document's node; undefined at the end. */
  document(): YamlNode | undefined {
    const s = this.#scanner;
    if (!this.#isFirst) while (s.peek().kind === 'document-end') s.take();
    if (s.peek().kind === 'stream-end') return undefined;
    const isExplicit =
      !this.#isFirst || ['version-directive', 'tag-directive', 'document-start'].includes(s.peek().kind);
    this.#isFirst = false;
    this.#directives();
    if (isExplicit) {
      if (s.peek().kind !== 'document-start') {
        throw fault('parser', 'did not find expected <document start>', s.peek().start);
      }
      s.take();
    }
    const { kind, start } = s.peek();
    const endsAtOnce = ['version-directive', 'tag-directive', 'document-start', 'document-end', 'stream-end'];
    const node = isExplicit && endsAtOnce.includes(kind) ? this.#empty(start) : this.#node(true, false);
    if (s.peek().kind === 'document-end') s.take();
    return node;
  }

  #directives(): void {
    const s = this.#scanner;
    this.#prefixes = new Map();
    let hasVersion = false;
    for (;;) {
      const { kind, start, value, suffix } = s.peek();
      if (kind === 'version-directive') {
        if (hasVersion) throw fault('parser', 'found duplicate %YAML directive', start);
        if (value !== '1.1') throw fault('parser', 'found incompatible YAML document', start);
        hasVersion = true;
      } else if (kind === 'tag-directive') {
        if (this.#prefixes.has(value)) throw fault('parser', 'found duplicate %TAG directive', start);
        this.#prefixes.set(value, suffix);
      } else break;
      s.take();
    }
    if (!this.#prefixes.has('!')) this.#prefixes.set('!', '!');
    if (!this.#prefixes.has('!!')) this.#prefixes.set('!!', standardPrefix);
  }

  #node(isBlock: boolean, mayBeIndentless: boolean): YamlNode {
    const s = this.#scanner;
    const first = s.peek();
    if (first.kind === 'alias') return this.#alias(s.take());
    const properties = this.#properties();
    const next = s.peek();
    if (mayBeIndentless && next.kind === 'block-entry') return this.#indentless(properties);
    if (next.kind === 'scalar') return this.#scalar(s.take(), properties);
    if (next.kind === 'flow-sequence-start') return this.#flowSequence(properties);
    if (next.kind === 'flow-mapping-start') return this.#flowMapping(properties);
    if (isBlock && next.kind === 'block-sequence-start') return this.#blockSequence(properties);
    if (isBlock && next.kind === 'block-mapping-start') return this.#blockMapping(properties);
    if (properties.anchor !== undefined || properties.tag !== '') {
      return this.#anchored(this.#make('scalar', properties, ''), properties);
    }
    throw fault('parser', 'did not find expected node content', next.start, first.start);
  }

  #properties(): Properties {
    const s = this.#scanner;
    const start = s.peek().start;
    let anchor: string | undefined;
    let tag: Token | undefined;
    for (let i = 0; i < 2; i++) {
      if (anchor === undefined && s.peek().kind === 'anchor') anchor = s.take().value;
      else if (tag === undefined && s.peek().kind === 'tag') tag = s.take();
    }
    return { anchor, tag: tag === undefined ? '' : this.#fullTag(tag, start), start };
  }

  #fullTag(tag: Token, start: Mark): string {
    if (tag.value === '') return tag.suffix;
    const prefix = this.#prefixes.get(tag.value);
    if (prefix === undefined) throw fault('parser', 'found undefined tag handle', tag.start, start);
    return prefix + tag.suffix;
  }

  #make(kind: YamlNode['kind'], { tag, start }: Properties, value: string, isQuoted = false): YamlNode {
    const isTagged = tag !== '' && tag !== '!';
    const short = tag.startsWith(standardPrefix) ? `!!${tag.slice(standardPrefix.length)}` : tag;
    const plain = { sequence: '!!seq', mapping: '!!map', alias: '', scalar: isQuoted ? '!!str' : undefined };
    return {
      ...{ kind, value, isTagged, isQuoted, line: start.line + 1, content: [] },
      tag: isTagged ? short : (plain[kind] ?? resolve('', value).tag),
    };
  }

  #anchored(node: YamlNode, { anchor }: Properties): YamlNode {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return node;
  }

  #empty(start: Mark): YamlNode {
    return this.#make('scalar', { tag: '', start }, '');
  }

  #alias({ value, start }: Token): YamlNode {
    const target = this.#anchors.get(value);
    if (target === undefined) throw new YamlError(`unknown anchor '${value}' referenced`);
    return { ...this.#make('alias', { tag: '', start }, value), target };
  }

  #scalar({ value, style }: Token, properties: Properties): YamlNode {
    return this.#anchored(this.#make('scalar', properties, value, style !== 'plain'), properties);
  }

  /** A node, or an empty one where one of these tokens comes at once. */
  #nodeUnless(kinds: readonly TokenKind[], at: Mark, isBlock: boolean, mayBeIndentless: boolean): YamlNode {
    if (kinds.includes(this.#scanner.peek().kind)) return this.#empty(at);
    return this.#node(isBlock, mayBeIndentless);
  }

  #blockSequence(properties: Properties): YamlNode {
    const s = this.#scanner;
    const node = this.#anchored(this.#make('sequence', properties, ''), properties);
    const { start } = s.take();
    while (s.peek().kind === 'block-entry') {
      const at = s.take().start;
      node.content.push(this.#nodeUnless(['block-entry', 'block-end'], at, true, false));
    }
    if (s.peek().kind !== 'block-end') {
      throw fault('parser', "did not find expected '-' indicator", s.peek().start, start);
    }
    s.take();
    return node;
  }

  /** A sequence as a key's value whose dashes stand under the key itself. */
  #indentless(properties: Properties): YamlNode {
    const s = this.#scanner;
    const node = this.#anchored(this.#make('sequence', properties, ''), properties);
    while (s.peek().kind === 'block-entry') {
      const at = s.take().start;
      node.content.push(this.#nodeUnless(['block-entry', 'key', 'value', 'block-end'], at, true, false));
    }
    return node;
  }

  #blockMapping(properties: Properties): YamlNode {
    const s = this.#scanner;
    const node = this.#anchored(this.#make('mapping', properties, ''), properties);
    const { start } = s.take();
    const ends = ['key', 'value', 'block-end'] as const;
    while (s.peek().kind === 'key') {
      const at = s.take().start;
      node.content.push(this.#nodeUnless(ends, at, true, true));
      if (s.peek().kind === 'value') {
        const after = s.take().start;
        node.content.push(this.#nodeUnless(ends, after, true, true));
      } else node.content.push(this.#empty(s.peek().start));
    }
    if (s.peek().kind !== 'block-end') {
      throw fault('parser', 'did not find expected key', s.peek().start, start);
    }
    s.take();
    return node;
  }

  /** Past a comma, unless this is the first entry. */
  #comma(isFirst: boolean, problem: string, start: Mark): void {
    if (isFirst) return;
    const s = this.#scanner;
    if (s.peek().kind !== 'flow-entry') throw fault('parser', problem, s.peek().start, start);
    s.take();
  }

  #flowSequence(properties: Properties): YamlNode {
    const s = this.#scanner;
    const node = this.#anchored(this.#make('sequence', properties, ''), properties);
    const { start } = s.take();
    for (let isFirst = true; s.peek().kind !== 'flow-sequence-end'; isFirst = false) {
      this.#comma(isFirst, "did not find expected ',' or ']'", start);
      if (s.peek().kind === 'flow-sequence-end') break;
      node.content.push(s.peek().kind === 'key' ? this.#flowPair() : this.#node(false, false));
    }
    s.take();
    return node;
  }

  /** `a: b` as an entry of a flow sequence. */
  #flowPair(): YamlNode {
    const s = this.#scanner;
    const { start } = s.take();
    const pair = this.#make('mapping', { tag: '', start }, '');
    if (['value', 'flow-entry', 'flow-sequence-end'].includes(s.peek().kind)) {
      pair.content.push(this.#empty(s.take().start));
    } else pair.content.push(this.#node(false, false));
    pair.content.push(this.#flowValue('flow-sequence-end'));
    return pair;
  }

  #flowValue(end: TokenKind): YamlNode {
    const s = this.#scanner;
    if (s.peek().kind !== 'value') return this.#empty(s.peek().start);
    s.take();
    return this.#nodeUnless(['flow-entry', end], s.peek().start, false, false);
  }

  #flowMapping(properties: Properties): YamlNode {
    const s = this.#scanner;
    const node = this.#anchored(this.#make('mapping', properties, ''), properties);
    const { start } = s.take();
    for (let isFirst = true; s.peek().kind !== 'flow-mapping-end'; isFirst = false) {
      this.#comma(isFirst, "did not find expected ',' or '}'", start);
      if (s.peek().kind === 'flow-mapping-end') break;
      if (s.peek().kind === 'key') {
        s.take();
        const ends = ['value', 'flow-entry', 'flow-mapping-end'] as const;
        node.content.push(this.#nodeUnless(ends, s.peek().start, false, false));
        node.content.push(this.#flowValue('flow-mapping-end'));
      } else {
        node.content.push(this.#node(false, false), this.#empty(s.peek().start));
      }
    }
    s.take();
    return node;
  }
}
