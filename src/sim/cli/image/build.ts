import { text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import type { Opened } from '../engine';
import { humanSize } from '../format/units';
import { isBad, parseReference } from '../reference';
import { isRefusal, refuse } from '../refusal';
import { contextFor } from './build-context';

/** What the client says before it uses the builder of old: BuildKit's component is not there, or was switched off. */
function notice(isSwitchedOff: boolean): string {
  const why = isSwitchedOff
    ? ['BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0', 'environment-variable.']
    : ['Install the buildx component to build images with BuildKit:', 'https://docs.docker.com/go/buildx/'];
  const lines = ['The legacy builder is deprecated and will be removed in a future release.', ...why];
  return `DEPRECATED: ${lines.join('\n            ')}\n\n`;
}

const missingBuildKit = `ERROR: BuildKit is enabled but the buildx component is missing or broken.
       Install the buildx component to build images with BuildKit:
       https://docs.docker.com/go/buildx/
`;

const none = { help: '', support: 'none' } as const;

export const build = command({
  path: 'image build',
  aliases: ['build', 'builder build'],
  usage: 'PATH | URL | -',
  short: 'Make an image from a Dockerfile',
  args: { exact: 1 },
  flags: {
    'add-host': { kind: 'list', help: 'Name and address for /etc/hosts of the steps (host:ip)' },
    'build-arg': { kind: 'list', help: 'Value of a build argument' },
    'cache-from': { kind: 'strings', help: 'Images whose steps may be taken over' },
    'cgroup-parent': { kind: 'string', help: 'Cgroup under which the steps run' },
    compress: { ...none, kind: 'bool' },
    'cpu-period': { kind: 'int', help: 'Period of the CPU quota, in microseconds' },
    'cpu-quota': { kind: 'int', help: 'CPU time in each period, in microseconds' },
    'cpu-shares': { kind: 'int', short: 'c', help: 'Share of the CPU against other containers' },
    'cpuset-cpus': { kind: 'string', help: 'Cores that the steps may use (0-3, 0,1)' },
    'cpuset-mems': { kind: 'string', help: 'Memory nodes that the steps may use (0-3, 0,1)' },
    'disable-content-trust': {
      kind: 'bool',
      default: true,
      hidden: true,
      help: 'Take images without a signature',
    },
    file: { kind: 'string', short: 'f', help: 'Path of the Dockerfile (default is "PATH/Dockerfile")' },
    'force-rm': { kind: 'bool', help: 'Remove the containers of steps that failed, too' },
    iidfile: { kind: 'string', help: "File to write the image's id to" },
    isolation: { ...none, kind: 'string' },
    label: { kind: 'list', help: 'Label of the image' },
    memory: { kind: 'bytes', short: 'm', help: 'Memory limit of the steps' },
    'memory-swap': { kind: 'swapBytes', help: 'Limit of memory and swap together; -1 for no limit of swap' },
    network: { kind: 'string', default: 'default', help: 'Network of the steps that run something' },
    'no-cache': { kind: 'bool', help: 'Do every step anew' },
    platform: { ...none, kind: 'string' },
    pull: { kind: 'bool', help: 'Ask the registry for the base image, even when it is there' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing but the id of the image' },
    rm: { kind: 'bool', default: true, help: 'Remove the containers of the steps' },
    'security-opt': { ...none, kind: 'strings' },
    'shm-size': { kind: 'bytes', help: 'Size of /dev/shm' },
    squash: { kind: 'bool', help: 'Make one layer of all new ones' },
    tag: {
      kind: 'list',
      short: 't',
      help: 'Name of the image ("name:tag")',
      check(name) {
        const reference = parseReference(name);
        return isBad(reference) ? refuse(reference.bad) : name;
      },
    },
    target: { kind: 'string', help: 'Stage to build up to' },
    ulimit: { kind: 'ulimit', help: 'Resource limits (name=soft[:hard])' },
  },
  *run({ cli, flags, args }) {
    const wanted = cli.p.env['DOCKER_BUILDKIT'];
    if (wanted !== undefined && /^(1|t|true)$/i.test(wanted)) {
      yield* cli.err(missingBuildKit);
      return 1;
    }
    yield* cli.err(notice(wanted !== undefined && wanted !== ''));
    if (flags.squash === true)
      return yield* cli.fail(
        refuse('"--squash" is only supported on a Docker daemon with experimental features enabled'),
      );
    const context = yield* contextFor(cli, args[0] ?? '', flags.file || undefined);
    if (isRefusal(context)) return yield* cli.fail(context);
    if (flags.quiet !== true)
      yield* cli.out(`Sending build context to Docker daemon  ${humanSize(context.archive.length, 4)}\r\r\n`);
    const opened = yield* cli.engine.open('POST', '/build', {
      query: {
        ...limitsOf(flags),
        buildargs: mapOf(cli, flags['build-arg'], true),
        cachefrom: flags['cache-from'] === undefined ? undefined : JSON.stringify(flags['cache-from']),
        dockerfile: context.dockerfile,
        extrahosts: flags['add-host'],
        forcerm: flags['force-rm'] === true ? '1' : undefined,
        labels: mapOf(cli, flags.label, false),
        networkmode: flags.network === 'default' ? undefined : flags.network,
        nocache: flags['no-cache'] === true ? '1' : undefined,
        pull: flags.pull === true ? '1' : undefined,
        q: flags.quiet === true ? '1' : undefined,
        rm: flags.rm ? undefined : '0',
        t: flags.tag,
        target: flags.target || undefined,
        version: '1',
      },
      body: context.archive,
      headers: [
        ['Content-Type', 'application/x-tar'],
        ['X-Registry-Config', 'e30='],
      ],
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    return yield* show(cli, opened, flags.iidfile || undefined);
  },
});

interface Limits {
  readonly 'cgroup-parent'?: string | undefined;
  readonly 'cpu-period'?: number | undefined;
  readonly 'cpu-quota'?: number | undefined;
  readonly 'cpu-shares'?: number | undefined;
  readonly 'cpuset-cpus'?: string | undefined;
  readonly 'cpuset-mems'?: string | undefined;
  readonly memory?: number | undefined;
  readonly 'memory-swap'?: number | undefined;
  readonly 'shm-size'?: number | undefined;
  readonly ulimit?: Readonly<Record<string, unknown>> | undefined;
}

/** What each step's container may use, as the endpoint takes it. */
function limitsOf(flags: Limits): Record<string, string | undefined> {
  const given = (value: string | number | undefined) =>
    value === undefined || value === 0 || value === '' ? undefined : String(value);
  return {
    cgroupparent: given(flags['cgroup-parent']),
    cpuperiod: given(flags['cpu-period']),
    cpuquota: given(flags['cpu-quota']),
    cpusetcpus: given(flags['cpuset-cpus']),
    cpusetmems: given(flags['cpuset-mems']),
    cpushares: given(flags['cpu-shares']),
    memory: given(flags.memory),
    memswap: given(flags['memory-swap']),
    shmsize: given(flags['shm-size']),
    ulimits: flags.ulimit === undefined ? undefined : JSON.stringify(Object.values(flags.ulimit)),
  };
}

/** `A=1` and `B` (its value is the client's own): JSON for the engine, or nothing. */
function mapOf(cli: Cli, list: readonly string[] | undefined, fromEnvironment: boolean): string | undefined {
  if (list === undefined || list.length === 0) return undefined;
  const pairs = list.map((one) => {
    const at = one.indexOf('=');
    return at < 0
      ? [one, fromEnvironment ? (cli.p.env[one] ?? null) : '']
      : [one.slice(0, at), one.slice(at + 1)];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}

interface Message {
  stream?: string;
  aux?: { ID?: string };
  error?: string;
  errorDetail?: { code?: number; message?: string };
}

/** Shows what the builder says. The client's exit status is that of the step that failed. */
function* show(cli: Cli, opened: Opened, iidFile: string | undefined): Steps<number> {
  let rest = '';
  for (;;) {
    const part: Bytes | { error: string } = yield* opened.response.body.chunk();
    if (isFail(part) || part === '') break;
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.trim() !== '')) {
      const message = JSON.parse(text(line as Bytes)) as Message;
      if (message.error !== undefined) {
        yield* cli.err(`${message.errorDetail?.message ?? message.error}\n`);
        return message.errorDetail?.code ?? 1;
      }
      if (message.stream !== undefined) yield* cli.out(message.stream);
      if (message.aux?.ID !== undefined && iidFile !== undefined)
        cli.p.writeFile(iidFile, utf8(message.aux.ID));
    }
  }
  yield* cli.engine.readAll(opened);
  return 0;
}
