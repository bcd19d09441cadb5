import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { parseInteger } from '#sim/cli/flags/numbers';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { StringMap } from '../model/service';
import type { Settings } from './compose';
import { composeVariables } from './dot-env';

type Typed = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly string[] => (value as readonly string[] | undefined) ?? [];
const word = (value: unknown): string | undefined => value as string | undefined;

/** What the flags before a command and the environment say, checked. */
export function* readSettings(p: Proc, typed: Typed, isDryRun: boolean): Steps<Settings | Refusal> {
  const { environment, log } = composeVariables(p, {
    files: list(typed['file']),
    envFiles: list(typed['env-file']),
    projectDirectory: word(typed['project-directory']) ?? word(typed['workdir']) ?? '',
  });
  const ansi = ansiOf(typed, environment);
  if (isRefusal(ansi)) return ansi;
  if (typed['no-ansi'] === true)
    yield* p.err("option '--no-ansi' is DEPRECATED ! Please use '--ansi' instead.\n");
  const mode = modeOf(word(typed['progress']) ?? environment['COMPOSE_PROGRESS'] ?? '', ansi);
  if (isRefusal(mode)) return mode;
  const directory = directoryOf(typed);
  if (isRefusal(directory)) return directory;
  if (typed['workdir'] !== undefined) {
    const hint = "option '--workdir' is DEPRECATED at root level! Please use '--project-directory' instead.";
    yield* p.err(`\x1b[31m${hint}\n\x1b[0m`);
  }
  const parallel = parallelOf(typed, environment);
  if (isRefusal(parallel)) return parallel;
  const stdin = list(typed['file']).includes('-') ? yield* p.readAll(0) : undefined;
  const hasNoColor = (environment['NO_COLOR'] ?? '') !== '';
  return {
    flags: {
      files: list(typed['file']),
      envFiles: envFilesOf(p, typed, environment),
      profiles: list(typed['profile']),
      all: typed['all-resources'] === true,
      compatibility: typed['compatibility'] === true || isTrue(environment['COMPOSE_COMPATIBILITY']),
      ...(typed['project-name'] !== undefined && { projectName: word(typed['project-name']) ?? '' }),
      ...(directory !== undefined && { projectDirectory: directory }),
    },
    ...{ mode, isDryRun, parallel, environment, log },
    isColoured: !hasNoColor,
    isAnsi: !hasNoColor && (ansi === 'always' || (ansi === 'auto' && p.tty(1) !== undefined)),
    ...(stdin !== undefined && !isFail(stdin) && { stdin: text(stdin) }),
  };
}

const isTrue = (value: string | undefined): boolean => /^(1|t|true)$/i.test(value ?? '');

function ansiOf(typed: Typed, environment: StringMap): string | Refusal {
  const own = word(typed['ansi']);
  if (typed['no-ansi'] === true) {
    if (own !== undefined && own !== 'auto') {
      return refuse('cannot specify DEPRECATED "--no-ansi" and "--ansi". Please use only "--ansi"');
    }
    return 'never';
  }
  return own ?? environment['COMPOSE_ANSI'] ?? 'auto';
}

function modeOf(progress: string, ansi: string): Settings['mode'] | Refusal {
  switch (progress) {
    case '':
    case 'auto':
      if (ansi === 'never') return 'plain';
      return ansi === 'always' ? 'tty' : 'auto';
    case 'tty':
      return ansi === 'never' ? refuse("can't use --progress tty while ANSI support is disabled") : 'tty';
    case 'plain':
      return ansi === 'always' ? refuse("can't use --progress plain while ANSI support is forced") : 'plain';
    case 'quiet':
    case 'none':
      return 'quiet';
    case 'json':
      return 'json';
    default:
      return refuse(`unsupported --progress value ${JSON.stringify(progress)}`);
  }
}

function directoryOf(typed: Typed): string | undefined | Refusal {
  const [old, now] = [word(typed['workdir']), word(typed['project-directory'])];
  if (old !== undefined && now !== undefined) {
    return refuse(
      'cannot specify DEPRECATED "--workdir" and "--project-directory". Please use only "--project-directory" instead',
    );
  }
  return now ?? old;
}

function parallelOf(typed: Typed, environment: StringMap): number | Refusal {
  if (typed['parallel'] !== undefined) return Number(typed['parallel']);
  const limit = environment['COMPOSE_PARALLEL_LIMIT'];
  if (limit === undefined) return -1;
  const number = parseInteger(limit);
  if (!isRefusal(number)) return number;
  return refuse(`COMPOSE_PARALLEL_LIMIT must be an integer (found: ${JSON.stringify(limit)})`);
}

function envFilesOf(p: Proc, typed: Typed, environment: StringMap): readonly string[] {
  const own = list(typed['env-file']);
  const listed = (environment['COMPOSE_ENV_FILES'] ?? '').split(',').filter((file) => file !== '');
  return (own.length > 0 ? own : listed).map((file) => (file.startsWith('/') ? file : `${p.cwd()}/${file}`));
}
