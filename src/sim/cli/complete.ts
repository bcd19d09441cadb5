import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { findCommand, findGroup, groups, namesUnder, plugins } from './catalogue';
import type { AnyCommand } from './command';
import type { Completion } from './completion';
import type { Endpoint } from './endpoint';
import { Engine } from './engine';
import { kinds } from './flags/kinds';
import type { FlagSpecs } from './flags/spec';
import { globalFlags } from './globals';
import { isRefusal } from './refusal';

/** A word that could stand here, and what it means. */
interface Candidate {
  readonly word: string;
  readonly about?: string;
}

/** What the shell may do with the words: nothing but them (4), or file names when there are none (0). Cobra's numbers. */
const directives = {
  0: 'ShellCompDirectiveDefault',
  4: 'ShellCompDirectiveNoFileComp',
} as const;
type Directive = keyof typeof directives;

interface Completed {
  readonly candidates: readonly Candidate[];
  readonly directive: Directive;
}

const onlyThese = (candidates: readonly Candidate[]): Completed => ({ candidates, directive: 4 });
const files: Completed = { candidates: [], directive: 0 };

/**
 * `docker __complete WORDS…`: what could stand in place of the last word. Shells ask it when Tab is pressed; everything comes
 * from the table of commands, names from the engine.
 */
export function* complete(p: Proc, words: readonly string[], endpoint: Endpoint | undefined): Steps<number> {
  const typed = words.at(-1) ?? '';
  const { candidates, directive } = yield* find(p, words.slice(0, -1), typed, endpoint);
  const lines = candidates
    .filter(({ word }) => word.startsWith(typed))
    .map(({ word, about }) => (about === undefined ? word : `${word}\t${about.split('\n')[0] ?? ''}`));
  yield* p.out([...lines, `:${String(directive)}`].map((line) => `${line}\n`).join(''));
  yield* p.err(`Completion ended with directive: ${directives[directive]}\n`);
  return 0;
}

function* find(
  p: Proc,
  before: readonly string[],
  typed: string,
  endpoint: Endpoint | undefined,
): Steps<Completed> {
  const words = skipGlobals(before);
  if (words === undefined) return files;
  let depth = 0;
  while (depth < words.length && findGroup(words.slice(0, depth + 1).join(' '))) depth += 1;
  const command = depth < words.length ? findCommand(words.slice(0, depth + 1).join(' ')) : undefined;
  if (command) return yield* inCommand(p, command, words.slice(depth + 1), typed, endpoint);
  if (depth < words.length) return files;
  if (typed.startsWith('-')) return onlyThese(words.length === 0 ? flagsOf(globalFlags, typed) : []);
  return onlyThese(namesIn(words.join(' ')));
}

/** The words after docker's own flags; undefined while one of them waits for its value. */
function skipGlobals(words: readonly string[]): readonly string[] | undefined {
  let at = 0;
  while (words[at]?.startsWith('-') === true) {
    const takes = takesValue(globalFlags, words[at] ?? '');
    at += takes ? 2 : 1;
  }
  return at > words.length ? undefined : words.slice(at);
}

function namesIn(path: string): Candidate[] {
  const prefix = path === '' ? '' : `${path} `;
  const inner = groups.filter(
    (group) => group.path.startsWith(prefix) && !group.path.slice(prefix.length).includes(' '),
  );
  const own = path === '' ? plugins : [];
  return [
    ...namesUnder(path).map(({ name, command }) => ({ word: name, about: command.short })),
    ...[...inner, ...own].map((group) => ({ word: group.path.slice(prefix.length), about: group.short })),
  ].sort((a, b) => (a.word < b.word ? -1 : 1));
}

function flagsOf(specs: FlagSpecs, typed: string): Candidate[] {
  const shown = Object.entries(specs).filter(
    ([, spec]) => spec.hidden !== true && spec.aliasOf === undefined,
  );
  return shown
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { short, help }]) => [
      { word: `--${name}`, about: help },
      ...(short === undefined || typed.startsWith('--') ? [] : [{ word: `-${short}`, about: help }]),
    ]);
}

