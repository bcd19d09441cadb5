import { civilTime, months, twoDigits, weekdays } from '#sim/base/calendar';
import type { Cli } from '../cli';
import { command } from '../command';
import { currentContext } from '../context/current';
import { inspectFormat } from '../flags/shared';
import { alignTabs } from '../format/tabwriter';
import { parseTime } from '../format/time';
import { typed } from '../format/typed';
import { isRefusal, refuse } from '../refusal';
import { execute, GoNil, GoStruct, parse } from '../template';
import { sorted } from '../text';
import { buildOn, clientBuild, clientVersion, newestApi } from '../version';

interface Component {
  readonly Name: string;
  readonly Version: string;
  readonly Details?: Readonly<Record<string, string>>;
}
interface ServerVersion {
  readonly Platform?: { readonly Name?: string };
  readonly Components?: readonly Component[] | null;
  readonly [key: string]: unknown;
}

export const version = command({
  path: 'version',
  usage: '',
  short: 'Show the versions of client and engine',
  args: { max: 0 },
  flags: { format: inspectFormat },
  *run({ cli, flags }) {
    const format = flags.format === 'json' ? '{{json .}}' : (flags.format ?? '');
    const template = parse(format, 'version');
    if (isRefusal(template))
      return yield* cli.fail(refuse(`template parsing error: ${template.refused}`), 64);
    const answer = yield* cli.engine.json<ServerVersion>('GET', '/version');
    const server = isRefusal(answer) ? undefined : withDates(answer);
    const client = clientPart(cli);
    if (format === '') {
      yield* cli.out(
        alignTabs(clientLines(client) + (server ? serverLines(server) : ''), { minWidth: 20, padding: 1 }),
      );
      yield* cli.out('\n');
      return isRefusal(answer) ? yield* cli.fail(answer) : 0;
    }
    const value = new GoStruct(
      'system.versionInfo',
      {
        Client: typed('system.clientVersion', client),
        Server: server ? typed('system.serverVersion', server) : new GoNil('types.Version'),
      },
      { json: { Client: client, Server: server ?? null } },
    );
    const text = execute(template, value);
    yield* cli.out(isRefusal(text) ? '\n' : `${text}\n`);
    if (isRefusal(answer)) return yield* cli.fail(answer);
    return isRefusal(text) ? yield* cli.fail(text) : 0;
  },
});

function clientPart(cli: Cli) {
  const { os, arch, platform } = buildOn(cli.p);
  return {
    Platform: { Name: platform },
    Version: clientVersion,
    ApiVersion: cli.engine.api,
    DefaultAPIVersion: newestApi,
    GitCommit: clientBuild.commit,
    GoVersion: clientBuild.go,
    Os: os,
    Arch: arch,
    BuildTime: clientBuild.built,
    Context: currentContext(cli.p),
  };
}

/** The engine's build time as the client shows it: `Tue Sep 15 11:02:57 2026`. */
function withDates(server: ServerVersion): ServerVersion {
  const Components = (server.Components ?? []).map((component) => {
    const built = component.Details?.['BuildTime'];
    if (component.Name !== 'Engine' || built === undefined) return component;
    return { ...component, Details: { ...component.Details, BuildTime: ansiTime(built) } };
  });
  return { ...server, Components };
}

function ansiTime(rfc3339: string): string {
  const t = civilTime(parseTime(rfc3339));
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}`;
  const day = String(t.day).padStart(2, ' ');
  return `${weekdays[t.weekday] ?? ''} ${months[t.month - 1] ?? ''} ${day} ${clock} ${String(t.year)}`;
}

function clientLines(client: ReturnType<typeof clientPart>): string {
  const isOlder = client.ApiVersion !== client.DefaultAPIVersion;
  const api = client.ApiVersion + (isOlder ? ` (downgraded from ${client.DefaultAPIVersion})` : '');
  return [
    `Client: ${client.Platform.Name}`.trimEnd(),
    ` Version:\t${client.Version}`,
    ` API version:\t${api}`,
    ` Go version:\t${client.GoVersion}`,
    ` Git commit:\t${client.GitCommit}`,
    ` Built:\t${client.BuildTime}`,
    ` OS/Arch:\t${client.Os}/${client.Arch}`,
    ` Context:\t${client.Context}`,
  ].join('\n');
}

function serverLines(server: ServerVersion): string {
  const name = server.Platform?.Name ?? '';
  const components = (server.Components ?? []).flatMap((component) => [
    ` ${component.Name}:`,
    ...(component.Name === 'Engine' ? engineLines(component) : otherLines(component)),
  ]);
  return ['', '', `Server:${name === '' ? '' : ` ${name}`}`, ...components].join('\n');
}

function engineLines({ Version, Details = {} }: Component): string[] {
  const detail = (key: string): string => Details[key] ?? '';
  return [
    `  Version:\t${Version}`,
    `  API version:\t${detail('ApiVersion')} (minimum version ${detail('MinAPIVersion')})`,
    `  Go version:\t${detail('GoVersion')}`,
    `  Git commit:\t${detail('GitCommit')}`,
    `  Built:\t${detail('BuildTime')}`,
    `  OS/Arch:\t${detail('Os')}/${detail('Arch')}`,
    `  Experimental:\t${detail('Experimental')}`,
  ];
}

function otherLines({ Version, Details = {} }: Component): string[] {
  return [
    `  Version:\t${Version}`,
    ...Object.entries(sorted(Details)).map(([key, value]) => `  ${key}:\t${value}`),
  ];
}
