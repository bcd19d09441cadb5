import type { ParameterExpansionPart, ParameterOperation, Word } from 'unbash';
import type { Shell } from '../shell';
import { ShellError } from '../failures';
import { evaluateText } from './evaluate';
import { operations } from './operations';
import { fieldEnd, joinPieces, type Piece } from './pieces';
import { expandArithmetic, expandPieces, expandText } from './word';

/** A parameter as it stands: one value, several (`$@`, `${a[*]}`), or none. */
export interface Found {
  name: string;
  /** subscript to write to */
  index?: string;
  values: string[];
  isSet: boolean;
  /** `@`: each value is a field of its own, even in quotes; `*`: quotes join them */
  many?: '@' | '*';
}

/** `$x`, `$1`, `$@` … */
export function expandSimple(sh: Shell, name: string, isQuoted: boolean): Piece[] {
  return present(sh, checked(sh, find(sh, name, undefined)), isQuoted);
}

/** `${…}` with everything that may be in it. `isInQuotes`: it stands between double quotes. */
export function expandParameter(
  sh: Shell,
  part: ParameterExpansionPart,
  isQuoted: boolean,
  isInQuotes: boolean,
): Piece[] {
  refuseForeign(sh, part);
  if (part.prefix === '!' && sh.dialect.isBash) return expandIndirect(sh, part, isQuoted, isInQuotes);
  const found = find(sh, part.parameter, part.index);
  if (part.prefix === '#') return [[isQuoted ? 'quoted' : 'split', lengthOf(sh, found)]];
  if (part.operation === undefined) return present(sh, checked(sh, found), isQuoted);
  return operate(sh, found, part, part.operation, isQuoted, isInQuotes);
}

const notInDash: ReadonlySet<string> = new Set([
  'Replace',
  'Slice',
  'CaseModification',
  'Transform',
  'Names',
  'Unknown',
]);
const notInAsh: ReadonlySet<string> = new Set(['CaseModification', 'Transform', 'Names', 'Unknown']);

