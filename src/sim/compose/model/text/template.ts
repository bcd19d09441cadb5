import { ComposeFailure } from '../failure';

/** A variable's value; undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

/** What is told of a variable that is not set and has no default. */
export type Unset = (name: string) => void;

/** A `$` that begins nothing. Compose shows the whole text. */
export class InvalidTemplate extends ComposeFailure {
  constructor(readonly template: string) {
    super(`Invalid template: ${JSON.stringify(template)}`);
  }
}

const pattern = /\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{(?:([_a-zA-Z][_a-zA-Z0-9]*(?::?[-+?](.*))?)\}|()))/g;

/**
 * A text with its variables replaced: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, `${X+other}`,
 * `${X:?reason}`, `${X?reason}`, nested as deep as one likes, and `$$` for a dollar sign.
 */
export function substitute(template: string, lookup: Lookup, unset: Unset): string {
  let first: unknown;
  const result = template.replace(pattern, (found: string) => {
    try {
      return replacement(found, template, lookup, unset);
    } catch (error) {
      first ??= error;
      return '';
    }
  });
  if (first !== undefined) throw first as Error;
  return result;
}

function replacement(found: string, template: string, lookup: Lookup, unset: Unset): string {
  const operator = firstOperator(found);
  const end = closingBrace(found);
  const rest = end === -1 ? '' : found.slice(end + 1);
  const own = end === -1 ? found : found.slice(0, end + 1);
  const [, escaped = '', named = '', braced = ''] = new RegExp(pattern.source).exec(own) ?? [];
  if (escaped !== '') return escaped;
  const name = named === '' ? braced : named;
  if (name === '') throw new InvalidTemplate(template);
  if (named === '' && operator !== undefined) {
    const value = apply(operator, name, lookup, unset);
    if (value !== undefined) return value + substitute(rest, lookup, unset);
  }
  const value = lookup(name);
  if (value === undefined) unset(name);
  return value ?? '';
}

type Operator = (name: string, value: string | undefined, word: string) => string;

const missing = (name: string, reason: string): ComposeFailure =>
  new ComposeFailure(`required variable ${name} is missing a value${reason === '' ? '' : `: ${reason}`}`);

const operators: Readonly<Record<string, Operator>> = {
  ':?': (name, value, word) => {
    if (value === undefined || value === '') throw missing(name, word);
    return value;
  },
  '?': (name, value, word) => {
    if (value === undefined) throw missing(name, word);
    return value;
  },
  ':-': (_, value, word) => (value === undefined || value === '' ? word : value),
  '-': (_, value, word) => value ?? word,
  ':+': (_, value, word) => (value !== undefined && value !== '' ? word : (value ?? '')),
  '+': (_, value, word) => (value !== undefined ? word : ''),
};

/** The operator that comes first in the text; of two at one place the longer one. */
function firstOperator(text: string): string | undefined {
  let best: string | undefined;
  let at = Infinity;
  for (const sign of Object.keys(operators)) {
    const index = text.indexOf(sign);
    if (index === -1 || index >= at) continue;
    best = sign;
    at = index;
  }
  return best;
}

function apply(sign: string, text: string, lookup: Lookup, unset: Unset): string | undefined {
  const at = text.indexOf(sign);
  if (at === -1) return undefined;
  const name = text.slice(0, at);
  const word = substitute(text.slice(at + sign.length), lookup, unset);
  return operators[sign]?.(name, lookup(name), word);
}

/** Where the first brace that was opened is closed; −1 if it is not. What follows an opening brace is not looked at. */
export function closingBrace(text: string): number {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '}') {
      open--;
      if (open === 0) return i;
    }
    if (text[i] === '{') {
      open++;
      i++;
    }
  }
  return -1;
}

/** A variable that a text mentions: a line of `docker compose config --variables`. */
export interface Variable {
  readonly name: string;
  readonly defaultValue: string;
  readonly presenceValue: string;
  readonly required: boolean;
}

/** All variables of a text, with those of their defaults. */
export function variablesOf(text: string): Variable[] {
  const found: Variable[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, escaped = '', named = '', braced = ''] = match;
    if (escaped !== '') continue;
    let body = named === '' ? braced : named;
    const end = closingBrace(whole);
    if (named === '' && end > 0) {
      body = whole.slice(2, end);
      found.push(...variablesOf(whole.slice(end + 1)));
    }
    found.push(...variableOf(body));
  }
  return found;
}

function variableOf(body: string): Variable[] {
  const [, name = '', sign = '', word = ''] = /^(\w*)(:?[?+-])?(.*)$/s.exec(body) ?? [];
  const defaultValue = sign.endsWith('-') ? word : '';
  const presenceValue = sign.endsWith('+') ? word : '';
  const own = { name, defaultValue, presenceValue, required: sign.endsWith('?') };
  return [own, ...variablesOf(defaultValue), ...variablesOf(presenceValue)];
}
