import { command } from '#sim/cli/command';
import type { Cli } from '#sim/cli/cli';
import { alignTabs } from '#sim/cli/format/tabwriter';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { SolveStatus } from '#sim/daemon/api/buildkit';
import type { BuildRecordRow } from '#sim/world/docker-build';
import { ask } from '../connection';
import { commonFlags } from '../help';
import { newDisplay } from '../progress/display';
import { plainTime, rfc3339 } from '../progress/times';
import { error } from './build';
import { ago, goJson } from './du';

/** A build that is over, as the engine remembers it. */
type BuildRecord = Omit<BuildRecordRow, 'daemon'>;

const records = (cli: Cli): Steps<BuildRecord[] | Refusal> =>
  ask<BuildRecord[]>(cli.p, cli.engine, { method: 'ListBuildHistory' });

const statusOf = (one: BuildRecord) =>
  one.error === '' ? 'Completed' : one.error.includes('context canceled') ? 'Canceled' : 'Error';
const took = (one: BuildRecord) => duration(one.completed - one.created);

/** `0.4s`, `1m 5s`. */
function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}s`;
  return `${Math.floor(ms / 60_000)}m ${String(Math.floor((ms % 60_000) / 1000)).padStart(2)}s`;
}

export const historyLs = command({
  path: 'history ls',
  usage: '',
  short: 'List builds that are over',
  args: { max: 0 },
  flags: {
    ...commonFlags,
    filter: { kind: 'list', help: 'Condition (such as "status=error")' },
    format: { kind: 'string', default: 'table', help: 'How to print' },
    local: { kind: 'bool', help: 'Only those of this repository' },
    'no-trunc': { kind: 'bool', help: 'Do not cut anything off' },
  },
  *run({ cli, flags }) {
    const all = yield* records(cli);
    if (isRefusal(all)) return yield* error(cli, all.refused);
    const shown = all.filter((one) => (flags.filter ?? []).every((filter) => meets(one, filter)));
    if (flags.format === 'json') {
      for (const one of shown) yield* cli.out(`${goJson(jsonOf(one))}\n`);
      return 0;
    }
    const now = cli.now();
    const rows = shown.map((one) => {
      const name = flags['no-trunc'] !== true && one.name.length > 36 ? `..${one.name.slice(-34)}` : one.name;
      return `${one.ref}\t${name}\t${statusOf(one)}\t${ago(now, one.completed)}\t${took(one)}\t\n`;
    });
    yield* cli.out(alignTabs(`BUILD ID\tNAME\tSTATUS\tCREATED AT\tDURATION\t\n${rows.join('')}`));
    return 0;
  },
});

function meets(one: BuildRecord, filter: string): boolean {
  const found = /^(\w+)(!?=)(.*)$/.exec(filter);
  if (found === null) return true;
  const [, key = '', operator = '=', value = ''] = found;
  const own =
    key === 'status'
      ? statusOf(one).toLowerCase()
      : key === 'ref'
        ? one.ref
        : key === 'repository'
          ? ''
          : one.name;
  return (own === value) === (operator === '=');
}

const jsonOf = (one: BuildRecord) => ({
  cached_steps: one.cachedSteps,
  completed_at: rfc3339(one.completed),
  completed_steps: one.completedSteps,
  created_at: rfc3339(one.created),
  name: one.name,
  ref: `default/default/${one.ref}`,
  status: statusOf(one),
  total_steps: one.steps,
});

/** The record that is meant: by its id, `^N` counts from the newest; without a word the newest. */
function* find(cli: Cli, word: string | undefined): Steps<BuildRecord | Refusal> {
  const all = yield* records(cli);
  if (isRefusal(all)) return all;
  const nth = /^\^(\d+)$/.exec(word ?? '');
  const id = word?.replace(/^.*\//, '');
  const found =
    word === undefined ? all[0] : nth === null ? all.find(({ ref }) => ref === id) : all[Number(nth[1])];
  return (
    found ?? {
      refused: word === undefined ? 'no records found' : `no record found for ref ${JSON.stringify(word)}`,
    }
  );
}

export const historyInspect = command({
  path: 'history inspect',
  usage: '[REF]',
  short: 'Show everything about a build that is over',
  args: { max: 1 },
  flags: { ...commonFlags, format: { kind: 'string', default: 'pretty', help: 'How to print' } },
  *run({ cli, flags, args }) {
    const one = yield* find(cli, args[0]);
    if (isRefusal(one)) return yield* error(cli, one.refused);
    if (flags.format === 'json') {
      yield* cli.out(
        `${JSON.stringify({ Name: one.name, Ref: one.ref, Context: one.attributes['context'], Dockerfile: one.attributes['dockerfile'], Status: statusOf(one).toLowerCase() }, null, 2)}\n`,
      );
      return 0;
    }
    yield* cli.out(described(one));
    return 0;
  },
});

function described(one: BuildRecord): string {
  const percent = one.steps === 0 ? 0 : Math.round((one.cachedSteps / one.steps) * 100);
  const target = one.attributes['target'] ?? '';
  const materials = one.materials.map(({ uri, digest }) => `${uri}\t${digest}\n`).join('');
  return [
    `Name:\t\t${one.name}\nRef:\t\t${one.ref}\nContext:\t${one.attributes['context'] ?? ''}\n`,
    `Dockerfile:\t${one.attributes['dockerfile'] ?? ''}\n${target === '' ? '' : `Target:\t\t${target}\n`}`,
    `\nStarted:\t${plainTime(one.created)}\nDuration:\t${took(one)}\n`,
    one.error === '' ? '' : `Error:\t\t${one.error}\n`,
    `Build Steps:\t${one.completedSteps}/${one.steps} (${percent}% cached)\n`,
    '\nImage Resolve Mode:\tlocal\n',
    materials === ''
      ? ''
      : `\nMaterials:\n${alignTabs(`URI\tDIGEST\n${materials}`, { minWidth: 0, padding: 3 })}`,
    one.image === ''
      ? ''
      : `\nAttachments:\n${alignTabs(`DIGEST\tPLATFORM\tTYPE\n${one.image}\t\tapplication/vnd.docker.container.image.v1+json\n`, { minWidth: 0, padding: 3 })}`,
    `\nPrint build logs: docker buildx history logs ${one.ref}\n`,
  ].join('');
}

export const historyLogs = command({
  path: 'history logs',
  usage: '[REF]',
  short: 'Print the log of a build that is over',
  args: { max: 1 },
  flags: {
    ...commonFlags,
    progress: { kind: 'string', default: 'plain', help: 'How to print (plain, rawjson, tty)' },
  },
  *run({ cli, flags, args }) {
    const one = yield* find(cli, args[0]);
    if (isRefusal(one)) return yield* error(cli, one.refused);
    const form = flags.progress === 'rawjson' ? 'rawjson' : 'plain';
    const display = newDisplay(cli.p, form, '', '');
    for (const line of one.log.split('\n').filter((text) => text !== ''))
      yield* display.add(JSON.parse(line) as SolveStatus);
    yield* display.end();
    return 0;
  },
});

export const historyRm = command({
  path: 'history rm',
  usage: '[REF...]',
  short: 'Forget builds that are over',
  args: {},
  flags: { ...commonFlags, all: { kind: 'bool', help: 'All of them' } },
  *run({ cli, flags, args }) {
    if (args.length === 0 && flags.all !== true)
      return yield* error(cli, 'rm requires at least one argument');
    const all = yield* records(cli);
    if (isRefusal(all)) return yield* error(cli, all.refused);
    const refs =
      flags.all === true ? all.map(({ ref }) => ref) : args.map((word) => word.replace(/^.*\//, ''));
    for (const ref of refs)
      yield* ask(cli.p, cli.engine, { method: 'UpdateBuildHistory', ref, delete: true });
    return 0;
  },
});

/** What needs Docker Desktop beside the engine. */
const desktop = (path: string, usage: string, short: string) =>
  command({
    ...{ path, usage, short, args: {}, flags: { ...commonFlags } },
    *run({ cli, args }) {
      const one = yield* find(cli, args[0]);
      if (isRefusal(one) && path !== 'history import')
        return yield* error(
          cli,
          `rpc error: code = Unknown desc = ref ${args[0] ?? ''} is deleted: file does not exist`,
        );
      const socket = `${cli.p.env['HOME'] ?? '/root'}/.docker/desktop/docker-desktop-build.sock`;
      const why = `dial unix ${socket}: connect: no such file or directory`;
      return yield* error(
        cli,
        `failed to send request, check if Docker Desktop is running: Post "http://docker-desktop/upload": ${why}`,
      );
    },
  });

export const historyOpen = desktop('history open', '[REF]', 'Open a build in Docker Desktop');
export const historyImport = desktop('history import', '[-|FILE]', 'Bring builds into Docker Desktop');
export const historyExport = desktop('history export', '[REF...]', 'Write builds for Docker Desktop');
