import { isRefusal, refuse, type Refusal } from '../refusal';
import { kinds, type FlagWorld } from './kinds';
import type { FlagSpec, FlagSpecs } from './spec';

/** What was typed, taken apart by pflag's rules (github.com/spf13/pflag). */
export interface ParsedFlags {
  /** By flag name; only those that were typed. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly args: readonly string[];
  /** `--help`, or the deprecated `-h`. */
  readonly help: boolean;
  /** Lines for standard error: deprecated names. */
  readonly notices: readonly string[];
}

interface Reading {
  readonly specs: FlagSpecs;
  readonly world: FlagWorld;
  readonly values: Record<string, unknown>;
  readonly notices: string[];
  help: boolean;
}

const helpFlag: FlagSpec = { kind: 'bool', help: '' };

/**
 * Parses flags and arguments. With `interspersed` false the first argument ends the flags (`docker run`, `docker exec`),
 * otherwise flags may stand anywhere before `--`.
 */
export function parseFlags(
  specs: FlagSpecs,
  words: readonly string[],
  options: { readonly interspersed: boolean; readonly world: FlagWorld },
): ParsedFlags | Refusal {
  const reading: Reading = { specs, world: options.world, values: {}, notices: [], help: false };
  const args: string[] = [];
  let rest = words;
  for (;;) {
    const [word, ...after] = rest;
    if (word === undefined) break;
    if (word === '--') {
      args.push(...after);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      if (!options.interspersed) {
        args.push(...rest);
        break;
      }
      args.push(word);
      rest = after;
      continue;
    }
    const left = word.startsWith('--') ? readLong(reading, word, after) : readShort(reading, word, after);
    if (isRefusal(left)) return left;
    rest = left;
    if (reading.help) break;
  }
  return { values: reading.values, args, help: reading.help, notices: reading.notices };
}

function readLong(reading: Reading, word: string, after: readonly string[]): readonly string[] | Refusal {
  const body = word.slice(2);
  if (body === '' || body.startsWith('-') || body.startsWith('=')) return refuse(`bad flag syntax: ${word}`);
  const equals = body.indexOf('=');
  const name = equals < 0 ? body : body.slice(0, equals);
  const spec = Object.hasOwn(reading.specs, name)
    ? reading.specs[name]
    : name === 'help'
      ? helpFlag
      : undefined;
  if (spec === undefined) return refuse(`unknown flag: --${name}`);
  if (equals >= 0) return set(reading, name, spec, body.slice(equals + 1)) ?? after;
  const { bare } = kinds[spec.kind];
  if (bare !== undefined) return set(reading, name, spec, bare) ?? after;
  const [value, ...left] = after;
  if (value === undefined) return refuse(`flag needs an argument: ${word}`);
  return set(reading, name, spec, value) ?? left;
}

const shorts = new WeakMap<FlagSpecs, ReadonlyMap<string, string>>();

/** Letter → name, made once for each table of flags. */
function shortsOf(specs: FlagSpecs): ReadonlyMap<string, string> {
  const known = shorts.get(specs);
  if (known) return known;
  const made = new Map<string, string>();
  for (const name in specs) {
    const short = specs[name]?.short;
    if (short !== undefined) made.set(short, name);
  }
  shorts.set(specs, made);
  return made;
}

/** A word of one-letter flags: `-it`, `-p80:80`, `-t=false`. */
function readShort(reading: Reading, word: string, after: readonly string[]): readonly string[] | Refusal {
  let letters = word.slice(1);
  while (letters !== '') {
    const letter = [...letters][0] ?? '';
    const rest = letters.slice(letter.length);
    const name = shortsOf(reading.specs).get(letter);
    const spec = name === undefined ? undefined : reading.specs[name];
    if (name === undefined || spec === undefined) {
      if (letter !== 'h') return refuse(`unknown shorthand flag: '${letter}' in -${letters}`);
      reading.help = true;
      reading.notices.push('Flag shorthand -h has been deprecated, use --help');
      return after;
    }
    if (rest.length > 1 && rest.startsWith('=')) return set(reading, name, spec, rest.slice(1)) ?? after;
    const { bare } = kinds[spec.kind];
    if (bare === undefined) {
      if (rest !== '') return set(reading, name, spec, rest) ?? after;
      const [value, ...left] = after;
      if (value === undefined) return refuse(`flag needs an argument: '${letter}' in -${letters}`);
      return set(reading, name, spec, value) ?? left;
    }
    const failed = set(reading, name, spec, bare);
    if (failed) return failed;
    letters = rest;
  }
  return after;
}

function set(reading: Reading, typed: string, typedSpec: FlagSpec, text: string): Refusal | undefined {
  if (typedSpec === helpFlag) {
    reading.help = true;
    return undefined;
  }
  const name = typedSpec.aliasOf ?? typed;
  const spec = reading.specs[name] ?? typedSpec;
  const checked = spec.check ? spec.check(text, reading.world) : text;
  const { read } = kinds[spec.kind];
  const value = isRefusal(checked) ? checked : read(checked, reading.values[name] as never, reading.world);
  if (isRefusal(value)) {
    const shown = typedSpec.short === undefined ? `--${typed}` : `-${typedSpec.short}, --${typed}`;
    return refuse(`invalid argument "${goQuoted(text)}" for "${shown}" flag: ${value.refused}`);
  }
  reading.values[name] = value;
  if (typedSpec.deprecated !== undefined) {
    reading.notices.push(`Flag --${typed} has been deprecated, ${typedSpec.deprecated}`);
  }
  return undefined;
}

const goQuoted = (text: string): string => JSON.stringify(text).slice(1, -1);
