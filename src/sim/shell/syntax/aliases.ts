import type { Command } from 'unbash';
import { forEachChild, type SyntaxNode } from 'unbash';
import { parseScript } from './parse';

/** Replaces aliases where a command's name stands, in the text itself; an alias is not expanded again inside itself. */
export function expandAliases(source: string, aliases: Readonly<Record<string, string>>): string {
  if (Object.keys(aliases).length === 0) return source;
  let text = source;
  const used = new Set<string>();
  for (let round = 0; round < 10; round++) {
    const found = commandNames(text).filter(
      (name) => Object.hasOwn(aliases, name.text) && !used.has(name.text),
    );
    if (found.length === 0) return text;
    for (const name of found.reverse()) {
      text = text.slice(0, name.pos) + (aliases[name.text] ?? '') + text.slice(name.end);
    }
    for (const name of found) used.add(name.text);
  }
  return text;
}

interface Name {
  text: string;
  pos: number;
  end: number;
}

function commandNames(source: string): Name[] {
  const out: Name[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') addName(node, out);
    if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') return;
    forEachChild(node, visit);
  };
  visit(parseScript(source));
  return out.sort((a, b) => a.pos - b.pos);
}

function addName(node: Command, out: Name[]): void {
  const { name } = node;
  if (name !== undefined && name.parts === undefined)
    out.push({ text: name.text, pos: name.pos, end: name.end });
}
