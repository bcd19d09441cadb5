import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { Lab } from './lab';

const folder = join(import.meta.dirname, '../..');

/**
 * Type-checks literals against the types of Docker's own client for Node: fields that are missing, unknown or of another type are
 * errors of the compiler.
 */
function complaints(answers: readonly (readonly [type: string, value: unknown])[]): string[] {
  const lines = answers.map(([type, value], i) => `export const answer${i}: ${type} = ${literal(value)};`);
  const names = [...new Set(answers.flatMap(([type]) => type.match(/\w+/g) ?? []))].filter(
    (one) => one !== 'Array',
  );
  const name = join(folder, 'test/daemon/answers.generated.ts');
  const text = `import type { ${names.join(', ')} } from '@docker/node-sdk';\n${lines.join('\n')}\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.getSourceFile = (path, language) =>
    path === name ? ts.createSourceFile(path, text, language) : getSourceFile(path, language);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.fileName === name ? text.slice(0, start).split('\n').length - 2 : -1;
    return `${answers[line]?.[0] ?? file?.fileName ?? '?'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** A value as a literal. Null and times stand for whatever the types have there: Go's empty lists, and dates. */
function literal(value: unknown): string {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
  if (value === null || isTime) return '(undefined as never)';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${literal(part)}`);
  return `{ ${parts.join(', ')} }`;
}

/** What the engine itself writes and the client's types do not have, or have otherwise (checked against Engine 28.5.2). */
const known: readonly RegExp[] = [
  /^Array<NetworkSummary>: .*"Containers"' does not exist/,
  /^Array<EventMessage>: .*"(status|id|from)"' does not exist/,
];

it("answers have the types of Docker's client for Node, field by field", { timeout: 60_000 }, () => {
  const lab = new Lab(['busybox:latest', 'nginx:latest']);
  const config = {
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    Labels: { a: 'b' },
    ExposedPorts: { '80/tcp': {} },
    Healthcheck: { Test: ['CMD', 'true'], Interval: 1e9 },
    HostConfig: {
      Binds: ['data:/data'],
      Mounts: [{ Type: 'tmpfs', Target: '/scratch' }],
      PortBindings: { '80/tcp': [{ HostPort: '8080' }] },
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 },
      Memory: 64 << 20,
      Ulimits: [{ Name: 'nofile', Soft: 10, Hard: 20 }],
    },
  };
  lab.runContainer(config, 'web');
  lab.ask('POST', '/networks/create', { Name: 'net', Labels: { c: 'd' } });
  lab.ask('POST', '/networks/net/connect', { Container: 'web', EndpointConfig: { Aliases: ['w'] } });
  lab.run(3000);
  const made = lab.ask('POST', '/containers/web/exec', { Cmd: ['true'] }).json() as { Id: string };
  const stats = lab.ask('GET', '/containers/web/stats?stream=0');
  const events = lab.ask(
    'GET',
    '/events?since=1&until=9999999999&filters={}'.replace(
      '9999999999',
      String(lab.peek((sim) => Math.floor(sim.now / 1000))),
    ),
  );
  const get = (path: string) => lab.ask('GET', path).json();
  const answers: [string, unknown][] = [
    ['Array<ContainerSummary>', get('/containers/json?all=1&size=1')],
    ['ContainerInspectResponse', get('/containers/web/json?size=1')],
    ['ContainerTopResponse', get('/containers/web/top')],
    ['ContainerStatsResponse', stats.json()],
    ['Array<FilesystemChange>', get('/containers/web/changes')],
    ['IDResponse', made],
    ['ExecInspectResponse', get(`/exec/${made.Id}/json`)],
    ['Array<ImageSummary>', get('/images/json?shared-size=1')],
    ['ImageInspect', get('/images/nginx/json')],
    ['Array<HistoryResponseItem>', get('/images/nginx/history')],
    ['Array<NetworkSummary>', get('/networks')],
    ['NetworkInspect', get('/networks/net')],
    ['VolumeListResponse', get('/volumes')],
    ['Volume', get('/volumes/data')],
    ['SystemInfo', get('/info')],
    ['SystemVersion', get('/version')],
    ['SystemDataUsageResponse', get('/system/df')],
    [
      'Array<EventMessage>',
      events.body
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown),
    ],
    ['ContainerPruneResponse', lab.ask('POST', '/containers/prune').json()],
    ['ImagePruneResponse', lab.ask('POST', '/images/prune').json()],
    ['NetworkPruneResponse', lab.ask('POST', '/networks/prune').json()],
    ['VolumePruneResponse', lab.ask('POST', '/volumes/prune').json()],
    ['ContainerUpdateResponse', lab.ask('POST', '/containers/web/update', { CpuShares: 5 }).json()],
  ];
  const found = complaints(answers).filter((one) => !known.some((pattern) => pattern.test(one)));
  expect(found).toEqual([]);
});
