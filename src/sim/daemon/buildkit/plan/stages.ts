import { parsePlatform } from '../../api/platform';
import type { Command, Program, StageLines } from '../dockerfile/command';
import { fail, isFailure, type Failure } from '../dockerfile/failure';
import type { Linter } from '../dockerfile/lint';
import { withSuggestion } from '../dockerfile/suggest';
import { checkDefaultBases, expandFrom, type Globals } from './globals';
import { emptyConfig } from './image';
import type { FrontendOptions } from './options';
import { fullReference } from './reference';
import type { Source, StageState } from './stage';

/** The stages of a Dockerfile, and which of them the target needs. */
export interface Stages {
  readonly all: readonly StageState[];
  readonly target: StageState;
  /** in the order of the file */
  readonly needed: readonly StageState[];
  /** images that are copied from or mounted, beside the stages */
  readonly extra: number;
}

/** All commands are typed in one case: the one that most have. */
export function checkCasing(program: Program, lint: Linter): void {
  const words: { word: string; range: Command['range'] }[] = [];
  for (const stage of program.stages)
    for (const { original, range } of [stage, ...stage.commands])
      words.push({ word: /^\S+/.exec(original)?.[0] ?? '', range });
  const lower = words.filter(({ word }) => word === word.toLowerCase()).length;
  const upper = words.filter(({ word }) => word === word.toUpperCase()).length;
  if (words.length === lower || words.length === upper) return;
  const isLower = lower > upper;
  for (const { word, range } of words) {
    if (word === (isLower ? word.toLowerCase() : word.toUpperCase())) continue;
    const majority = isLower ? 'lowercase' : 'uppercase';
    const words = `Command '${word}' should match the case of the command majority (${majority})`;
    lint.add('ConsistentInstructionCasing', words, range);
  }
}

function checkNames(stages: readonly StageLines[], lint: Linter): void {
  const seen = new Set<string>();
  for (const { name, range } of stages) {
    if (name === '') continue;
    if (name === 'scratch' || name === 'context')
      lint.add(
        'ReservedStageName',
        `Stage name should not use the same name as reserved stage "${name}"`,
        range,
      );
    if (seen.has(name))
      lint.add('DuplicateStageName', `Duplicate stage name "${name}", stage names should be unique`, range);
    seen.add(name);
  }
}

/** Finds out what every stage stands on, and which stages the target needs. */
export function stagesOf(
  program: Program,
  globals: Globals,
  options: FrontendOptions,
  lint: Linter,
  escape: string,
): Stages | Failure {
  checkCasing(program, lint);
  checkNames(program.stages, lint);
  checkDefaultBases(program, globals, lint, escape);
  const all: StageState[] = [];
  for (const [index, lines] of program.stages.entries()) {
    const made = stageState(index, lines, all, globals, options, lint, escape);
    if (isFailure(made)) return made;
    all.push(made);
  }
  const target = targetOf(all, options.stage);
  if (isFailure(target)) return target;
  const extra = connect(all, options);
  if (typeof extra !== 'number') return extra;
  const isMany = all.length + extra > 1;
  for (const stage of all) stage.shownName = !isMany ? '' : stage.lines.name || `stage-${stage.index}`;
  const circle = circleOf(all);
  if (circle !== undefined) return circle;
  const reached = new Set<StageState>();
  reach(target, reached);
  return { all, target, needed: all.filter((stage) => reached.has(stage)), extra };
}

function stageState(
  index: number,
  lines: StageLines,
  before: readonly StageState[],
  globals: Globals,
  options: FrontendOptions,
  lint: Linter,
  escape: string,
): StageState | Failure {
  const base = expandFrom(lines.base, globals, lint, escape, lines.range);
  if (isFailure(base)) return base;
  if (base === '') return fail(`base name (${lines.base}) should not be blank`, lines.range);
  const platform = platformOf(lines, globals, options, lint, escape);
  if (isFailure(platform)) return platform;
  return {
    ...{ index, lines, base, platform, shownName: '' },
    parent: before.findLast((one) => one.lines.name === base.toLowerCase()),
    sources: new Map(),
    commands: [...lines.commands],
    ...{
      image: undefined,
      op: -1,
      config: emptyConfig(),
      author: '',
      architecture: platform.split('/')[1] ?? '',
    },
    ...{ env: new Map(), args: new Map(), history: [], total: 0, step: 0 },
    ignoresCache:
      typeof options.noCache === 'boolean'
        ? options.noCache
        : options.noCache.some((name) => name.toLowerCase() === (lines.name || String(index))),
    ...{ isCmdSet: false, cmdAt: new Map(), isDone: false },
  };
}