/** Does this word name a flag whose value is the next word? */
function takesValue(specs: FlagSpecs, word: string): boolean {
  if (word.includes('=') || !word.startsWith('-')) return false;
  const name = word.startsWith('--')
    ? word.slice(2)
    : Object.keys(specs).find((key) => specs[key]?.short === word.at(-1));
  const spec = name === undefined ? undefined : specs[name];
  return spec !== undefined && kinds[spec.kind].bare === undefined;
}

function* inCommand(
  p: Proc,
  command: AnyCommand,
  words: readonly string[],
  typed: string,
  endpoint: Endpoint | undefined,
): Steps<Completed> {
  const args: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (command.interspersed === false && args.length > 0) args.push(word);
    else if (word.startsWith('-') && word !== '-') {
      if (!takesValue(command.flags, word)) continue;
      at += 1;
      if (at >= words.length) return yield* valueOf(p, word, endpoint);
    } else args.push(word);
  }
  const isOver = command.interspersed === false && args.length > 0;
  if (typed.startsWith('-') && !isOver) return onlyThese(flagsOf(command.flags, typed));
  const { exact, max } = command.args;
  if (args.length >= (exact ?? max ?? Infinity)) return onlyThese([]);
  return yield* argument(p, command.completes, args.length, endpoint);
}

/** Values of flags that name something of the engine; those that name files; the rest is free. */
function* valueOf(p: Proc, flag: string, endpoint: Endpoint | undefined): Steps<Completed> {
  if (/^--net(work)?$/.test(flag)) return onlyThese(yield* names(p, 'networks', endpoint));
  if (flag === '--volumes-from' || flag === '--link')
    return onlyThese(yield* names(p, 'containers', endpoint));
  return /^--(env-file|label-file|cidfile|output|input|config)$|^-[oi]$/.test(flag) ? files : onlyThese([]);
}

function* argument(
  p: Proc,
  what: Completion | undefined,
  index: number,
  endpoint: Endpoint | undefined,
): Steps<Completed> {
  if (what === undefined || what === 'anything') return onlyThese([]);
  if (what === 'files' || what === 'containers and files') return files;
  if (what === 'container then command') {
    return index === 0 ? onlyThese(yield* names(p, 'running containers', endpoint)) : files;
  }
  if (what === 'image then command')
    return index === 0 ? onlyThese(yield* names(p, 'images', endpoint)) : onlyThese([]);
  if (what === 'network then container') {
    return onlyThese(yield* names(p, index === 0 ? 'networks' : 'containers', endpoint));
  }
  return onlyThese(yield* names(p, what, endpoint));
}

type Named =
  | 'containers'
  | 'running containers'
  | 'stopped containers'
  | 'paused containers'
  | 'images'
  | 'networks'
  | 'volumes';

interface Row {
  readonly Names?: readonly string[];
  readonly Name?: string;
  readonly RepoTags?: readonly string[] | null;
  readonly State?: string;
}

const wanted: Readonly<Record<string, (state: string) => boolean>> = {
  'running containers': (state) => state === 'running',
  'stopped containers': (state) => ['created', 'exited', 'dead'].includes(state),
  'paused containers': (state) => state === 'paused',
};

/** Names of things that the engine has; none when it cannot be reached. */
function* names(p: Proc, what: Named, endpoint: Endpoint | undefined): Steps<Candidate[]> {
  if (!endpoint) return [];
  const engine = new Engine(p, endpoint);
  if (what === 'volumes') {
    const list = yield* engine.json<{ Volumes: Row[] | null }>('GET', '/volumes');
    return isRefusal(list) ? [] : (list.Volumes ?? []).map(({ Name = '' }) => ({ word: Name }));
  }
  const path = what === 'images' ? '/images/json' : what === 'networks' ? '/networks' : '/containers/json';
  const query = path === '/containers/json' ? { all: '1' } : {};
  const rows = yield* engine.json<Row[]>('GET', path, { query });
  if (isRefusal(rows)) return [];
  if (what === 'images') return rows.flatMap(({ RepoTags }) => (RepoTags ?? []).map((word) => ({ word })));
  if (what === 'networks') return rows.map(({ Name = '' }) => ({ word: Name }));
  const fits = wanted[what] ?? (() => true);
  return rows
    .filter(({ State = '' }) => fits(State))
    .flatMap(({ Names }) => (Names ?? []).map((name) => ({ word: name.replace(/^\//, '') })));
}
