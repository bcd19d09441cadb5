import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { currentContext } from '../context/current';
import { isOnWindows } from '../endpoint';
import { inspectFormat } from '../flags/shared';
import { infoLines, type SystemInfo } from '../format/info';
import { any } from '../format/typed';
import { isRefusal, refuse } from '../refusal';
import { execute, GoStruct, parse, type GoValue } from '../template';
import { findPlugin } from '../plugin';
import { buildOn, buildxVersion, clientBuild, clientVersion, composeVersion } from '../version';

export const info = command({
  path: 'system info',
  aliases: ['info'],
  usage: '',
  short: 'Show everything about the engine as a whole',
  args: { max: 0 },
  flags: { format: inspectFormat },
  *run({ cli, flags }) {
    const format = flags.format === 'json' ? '{{json .}}' : (flags.format ?? '');
    if (format !== '') return yield* byTemplate(cli, format);
    yield* cli.out(`${`Client: ${buildOn(cli.p).platform}`.trimEnd()}\n${clientLines(cli)}\nServer:\n`);
    const answer = yield* cli.engine.json<SystemInfo>('GET', '/info');
    if (isRefusal(answer)) {
      if (answer.status === 0) return yield* cli.fail(answer);
      yield* cli.err(`ERROR: ${answer.refused}\n`);
      return yield* cli.fail(refuse('errors pretty printing info'));
    }
    yield* cli.out(infoLines(answer));
    for (const warning of answer.Warnings ?? []) yield* cli.err(`${warning}\n`);
    return 0;
  },
});

const plugins = [
  { Name: 'buildx', ShortDescription: 'Docker Buildx', Version: `v${buildxVersion}` },
  { Name: 'compose', ShortDescription: 'Docker Compose', Version: `v${composeVersion}` },
  { Name: 'desktop', ShortDescription: 'Docker Desktop commands', Version: '' },
] as const;

/** The plugins that are there, with where they are. */
function pluginsOf({ p }: Cli) {
  const { suffix } = buildOn(p);
  return plugins.flatMap((plugin) => {
    const path = findPlugin(p, plugin.Name);
    const about = { SchemaVersion: '0.1.0', Vendor: 'Docker Inc.', ...plugin };
    const Version = plugin.Version === '' ? 'v0.2.0' : plugin.Version + suffix;
    // where the world's files have no drive, Windows has C:
    const shown = isOnWindows(p) ? `C:${path?.replaceAll('/', '\\') ?? ''}` : (path ?? '');
    return path === undefined ? [] : [{ ...about, Version, Path: shown }];
  });
}

function clientLines(cli: Cli): string {
  const isDebugging = (cli.p.env['DEBUG'] ?? '') !== '';
  return [
    ` Version:    ${clientVersion}`,
    ` Context:    ${currentContext(cli.p)}`,
    ` Debug Mode: ${String(isDebugging)}`,
    ' Plugins:',
    ...pluginsOf(cli).flatMap(({ Name, ShortDescription, Vendor, Version, Path }) => [
      `  ${Name}: ${ShortDescription} (${Vendor})`,
      `    Version:  ${Version}`,
      `    Path:     ${Path}`,
    ]),
    '',
  ]
    .map((line) => `${line}\n`)
    .join('')
    .slice(0, -1);
}

function* byTemplate(cli: Cli, format: string): Steps<number> {
  const answer = yield* cli.engine.json<SystemInfo>('GET', '/info');
  if (isRefusal(answer) && answer.status !== 0) yield* cli.fail(answer);
  const template = parse(format);
  if (isRefusal(template)) return yield* cli.fail(refuse(`template parsing error: ${template.refused}`), 64);
  const server = isRefusal(answer) ? {} : answer;
  const build = buildOn(cli.p);
  const ClientInfo = {
    Debug: false,
    Platform: { Name: build.platform },
    Version: clientVersion,
    GitCommit: clientBuild.commit,
    GoVersion: clientBuild.go,
    Os: build.os,
    Arch: build.arch,
    BuildTime: clientBuild.built,
    Context: currentContext(cli.p),
    Plugins: pluginsOf(cli),
    Warnings: null,
  };
  const json = { ...server, ClientInfo };
  const fields = Object.entries(json).map(([key, value]) => [key, fieldOf(key, value)] as [string, GoValue]);
  const text = execute(template, new GoStruct('system.dockerInfo', Object.fromEntries(fields), { json }));
  yield* cli.out(isRefusal(text) ? '\n' : `${text}\n`);
  if (isRefusal(answer) && answer.status === 0) return yield* cli.fail(answer);
  return isRefusal(text) ? yield* cli.fail(text) : 0;
}

/** Parts that are structs in Go: they print their values alone, and JSON keeps their order. */
const structs = new Set(['Plugins', 'Swarm', 'ContainerdCommit', 'RuncCommit', 'InitCommit', 'ClientInfo']);

function fieldOf(name: string, value: unknown): GoValue {
  if (!structs.has(name) || typeof value !== 'object' || value === null) return any(value);
  const fields = Object.entries(value).map(([key, part]) => [key, any(part)] as [string, GoValue]);
  return new GoStruct(`system.${name}`, Object.fromEntries(fields), { json: value });
}
