import { isRefusal, refuse, type Refusal } from '../refusal';
import { execute, parse, type Template } from '../template';
import type { GoTypeName } from './go-types';
import { typed, untyped } from './typed';

/** An object that `inspect` found: its JSON as the engine sent it, and the type to read it as. */
export interface Found {
  readonly json: unknown;
  readonly typeName: GoTypeName;
  /** Objects that the client writes itself (volumes): templates do not fall back to the plain JSON. */
  readonly onlyTyped?: boolean;
  /** Objects that the client encodes itself, with Go's escapes of `<`, `>` and `&`. */
  readonly escapes?: boolean;
}

/** How inspect commands print: indented, as compact JSON, or by a template. */
export type Inspector = 'indented' | 'json' | Template;

/** A `--format` of an inspect command; the refusal ends the command with status 64. */
export function inspectorOf(format: string): Inspector | Refusal {
  if (format === '') return 'indented';
  if (format === 'json') return 'json';
  const template = parse(format);
  return isRefusal(template) ? refuse(`template parsing error: ${template.refused}`) : template;
}

/** What goes to standard output for all objects, and the mistakes of templates for standard error. */
export function writeInspected(
  inspector: Inspector,
  found: readonly Found[],
): { readonly out: string; readonly errors: readonly string[] } {
  const plain = found.map(({ json }) => json);
  const escape = found.some(({ escapes }) => escapes === true) ? goEscapes : (text: string) => text;
  if (inspector === 'json') return { out: `${escape(JSON.stringify(plain))}\n`, errors: [] };
  if (inspector === 'indented') return { out: `${escape(indented(plain))}\n`, errors: [] };
  const errors: string[] = [];
  let out = '';
  for (const one of found) {
    const text = runTemplate(inspector, one);
    if (isRefusal(text)) errors.push(`template parsing error: ${text.refused}`);
    else out += `${text}\n`;
  }
  return { out: out === '' ? '\n' : out, errors };
}

const goEscapes = (json: string): string =>
  json.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);

function runTemplate(template: Template, { json, typeName, onlyTyped }: Found): string | Refusal {
  const first = execute(template, typed(typeName, json));
  if (!isRefusal(first) || onlyTyped === true) return first;
  return execute(template, untyped(json), { strictKeys: true });
}

/** Go's json.Indent with four blanks: as JSON.stringify, empty objects and lists on one line. */
function indented(values: readonly unknown[]): string {
  return JSON.stringify(values, null, 4);
}
