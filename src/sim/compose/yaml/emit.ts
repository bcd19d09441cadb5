import { goNumber } from './number';
import { resolve, Timestamp, type Scalar } from './resolve';

/** What can be printed. Keys come in the order in which they are to be printed; undefined ones are not. */
export type Printable = Scalar | undefined | readonly Printable[] | { readonly [key: string]: Printable };

/** A value as go-yaml prints it; `step` is how far mappings within mappings are indented. */
export function emitYaml(value: Printable, step = 2): string {
  const lines = block(value, 0, step);
  return `${lines.startsWith('\n') ? lines.slice(1) : lines.trimStart()}\n`;
}

/** A value after its key or dash: on the same line (with a space before it), or on lines of its own. */
function block(value: Printable, indent: number, step: number): string {
  if (Array.isArray(value)) {
    const items = value as readonly Printable[];
    if (items.length === 0) return ' []';
    return items.map((item) => `\n${' '.repeat(indent)}-${inItem(item, indent + 2, step)}`).join('');
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Timestamp)) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    if (entries.length === 0) return ' {}';
    return entries.map(([key, one]) => `\n${' '.repeat(indent)}${entry(key, one, indent, step)}`).join('');
  }
  return scalar(value as Scalar, indent);
}

/** The first line of what a dash holds goes on behind the dash. */
function inItem(value: Printable, indent: number, step: number): string {
  const text = block(value, indent, step);
  return text.startsWith('\n') ? ` ${text.slice(1 + indent)}` : text;
}

function entry(key: string, value: Printable, indent: number, step: number): string {
  const shown = keyText(key);
  const mark = shown.length > 128 || key.includes('\n') ? `? ${shown}\n${' '.repeat(indent)}:` : `${shown}:`;
  return mark + block(value, indent + step, step);
}

function keyText(key: string): string {
  if (key === '') return '""';
  const style = styleOf(key);
  if (key.includes('\n')) return doubleQuoted(key);
  return style === 'plain' ? key : style === 'single' ? singleQuoted(key) : doubleQuoted(key);
}

function scalar(value: Scalar, indent: number): string {
  if (value === null) return ' null';
  if (typeof value === 'boolean') return ` ${String(value)}`;
  if (value instanceof Timestamp) return ` ${value.text}`;
  if (typeof value !== 'string') return ` ${number(value)}`;
  const style = styleOf(value);
  if (style === 'literal') return ` |${literal(value, indent)}`;
  if (style === 'plain') return ` ${value}`;
  return ` ${style === 'single' ? singleQuoted(value) : doubleQuoted(value)}`;
}

function number(value: number | bigint): string {
  const shown = goNumber(value);
  return { '+Inf': '.inf', '-Inf': '-.inf', NaN: '.nan' }[shown] ?? shown;
}

type Style = 'plain' | 'single' | 'double' | 'literal';

const oldBooleans = /^(?:[yY]|[nN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;
const base60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
// Not printable, for go-yaml: everything beyond the first plane is not either.
const special = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;
const anyBreak = /[\n\r\u0085\u2028\u2029]/;
const spaceBeforeBreak = / [\n\r\u0085\u2028\u2029]/;
const breakBeforeSpace = /[\n\r\u0085\u2028\u2029] /;
const edge = /^[ \n\r\u0085\u2028\u2029]|[ \n\r\u0085\u2028\u2029]$/;
const blockIndicators =
  /^(?:---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[?:-](?:[ \t]|$)|:(?:[ \t]|$)|[ \t\n\r\u0085\u2028\u2029]#/;

function styleOf(text: string): Style {
  const isText = resolve('', text).tag === '!!str' && !base60.test(text) && !oldBooleans.test(text);
  const quotable = !spaceBeforeBreak.test(text) && !text.includes('\t') && !special.test(text);
  if (text.includes('\n')) {
    const blockable = !spaceBeforeBreak.test(text) && !special.test(text) && !text.endsWith(' ');
    return blockable ? 'literal' : 'double';
  }
  if (!isText) return 'double';
  const plain = quotable && !anyBreak.test(text) && !edge.test(text) && !blockIndicators.test(text);
  if (plain) return 'plain';
  return quotable && !breakBeforeSpace.test(text) ? 'single' : 'double';
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\u000b': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function doubleQuoted(text: string): string {
  let quoted = '';
  for (const char of text) {
    const short = shortEscapes[char];
    if (short !== undefined && char !== '\u00a0') quoted += `\\${short}`;
    else if (special.test(char)) quoted += hexEscape(char.codePointAt(0) ?? 0);
    else quoted += char;
  }
  return `"${quoted}"`;
}

function hexEscape(code: number): string {
  const [letter, width] =
    code <= 0xff ? (['x', 2] as const) : code <= 0xffff ? (['u', 4] as const) : (['U', 8] as const);
  return `\\${letter}${code.toString(16).toUpperCase().padStart(width, '0')}`;
}

/** The lines of a block, each with its indentation, behind the indicator. */
function literal(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return `${hint}${chomping}\n${lines.join('\n')}`;
}
