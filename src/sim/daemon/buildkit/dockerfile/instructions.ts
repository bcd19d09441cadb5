import type { Checked, Command, CommandLine, Pair, Program, StageLines } from './command';
import { fail, isFailure, type Failure } from './failure';
import { blankWords, commandLine, duration, jsonList, pairOf, quotedWords } from './forms';
import type { Linter } from './lint';
import { lineOf, type Line, type Parsed } from './parse';
import { withSuggestion } from './suggest';

/** What reading an instruction may use. */
interface Reading {
  readonly lint: Linter;
  readonly escape: string;
}

/** A command but for what all have. */
type Part = Partial<Pick<Command, 'pairs' | 'words' | 'line' | 'health'>>;

interface Form {
  /** flags that take one value, that are switches (`?`), or that may be repeated (`*`) */
  readonly flags: readonly string[];
  read(line: Line, flags: Readonly<Record<string, string>>, reading: Reading): Checked<Part>;
}

const one = (line: Line): Checked<Part> =>
  line.rest === '' ? fail(`${upper(line)} requires exactly one argument`) : { line: { text: line.rest } };
const upper = (line: Line) => line.name.toUpperCase();
const atLeastOne = (line: Line) => fail(`${upper(line)} requires at least one argument`);
const mustBeStrings = fail('when using JSON array syntax, arrays must be comprised of strings only');

function shellForm(line: Line): Checked<Part> {
  const form = commandLine(line.rest);
  return form === 'not strings' ? mustBeStrings : { line: form };
}

function pairs(line: Line, _flags: object, { lint, escape }: Reading): Checked<Part> {
  if (line.rest === '') return atLeastOne(line);
  const words = quotedWords(line.rest, escape);
  if (words[0]?.includes('=') !== true) {
    const found = /^(\S+)\s+([^]*)$/.exec(line.rest);
    if (found === null) return { ...fail(`${upper(line)} must have two arguments`), isBare: true } as Failure;
    const name = upper(line);
    lint.add(
      'LegacyKeyValueFormat',
      `"${name} key=value" should be used instead of legacy "${name} key value" format`,
      line.range,
    );
    return { pairs: [{ key: found[1] ?? '', value: found[2] ?? '' }] };
  }
  const odd = words.find((word) => !word.includes('='));
  if (odd !== undefined) {
    const why = `Syntax error - can't find = in ${JSON.stringify(odd)}. Must be of the form: name=value`;
    return { ...fail(why), isBare: true } as Failure;
  }
  const found = words.map(pairOf);
  return found.some(({ key }) => key === '')
    ? fail(`${upper(line)} names can not be blank`)
    : { pairs: found };
}

function args(line: Line, _flags: object, { escape }: Reading): Checked<Part> {
  if (line.rest === '') return atLeastOne(line);
  const found: Pair[] = quotedWords(line.rest, escape).map(pairOf);
  return found.some(({ key }) => key === '') ? fail('ARG names can not be blank') : { pairs: found };
}

function copied(line: Line): Checked<Part> {
  const list = jsonList(line.rest);
  if (list === 'not strings') return mustBeStrings;
  const words = list ?? blankWords(line.rest);
  if (words.length >= 2) return { words };
  const why = `${upper(line)} requires at least two arguments, but only one was provided. Destination could not be determined`;
  return fail(why);
}

function volumes(line: Line): Checked<Part> {
  const list = jsonList(line.rest);
  if (list === 'not strings') return mustBeStrings;
  const words = list ?? blankWords(line.rest);
  if (words.length === 0) return atLeastOne(line);
  return words.some((word) => word.trim() === '')
    ? fail('VOLUME specified can not be an empty string')
    : { words };
}

function shell(line: Line): Checked<Part> {
  const form = commandLine(line.rest);
  if (form === 'not strings') return mustBeStrings;
  if (line.rest === '' || form.list?.length === 0) return atLeastOne(line);
  return form.list === undefined
    ? fail('SHELL requires the arguments to be in JSON form')
    : { words: form.list };
}

