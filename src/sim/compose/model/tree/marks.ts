import { isMapping, type Mapping, type Value, type YamlNode } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { showPath, type TreePath } from '../tree-path';

/** Places that a file marks with `!reset` or `!override`: what earlier files say there does not count. */
export type Marks = readonly TreePath[];

/**
 * Takes the marked places out of a document: what is `!reset` is dropped, what is `!override` stays. It also refuses keys
 * that stand twice, and aliases that hold themselves.
 */
export function takeMarks(document: YamlNode): {
  readonly node: YamlNode | undefined;
  readonly marks: Marks;
} {
  const marks: TreePath[] = [];
  const node = new MarkWalk(marks).walk(document, []);
  return { node, marks };
}

class MarkWalk {
  readonly #visited = new Map<YamlNode, string[]>();

  constructor(private readonly marks: TreePath[]) {}

  walk(node: YamlNode, at: TreePath): YamlNode | undefined {
    const path = withoutMerge(at);
    if (node.kind === 'alias' && node.target !== undefined) {
      this.#refuseCycle(node.target, showPath(path));
      return this.walk(node.target, path);
    }
    if (node.tag === '!reset') {
      this.marks.push(path);
      return undefined;
    }
    if (node.tag === '!override') {
      this.marks.push(path);
      return node;
    }
    if (node.kind === 'sequence') return { ...node, content: this.#items(node, path) };
    if (node.kind === 'mapping') return { ...node, content: this.#entries(node, path) };
    return node;
  }

  #items({ content }: YamlNode, path: TreePath): YamlNode[] {
    return content.flatMap((item, i) => this.walk(item, [...path, String(i)]) ?? []);
  }

  #entries({ content }: YamlNode, path: TreePath): YamlNode[] {
    const kept: YamlNode[] = [];
    const lines = new Map<string, number>();
    for (let i = 0; i + 1 < content.length; i += 2) {
      const [key, value] = [content[i], content[i + 1]];
      if (key === undefined || value === undefined) continue;
      const line = lines.get(key.value);
      if (line !== undefined) {
        const name = JSON.stringify(key.value);
        throw new ComposeFailure(`line ${key.line}: mapping key ${name} already defined at line ${line}`);
      }
      lines.set(key.value, key.line);
      const resolved = this.walk(value, [...path, key.value]);
      if (resolved !== undefined) kept.push(key, resolved);
    }
    return kept;
  }

  #refuseCycle(target: YamlNode, path: string): void {
    const visited = this.#visited.get(target) ?? [];
    for (const earlier of visited) {
      if (earlier === path || earlier.includes('<<') || path.includes('<<')) continue;
      const isInside = path.startsWith(`${earlier}.`) || earlier.startsWith(`${path}.`);
      if (!isInside || areInDifferentServices(path, earlier)) continue;
      throw new ComposeFailure(`cycle detected: node at path ${path} references node at path ${earlier}`);
    }
    this.#visited.set(target, [...visited, path]);
  }
}

/** A merge key is no level of its own. */
function withoutMerge(path: TreePath): TreePath {
  const index = path.indexOf('<<', 1);
  return index === -1 ? path : path.filter((_, i) => i !== index);
}

function areInDifferentServices(a: string, b: string): boolean {
  const [first, second] = [a.split('.'), b.split('.')];
  const length = Math.min(first.length, second.length) - 1;
  for (let i = 0; i < length; i++) {
    if (first[i] === 'services' && second[i] === 'services') return first[i + 1] !== second[i + 1];
  }
  return false;
}

/** Drops what stands at the marked places of a tree. */
export function applyMarks(tree: Mapping, marks: Marks): void {
  if (marks.length > 0) drop(tree, [], marks);
}

function drop(value: Value, path: TreePath, marks: Marks): void {
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      drop(item, [...path, `[${i}]`], marks);
    });
  } else if (isMapping(value)) {
    for (const key of Object.keys(value)) {
      const next = [...path, key];
      if (marks.some((mark) => matches(next, mark))) Reflect.deleteProperty(value, key);
      else drop(value[key] ?? null, next, marks);
    }
  }
}

function matches(path: TreePath, mark: TreePath): boolean {
  return path.length === mark.length && mark.every((part, i) => part === '*' || part === path[i]);
}