function refuseForeign(sh: Shell, part: ParameterExpansionPart): void {
  const type = part.operation?.type ?? '';
  const isForeign = sh.dialect.isBash
    ? type === 'Unknown'
    : (sh.dialect.name === 'dash' ? notInDash : notInAsh).has(type) ||
      part.prefix === '!' ||
      part.index !== undefined;
  const isNamed = /^([A-Za-z_]\w*|\d+|[@*#?$!-])$/.test(part.parameter);
  if (isForeign || !isNamed) throw new ShellError('bad-substitution', part.text);
}

function expandIndirect(
  sh: Shell,
  part: ParameterExpansionPart,
  isQuoted: boolean,
  isInQuotes: boolean,
): Piece[] {
  if (part.operation?.type === 'Names') {
    const names = sh.variables.names().filter((name) => name.startsWith(part.parameter));
    return present(sh, { name: '', values: names, isSet: true, many: part.operation.operator }, isQuoted);
  }
  const index = part.index?.text;
  if (index === '@' || index === '*') {
    const keys = sh.variables.entries(part.parameter).map(([key]) => key);
    return present(sh, { name: '', values: keys, isSet: true, many: index }, isQuoted);
  }
  if (sh.variables.row(part.parameter)?.isReference === true) {
    return [[isQuoted ? 'quoted' : 'split', sh.variables.row(part.parameter)?.value ?? '']];
  }
  const target = checked(sh, find(sh, part.parameter, part.index)).values[0] ?? '';
  const element = /^(\w+)\[(.*)\]$/.exec(target);
  if (target === '') throw new ShellError('plain', `${part.parameter}: invalid indirect expansion`);
  const found = element ? findElement(sh, element[1] ?? '', element[2] ?? '') : find(sh, target, undefined);
  if (part.operation === undefined) return present(sh, checked(sh, found), isQuoted);
  return operate(sh, found, part, part.operation, isQuoted, isInQuotes);
}

/** Looks a parameter up. */
export function find(sh: Shell, name: string, index: Word | undefined): Found {
  if (name === '@' || name === '*')
    return { name, values: sh.s.args, isSet: sh.s.args.length > 0, many: name };
  if (index !== undefined) {
    if (index.text === '@' || index.text === '*') return all(sh, name, index.text);
    return findElement(sh, name, expandText(sh, index));
  }
  if (sh.dialect.own !== undefined && sh.variables.isList(name)) return all(sh, name, '*');
  const value = sh.get(name);
  return value === undefined ? { name, values: [], isSet: false } : { name, values: [value], isSet: true };
}

/** Every element of a list. */
function all(sh: Shell, name: string, many: '@' | '*'): Found {
  const values = sh.variables.entries(name).map(([, value]) => value);
  return { name, values, isSet: values.length > 0, many };
}

function findElement(sh: Shell, name: string, index: string): Found {
  if (index === '@' || index === '*') return all(sh, name, index);
  const key =
    sh.variables.row(sh.variables.resolve(name))?.isAssociative === true
      ? index
      : expandArithmetic(sh, index);
  const value = sh.variables.element(name, key);
  const found = { name, index: key, values: value === undefined ? [] : [value], isSet: value !== undefined };
  return found;
}

/** `set -u`. */
function checked(sh: Shell, found: Found): Found {
  if (!found.isSet && found.many === undefined && sh.s.options['nounset'] === true) {
    sh.failUnbound(found.index === undefined ? found.name : `${found.name}[${found.index}]`);
  }
  return found;
}

function lengthOf(sh: Shell, found: Found): string {
  if (found.many !== undefined) return String(found.values.length);
  return String([...(checked(sh, found).values[0] ?? '')].length);
}

/** The values as pieces of a word. */
export function present(sh: Shell, found: Found, isQuoted: boolean): Piece[] {
  const { values, many } = found;
  if (many === undefined) return [[isQuoted ? 'quoted' : 'split', values[0] ?? '']];
  if (isQuoted && many === '*') {
    const ifs = sh.get('IFS') ?? ' ';
    return [['quoted', values.join(ifs.slice(0, 1))]];
  }
  return values.flatMap((value, i): Piece[] => {
    const piece: Piece = [isQuoted ? 'quoted' : 'split', value];
    return i > 0 ? [fieldEnd, piece] : [piece];
  });
}

function operate(
  sh: Shell,
  found: Found,
  part: ParameterExpansionPart,
  operation: ParameterOperation,
  isQuoted: boolean,
  isInQuotes: boolean,
): Piece[] {
  if (operation.type === 'Default') {
    const isNull =
      operation.operator.startsWith(':') &&
      found.values.every((value) => value === '') &&
      found.values.length < 2;
    const has = found.isSet && !isNull;
    const operator = operation.operator.slice(-1);
    const operand = () => operandPieces(sh, operation.operand, isQuoted, isInQuotes);
    if (operator === '+') return has ? operand() : [[isQuoted ? 'quoted' : 'split', '']];
    if (has) return present(sh, found, isQuoted);
    if (operator === '-') return operand();
    if (operator === '=') return assignDefault(sh, found, joinPieces(operand()), isQuoted);
    throw new ShellError(
      'unset-parameter',
      found.name,
      missingText(sh, operation.operand, operation.operator, isQuoted, isInQuotes),
    );
  }
  if (operation.type === 'Slice')
    return present(sh, slice(sh, found, operation.offset, operation.length), isQuoted);
  const apply = operations[operation.type];
  if (apply === undefined) throw new ShellError('bad-substitution', part.text);
  const change = apply(sh, operation as never, checked(sh, found));
  return present(sh, { ...found, values: found.values.map(change) }, isQuoted);
}

function missingText(
  sh: Shell,
  operand: Word,
  operator: string,
  isQuoted: boolean,
  isInQuotes: boolean,
): string {
  const said = joinPieces(operandPieces(sh, operand, isQuoted, isInQuotes));
  if (said !== '') return said;
  return operator === '?' ? 'parameter not set' : 'parameter null or not set';
}

function assignDefault(sh: Shell, found: Found, value: string, isQuoted: boolean): Piece[] {
  if (!/^[A-Za-z_]/.test(found.name))
    throw new ShellError('plain', `$${found.name}: cannot assign in this way`);
  if (found.index === undefined) sh.variables.set(found.name, value);
  else sh.variables.setElement(found.name, found.index, value);
  return [[isQuoted ? 'quoted' : 'split', value]];
}

/** What stands behind `:-` and its like: in quotes it is quoted text; outside, its bare parts are split. */
function operandPieces(sh: Shell, operand: Word, isQuoted: boolean, isInQuotes: boolean): Piece[] {
  if (isInQuotes) return quotedOperand(sh, operand);
  const pieces = expandPieces(sh, operand, { quoted: isQuoted, tilde: 'word' });
  if (isQuoted) return pieces;
  return pieces.flatMap(([kind, text]): Piece[] => (kind === 'bare' ? soften(text) : [[kind, text]]));
}

function quotedOperand(sh: Shell, operand: Word): Piece[] {
  if (operand.parts === undefined) return [['quoted', unescapeOperand(operand.text)]];
  return operand.parts.flatMap((part): Piece[] => {
    if (part.type === 'Literal') return [['quoted', unescapeOperand(part.text)]];
    if (['SingleQuoted', 'Glob', 'ExtendedGlob', 'BraceExpansion', 'AnsiCQuoted'].includes(part.type))
      return [['quoted', part.text]];
    const one: Word = { ...operand, text: part.text, value: part.text, parts: [part] };
    return expandPieces(sh, one, { quoted: true });
  });
}

const unescapeOperand = (text: string) => text.replace(/\\([$`"\\}])|\\\n/g, '$1');

/** Bare text becomes text to be split; what a backslash protects is not. */
function soften(text: string): Piece[] {
  const out: Piece[] = [];
  for (const match of text.matchAll(/\\([\s\S])|[^\\]+/g)) {
    out.push(match[1] === undefined ? ['split', match[0]] : ['quoted', match[1]]);
  }
  return out;
}

function slice(sh: Shell, found: Found, offset: Word, length: Word | undefined): Found {
  const number = (word: Word) => Number(evaluateText(sh, expandArithmetic(sh, word.text)));
  const from = number(offset);
  const count = length === undefined ? undefined : number(length);
  checked(sh, found);
  if (found.many !== undefined) {
    const isArgs = found.name === '@' || found.name === '*';
    const all = isArgs ? [sh.s.name, ...found.values] : found.values;
    const start = from < 0 ? Math.max(0, all.length + from) : isArgs && from === 0 ? 0 : from;
    if (count !== undefined && count < 0) throw new ShellError('negative-length', length?.text ?? '');
    return { ...found, values: all.slice(start, count === undefined ? undefined : start + count) };
  }
  const chars = [...(found.values[0] ?? '')];
  const start = from < 0 ? chars.length + from : from;
  if (start < 0) return { ...found, values: [''] };
  const end = count === undefined ? chars.length : count < 0 ? chars.length + count : start + count;
  if (end < start && count !== undefined && count < 0)
    throw new ShellError('negative-length', length?.text ?? '');
  return { ...found, values: [chars.slice(start, end).join('')] };
}