function onbuild(line: Line): Checked<Part> {
  if (line.rest === '') return atLeastOne(line);
  const trigger = lineOf(line.rest).name.toUpperCase();
  if (trigger === 'ONBUILD') return fail("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (trigger === 'FROM' || trigger === 'MAINTAINER')
    return fail(`${trigger} isn't allowed as an ONBUILD trigger`);
  return { line: { text: line.rest } };
}

function time(flags: Readonly<Record<string, string>>, name: string): number | Failure {
  const text = flags[name];
  if (text === undefined || text === '') return 0;
  const ns = duration(text);
  if (ns === undefined)
    return fail(
      /\d$/.test(text)
        ? `time: missing unit in duration ${JSON.stringify(text)}`
        : `time: invalid duration ${JSON.stringify(text)}`,
    );
  return ns < 1e6 && ns !== 0 ? fail(`Interval ${JSON.stringify(name)} cannot be less than 1ms`) : ns;
}

const noHealth = { interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };

function health(line: Line, flags: Readonly<Record<string, string>>): Checked<Part> {
  if (line.rest === '') return atLeastOne(line);
  const kind = (blankWords(line.rest)[0] ?? '').toUpperCase();
  const own = line.rest.slice(kind.length).trim();
  if (kind === 'NONE')
    return own === ''
      ? { health: { kind, command: { text: '' }, ...noHealth } }
      : fail('HEALTHCHECK NONE takes no arguments');
  if (kind !== 'CMD') return fail(`Unknown type ${JSON.stringify(kind)} in HEALTHCHECK (try CMD)`);
  if (own === '') return fail('Missing command after HEALTHCHECK CMD');
  const command = commandLine(own);
  if (command === 'not strings') return mustBeStrings;
  const times: number[] = [];
  for (const name of ['interval', 'timeout', 'start-period', 'start-interval']) {
    const ns = time(flags, name);
    if (typeof ns !== 'number') return ns;
    times.push(ns);
  }
  const text = flags['retries'] ?? '';
  if (text !== '' && !/^[+-]?\d+$/.test(text))
    return fail(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  if (Number(text) < 0) return fail(`--retries cannot be negative (${text})`);
  const [interval = 0, timeout = 0, startPeriod = 0, startInterval = 0] = times;
  return { health: { kind, command, interval, timeout, startPeriod, startInterval, retries: Number(text) } };
}

const copyFlags = ['chown', 'chmod', 'link?'];

/** Every instruction but FROM. */
const forms: Readonly<Record<string, Form>> = {
  add: { flags: [...copyFlags, 'keep-git-dir?', 'checksum', 'unpack?', 'exclude*'], read: copied },
  arg: { flags: [], read: args },
  cmd: { flags: [], read: shellForm },
  copy: { flags: [...copyFlags, 'from', 'exclude*'], read: copied },
  entrypoint: { flags: [], read: shellForm },
  env: { flags: [], read: pairs },
  expose: {
    flags: [],
    read: (line) => (line.rest === '' ? atLeastOne(line) : { words: blankWords(line.rest).sort() }),
  },
  healthcheck: { flags: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'], read: health },
  label: { flags: [], read: pairs },
  maintainer: {
    flags: [],
    read(line, _flags, { lint }) {
      lint.add(
        'MaintainerDeprecated',
        'Maintainer instruction is deprecated in favor of using label',
        line.range,
      );
      return one(line);
    },
  },
  onbuild: { flags: [], read: onbuild },
  run: {
    flags: ['mount*', 'network'],
    read(line, flags) {
      const network = flags['network'];
      return network !== undefined && !['default', 'none', 'host'].includes(network)
        ? fail(`invalid network mode ${JSON.stringify(network)}`)
        : shellForm(line);
    },
  },
  shell: { flags: [], read: shell },
  stopsignal: { flags: [], read: one },
  user: { flags: [], read: one },
  volume: { flags: [], read: volumes },
  workdir: { flags: [], read: one },
};

const names = [...Object.keys(forms), 'from'].map((name) => name.toUpperCase());

interface Flags {
  readonly single: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, string[]>>;
}

function readFlags(line: Line, known: readonly string[]): Flags | Failure {
  const single: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  const kinds = new Map(known.map((flag) => [flag.replace(/[?*]$/, ''), flag.slice(-1)]));
  for (const flag of line.flags) {
    const { key, value } = pairOf(flag.slice(2));
    const kind = kinds.get(key);
    if (kind === undefined) return fail(withSuggestion(`unknown flag: --${key}`, key, kinds.keys()));
    if (kind === '*') {
      if (value === undefined) return fail(`missing a value on flag: --${key}`);
      (lists[key] ??= []).push(value);
      continue;
    }
    if (single[key] !== undefined) return fail(`duplicate flag specified: ${key}`);
    if (kind === '?') {
      const truth = (value ?? 'true').toLowerCase();
      if (truth !== 'true' && truth !== 'false')
        return fail(`expecting boolean value for flag ${key}, not: ${value ?? ''}`);
      single[key] = truth;
    } else if (value === undefined) return fail(`missing a value on flag: --${key}`);
    else single[key] = value;
  }
  return { single, lists };
}

/** One instruction that is not FROM. Failures do not say where. */
export function commandOf(line: Line, reading: Reading): Checked<Command> {
  const form = Object.hasOwn(forms, line.name) ? forms[line.name] : undefined;
  if (form === undefined) return fail(withSuggestion(`unknown instruction: ${line.word}`, line.word, names));
  const flags = readFlags(line, form.flags);
  if (isFailure(flags)) return flags;
  const part = form.read(line, flags.single, reading);
  if (isFailure(part)) return part;
  const none: CommandLine = { text: '' };
  return {
    ...{ name: line.name, original: line.original, range: line.range, heredocs: line.heredocs },
    ...{ flags: flags.single, lists: flags.lists, pairs: [], words: [], line: none, comments: line.comments },
    ...part,
  };
}

function stageOf(line: Line, lint: Linter): Checked<StageLines> {
  const words = blankWords(line.rest);
  const [base = '', as = '', name = ''] = words;
  const isUpper = line.word === line.word.toUpperCase();
  const isLower = line.word === line.word.toLowerCase();
  const matches = isUpper ? as === as.toUpperCase() : !isLower || as === as.toLowerCase();
  if (words.length >= 3 && !matches)
    lint.add('FromAsCasing', `'${as}' and '${line.word}' keywords' casing do not match`, line.range);
  if (words.length !== 1 && !(words.length === 3 && as.toLowerCase() === 'as'))
    return fail('FROM requires either one or three arguments');
  const flags = readFlags(line, ['platform']);
  if (isFailure(flags)) return flags;
  if (name !== '' && !/^[a-zA-Z][a-zA-Z0-9-_.]*$/.test(name))
    return fail(
      `invalid name for build stage: ${JSON.stringify(name)}, name can't start with a number or contain symbols`,
    );
  if (name !== name.toLowerCase())
    lint.add('StageNameCasing', `Stage name '${name}' should be lowercase`, line.range);
  return {
    ...{ name: name.toLowerCase(), base, platform: flags.single['platform'] ?? '', range: line.range },
    ...{ comments: line.comments, commands: [], original: line.original },
  };
}

/** All instructions, in their stages (buildkit, frontend/dockerfile/instructions). */
export function programOf(parsed: Parsed, lint: Linter): Checked<Program> {
  const reading = { lint, escape: parsed.escape };
  const globals: Command[] = [];
  const stages: StageLines[] = [];
  for (const end of parsed.emptyContinuations)
    lint.add('NoEmptyContinuation', 'Empty continuation line', { start: end, end });
  const bad = parsed.lines.map(badPairs(reading)).find((failure) => failure !== undefined);
  if (bad !== undefined) return bad;
  for (const line of parsed.lines) {
    const made = line.name === 'from' ? stageOf(line, lint) : commandOf(line, reading);
    if (isFailure(made))
      return fail(`dockerfile parse error on line ${line.range.start}: ${made.failed}`, line.range);
    if ('base' in made) stages.push(made);
    else if (stages.length > 0) stages.at(-1)?.commands.push(made);
    else if (made.name === 'arg') globals.push(made);
    else return fail('no build stage in current context', line.range);
  }
  if (stages.length === 0) return fail('dockerfile contains no stages to build');
  return { globals, stages };
}

/** Pairs without `=` fail when lines are read, before all else, and without a word about where. */
const badPairs =
  (reading: Reading) =>
  (line: Line): Failure | undefined => {
    if (line.name !== 'env' && line.name !== 'label') return undefined;
    const made = pairs(line, {}, { ...reading, lint: quiet });
    return isFailure(made) && 'isBare' in made ? fail(made.failed, line.range) : undefined;
  };

const quiet = { add: () => undefined } as unknown as Linter;
