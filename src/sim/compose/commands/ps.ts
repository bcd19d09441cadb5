import { containerNoun, raw } from '#sim/cli/format/container';
import { writeList, type Noun } from '#sim/cli/format/list';
import { displayPorts } from '#sim/cli/format/ports';
import { ellipsis, goTime, joinLabels, quoted, shortId } from '#sim/cli/format/text';
import { humanDuration } from '#sim/cli/format/units';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { GoStruct } from '#sim/cli/template';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, PortRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { byName, isOf, nameOf, projectContainers, serviceOf } from '../client/containers';
import { labels } from '../client/labels';
import { command } from '../command';
import { templateFormat } from './shared';

export const ps = command({
  name: 'ps',
  usage: '[SERVICE...]',
  short: 'List the containers',
  args: {},
  flags: {
    all: { kind: 'bool', short: 'a', help: 'Stopped ones too, and those that run made' },
    filter: { kind: 'string', help: 'Only those that meet this (status=…)' },
    format: templateFormat,
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
    orphans: { kind: 'bool', default: true, help: 'Containers of services that the files do not have, too' },
    quiet: { kind: 'bool', short: 'q', help: 'IDs only' },
    services: { kind: 'bool', help: 'Names of the services only' },
    status: {
      kind: 'list',
      word: 'stringArray',
      help: 'Only those in this state [paused | restarting | removing | running | dead | created | exited]',
    },
  },
  *run({ compose, flags, args }) {
    const status = statusFilter(flags.filter ?? '', flags.status ?? []);
    if (isRefusal(status)) return yield* compose.fail(status);
    const rows = yield* compose.loop.run(
      listed(compose, args, { all: flags.all === true || status.length > 0, orphans: flags.orphans }),
    );
    if (isRefusal(rows)) return yield* compose.fail(rows);
    const shown = rows.filter(({ row }) => status.length === 0 || status.includes(row.State));
    const { cli } = compose;
    if (flags.quiet === true) yield* cli.out(shown.map(({ row }) => `${row.Id}\n`).join(''));
    else if (flags.services === true) {
      yield* cli.out(`${[...new Set(shown.map(({ row }) => serviceOf(row)))].join('\n')}\n`);
    } else {
      const printed = writeList(noun, shown, formatOf(flags.format), cli.view(flags['no-trunc']));
      if (isRefusal(printed)) return yield* compose.fail(printed);
      yield* cli.out(printed);
    }
    return 0;
  },
});

function statusFilter(filter: string, status: readonly string[]): readonly string[] | Refusal {
  if (filter === '') return status;
  const [key = '', ...value] = filter.split('=');
  if (value.length === 0) return refuse('arguments to --filter should be in form KEY=VAL');
  if (key === 'status') return [...status, value.join('=')];
  return refuse(key === 'source' ? 'not implemented' : `unknown filter ${key}`);
}

/** A container, and what only an inspection tells of it. */
interface Shown {
  readonly row: ContainerRow;
  readonly health: string;
  readonly exitCode: number;
}

function* listed(
  compose: Compose,
  args: readonly string[],
  how: { readonly all: boolean; readonly orphans: boolean },
): Steps<readonly Shown[] | Refusal> {
  const named = yield* compose.named(args);
  if (isRefusal(named)) return named;
  const { project } = named;
  let services = args;
  if (project) {
    const unknown = args.find((name) => !Object.hasOwn(project.services, name));
    if (unknown !== undefined) return refuse(`no such service: ${unknown}`);
    if (args.length === 0 && !how.orphans) services = Object.keys(project.services);
  }
  const oneOff = how.all ? 'include' : 'exclude';
  const rows = yield* projectContainers(compose, named.name, { oneOff, all: how.all, services });
  if (isRefusal(rows)) return rows;
  const own = services.length > 0 ? rows.filter(isOf(services)) : rows;
  const found = yield* compose.loop.all(own.map((row) => inspected(compose, row)));
  const failed = found.find(isRefusal);
  if (failed) return failed;
  return found.flatMap((one) => (isRefusal(one) ? [] : [one])).sort((a, b) => byName(a.row, b.row));
}

function* inspected(compose: Compose, row: ContainerRow): Steps<Shown | Refusal> {
  const container = yield* compose.api.inspect(row.Id);
  if (isRefusal(container)) return container;
  const { Status, Health, ExitCode } = container.State;
  const hasEnded = Status === 'exited' || Status === 'dead';
  return {
    row,
    health: Status === 'running' ? (Health?.Status ?? '') : '',
    exitCode: hasEnded ? ExitCode : 0,
  };
}

const table =
  'table {{.Name}}\t{{.Image}}\t{{.Command}}\t{{.Service}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}';

function formatOf(format: string): string {
  if (format === 'table' || format === '') return table;
  return format === 'raw' ? raw : format;
}

const byPort = (a: PortRow, b: PortRow): number => a.PrivatePort - b.PrivatePort;

function publisher({ IP = '', PrivatePort, PublicPort = 0, Type }: PortRow): GoStruct {
  return new GoStruct('api.PortPublisher', {
    URL: IP,
    TargetPort: PrivatePort,
    PublishedPort: PublicPort,
    Protocol: Type,
  });
}

/** A column of docker's own `ps`, read from the same row. */
const dockers = (name: string): Noun<Shown>['columns'][string] => {
  const column = containerNoun.columns[name];
  if (!column) throw new Error(`docker ps has no column ${name}`);
  const [header, of] = column;
  return [header, ({ row }, view) => of({ ...row, Ports: row.Ports }, view)];
};

/** Go prints `<no value>` for columns that have no header. */
const headerless = '<no value>';

const noun: Noun<Shown> = {
  typeName: '*formatter.ContainerContext',
  columns: {
    Command: ['COMMAND', ({ row }, view) => quoted(view.truncate ? ellipsis(row.Command, 20) : row.Command)],
    CreatedAt: ['CREATED AT', ({ row }) => goTime(row.Created * 1000)],
    ExitCode: [headerless, ({ exitCode }) => exitCode],
    Health: [headerless, ({ health }) => health],
    ID: ['CONTAINER ID', ({ row }, view) => (view.truncate ? shortId(row.Id) : row.Id)],
    Image: ['IMAGE', ({ row }) => row.Image],
    Labels: ['LABELS', ({ row }) => joinLabels(row.Labels)],
    LocalVolumes: [headerless, dockers('LocalVolumes')[1]],
    Mounts: [headerless, dockers('Mounts')[1]],
    Name: ['NAME', ({ row }) => nameOf(row)],
    Names: [headerless, dockers('Names')[1]],
    Networks: [headerless, dockers('Networks')[1]],
    Ports: ['PORTS', ({ row }) => displayPorts([...row.Ports].sort(byPort))],
    Project: ['PROJECT', ({ row }) => row.Labels[labels.project] ?? ''],
    Publishers: [headerless, ({ row }) => [...row.Ports].sort(byPort).map(publisher)],
    RunningFor: ['CREATED', ({ row }, view) => `${humanDuration(view.now - row.Created * 1000)} ago`],
    Service: ['SERVICE', ({ row }) => serviceOf(row)],
    Size: ['SIZE', dockers('Size')[1]],
    State: ['STATE', ({ row }) => row.State],
    Status: ['STATUS', ({ row }) => row.Status],
  },
  methods: ({ row }) => ({ Label: { arity: 1, call: ([name]) => row.Labels[String(name)] ?? '' } }),
};