function platformOf(
  lines: StageLines,
  globals: Globals,
  options: FrontendOptions,
  lint: Linter,
  escape: string,
): string | Failure {
  if (lines.platform === '') return options.platform;
  if (/^\$(\{TARGETPLATFORM\}|TARGETPLATFORM)$/.test(lines.platform))
    lint.add(
      'RedundantTargetPlatform',
      `Setting platform to predefined ${lines.platform} in FROM is redundant as this is the default behavior`,
      lines.range,
    );
  const text = expandFrom(lines.platform, globals, lint, escape, lines.range);
  if (isFailure(text)) return text;
  if (text === '') return fail(`empty platform value from expression ${lines.platform}`, lines.range);
  const platform = parsePlatform(text);
  if (typeof platform !== 'string')
    return {
      ...fail(`failed to parse platform ${lines.platform}: ${platform.wrong}`, lines.range),
      isTwice: true,
    };
  if (!lines.platform.includes('$'))
    lint.add(
      'FromPlatformFlagConstDisallowed',
      `FROM --platform flag should not use constant value "${lines.platform}"`,
      lines.range,
    );
  return platform;
}

function targetOf(all: readonly StageState[], name: string): StageState | Failure {
  const last = all.at(-1);
  if (last === undefined) return fail('dockerfile contains no stages to build');
  if (name === '') return last;
  const found = all.findLast(({ lines }) => lines.name === name.toLowerCase());
  const names = all.map(({ lines }) => lines.name).filter((one) => one !== '');
  return found ?? fail(withSuggestion(`target stage "${name}" could not be found`, name, names));
}

/** Finds what stages copy from and mount. Answers how many things that are no stages there are among it. */
function connect(all: readonly StageState[], options: FrontendOptions): number | Failure {
  const extra = new Set<string>();
  for (const stage of all) {
    for (const command of stage.commands) {
      for (const name of namesIn(command)) {
        if (name === '') {
          extra.add('');
          continue;
        }
        const source = sourceOf(stage, name, all, options, command);
        if (isFailure(source)) return source;
        if (!('stage' in source)) extra.add(name.toLowerCase());
        stage.sources.set(name, source);
      }
    }
  }
  return extra.size;
}

/** What an instruction wants from elsewhere: names of --from; '' for mounts that have none. */
function namesIn(command: Command): string[] {
  if (command.name === 'copy') return command.flags['from'] === undefined ? [] : [command.flags['from']];
  if (command.name !== 'run') return [];
  return (command.lists['mount'] ?? []).map((mount) => {
    const fields = mount.split(',');
    const type = fields.find((field) => field.startsWith('type='))?.slice(5) ?? 'bind';
    const from = fields.find((field) => field.startsWith('from='))?.slice(5) ?? '';
    return type === 'tmpfs' ? '' : from;
  });
}

/** A stage by name or number, a further context, or an image. */
export function sourceOf(
  own: StageState,
  name: string,
  all: readonly StageState[],
  options: FrontendOptions,
  command: Command,
): Source | Failure {
  if (/^\d+$/.test(name)) {
    const stage = all[Number(name)];
    if (stage === undefined) return fail(`invalid stage index ${name}`);
    return stage.index > own.index ? fail(`invalid stage index ${name}`) : { stage };
  }
  if (name.includes('$'))
    return fail(
      `variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround`,
    );
  const stage = all.findLast(({ lines }) => lines.name === name.toLowerCase());
  if (stage !== undefined && stage.index <= own.index) return { stage };
  if (options.contexts[name.toLowerCase()] !== undefined) return { context: name.toLowerCase() };
  const reference = name === 'scratch' ? 'scratch' : fullReference(name);
  return typeof reference === 'string'
    ? { image: reference }
    : fail(`failed to parse stage name ${JSON.stringify(name)}: ${reference.wrong}`, command.range);
}

/** A stage that needs itself, if there is one. */
function circleOf(all: readonly StageState[]): Failure | undefined {
  for (const stage of all) {
    for (const [name, source] of stage.sources) {
      if (!('stage' in source) || source.stage !== stage) continue;
      const at = stage.commands.find((command) => namesIn(command).includes(name));
      const shown = stage.lines.name || `stage-${stage.index}`;
      return fail(`circular dependency detected on stage: ${shown}`, ...(at === undefined ? [] : [at.range]));
    }
  }
  return undefined;
}

function reach(stage: StageState, reached: Set<StageState>): void {
  if (reached.has(stage)) return;
  reached.add(stage);
  if (stage.parent !== undefined) reach(stage.parent, reached);
  for (const source of stage.sources.values()) if ('stage' in source) reach(source.stage, reached);
}
