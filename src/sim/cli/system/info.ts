import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { infoLines, type SystemInfo } from '../format/info';
import { any } from '../format/typed';
import { isRefusal, refuse } from '../refusal';
import { execute, GoStruct, parse, type GoValue } from '../template';
import { buildxVersion, clientBuild, clientVersion, composeVersion } from '../version';

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
    yield* cli.out(`Client: ${clientBuild.platform}\n${clientLines(cli)}\nServer:\n`);
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

const pluginFolder = '/usr/libexec/docker/cli-plugins';
const plugins = [
  { Name: 'buildx', ShortDescription: 'Docker Buildx', Version: `v${buildxVersion}` },
  { Name: 'compose', ShortDescription: 'Docker Compose', Version: `v${composeVersion}` },
].map((plugin) => ({
  SchemaVersion: '0.1.0',
  Vendor: 'Docker Inc.',
  ...plugin,
  Path: `${pluginFolder}/docker-${plugin.Name}`,
}));

function clientLines(cli: Cli): string {
  const isDebugging = (cli.p.env['DEBUG'] ?? '') !== '';
  return [
    ` Version:    ${clientVersion}`,
    ' Context:    default',
    ` Debug Mode: ${String(isDebugging)}`,
    ' Plugins:',
    ...plugins.flatMap(({ Name, ShortDescription, Vendor, Version, Path }) => [
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
  const ClientInfo = {
    Debug: false,
    Platform: { Name: clientBuild.platform },
    Version: clientVersion,
    GitCommit: clientBuild.commit,
    GoVersion: clientBuild.go,
    Os: clientBuild.os,
    Arch: clientBuild.arch,
    BuildTime: clientBuild.built,
    Context: 'default',
    Plugins: plugins,
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
