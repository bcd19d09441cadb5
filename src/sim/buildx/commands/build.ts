import { utf8 } from '#sim/base/bytes';
import type { Cli } from '#sim/cli/cli';
import { command } from '#sim/cli/command';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { showAnswer } from '../answers';
import { build } from '../build';
import { builderFor } from '../builder/store';
import { refuseOtherDriver } from '../builder/drivers';
import { commonFlags } from '../help';
import { indented } from '../metadata';
import { unsupported } from '../request';
import type { BuildTarget, BuildView } from '../target';

const gone = { hidden: true, help: '' } as const;

export const buildCommand = command({
  path: 'build',
  aliases: ['b'],
  usage: 'PATH | URL | -',
  short: 'Make an image from a Dockerfile',
  args: { exact: 1 },
  flags: {
    ...commonFlags,
    'add-host': { kind: 'strings', help: 'A name and its address for the steps ("host:ip")' },
    allow: {
      kind: 'list',
      help: 'Right to give to the build ("network.host", "security.insecure", "device")',
    },
    annotation: { kind: 'list', help: 'Annotation of the image' },
    attest: { kind: 'list', help: 'Attestation ("type=sbom,generator=image")' },
    'build-arg': { kind: 'list', help: 'Value of a build argument' },
    'build-context': { kind: 'list', help: 'Further context ("name=path")' },
    'cache-from': {
      kind: 'list',
      help: 'Where to look for results ("user/app:cache", "type=local,src=path/to/dir")',
    },
    'cache-to': {
      kind: 'list',
      help: 'Where to put results ("user/app:cache", "type=local,dest=path/to/dir")',
    },
    call: {
      kind: 'string',
      default: 'build',
      help: 'What to ask the frontend for ("check", "outline", "targets")',
    },
    'cgroup-parent': { kind: 'string', help: 'Control group above those of RUN' },
    check: { kind: 'bool', help: 'The same as "--call=check"' },
    file: { kind: 'string', short: 'f', help: 'Path of the Dockerfile (default is "PATH/Dockerfile")' },
    iidfile: { kind: 'string', help: "File to write the image's id to" },
    label: { kind: 'list', help: 'Label of the image' },
    load: { kind: 'bool', help: 'The same as "--output=type=docker"' },
    'metadata-file': { kind: 'string', help: 'File to write to what is known of the result' },
    network: { kind: 'string', default: 'default', help: 'Network of RUN' },
    'no-cache': { kind: 'bool', help: 'Do every step anew' },
    'no-cache-filter': { kind: 'strings', word: 'stringArray', help: 'Stages to do anew' },
    output: { kind: 'list', short: 'o', help: 'What becomes of the result ("type=local,dest=path")' },
    platform: { kind: 'list', help: 'Platform to build for' },
    progress: {
      kind: 'string',
      default: 'auto',
      help: 'How to show what goes on ("auto", "none", "plain", "quiet", "rawjson", "tty")',
    },
    provenance: { kind: 'string', help: 'The same as "--attest=type=provenance"' },
    pull: { kind: 'bool', help: 'Ask for newer base images always' },
    push: { kind: 'bool', help: 'The same as "--output=type=registry"' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing but the id of the image' },
    sbom: { kind: 'string', help: 'The same as "--attest=type=sbom"' },
    secret: { kind: 'list', help: 'Secret for RUN ("id=mysecret[,src=/local/secret]")' },
    'shm-size': { kind: 'bytes', help: 'Size of /dev/shm' },
    ssh: { kind: 'list', help: 'SSH agent or keys for RUN ("default|<id>[=<socket>|<key>[,<key>]]")' },
    tag: { kind: 'list', short: 't', help: 'Name of the image ("name:tag")' },
    target: { kind: 'string', help: 'Stage to build up to' },
    ulimit: { kind: 'ulimit', help: 'Limit of the steps' },
    // what only the builder of old knows
    compress: { ...gone, kind: 'bool' },
    'cpu-period': { ...gone, kind: 'int' },
    'cpu-quota': { ...gone, kind: 'int' },
    'cpu-shares': { ...gone, kind: 'int', short: 'c' },
    'cpuset-cpus': { ...gone, kind: 'string' },
    'cpuset-mems': { ...gone, kind: 'string' },
    'force-rm': { ...gone, kind: 'bool' },
    isolation: { ...gone, kind: 'string' },
    memory: { ...gone, kind: 'string', short: 'm' },
    'memory-swap': { ...gone, kind: 'string' },
    rm: { ...gone, kind: 'bool', default: true },
    'security-opt': { ...gone, kind: 'strings' },
    squash: { ...gone, kind: 'bool' },
    'disable-content-trust': { ...gone, kind: 'bool', default: true },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    yield* warnOfGone(cli, flags);
    const wrong = checkView(flags.progress, flags.quiet === true);
    if (wrong !== undefined) return yield* error(cli, wrong.refused);
    const builder = builderFor(p, flags.builder);
    if (isRefusal(builder)) return yield* error(cli, builder.refused);
    const call = flags.check === true ? 'check' : flags.call;
    const [method, format] = callOf(call);
    const target = targetOf(flags, args[0] ?? '', method);
    if (isRefusal(target)) return yield* error(cli, target.refused);
    const refused = refuseFlags(flags, p.env) ?? refuseOtherDriver(builder, target);
    if (refused !== undefined) return yield* error(cli, `failed to build: ${refused.refused}`);
    const progress = flags.quiet === true ? 'quiet' : (flags.progress as BuildView['progress']);
    const instance = {
      builder: builder.name,
      driver: builder.driver,
      isDebug: flags.debug === true || p.env['DOCKER_DEBUG'] === '1',
    };
    const made = yield* build(p, cli.engine, [target], { progress }, instance);
    if (isRefusal(made))
      return yield* error(
        cli,
        /^invalid field|^unexpected key/.test(made.refused)
          ? made.refused
          : `failed to build: ${made.refused}`,
      );
    if (method !== '')
      return yield* showAnswer(
        cli,
        method,
        format,
        made.answers[0] ?? {},
        progress === 'quiet',
        shownFile(flags.file, args[0]),
      );
    const image = made.images[target.name];
    if (flags.iidfile !== undefined && flags.iidfile !== '')
      p.writeFile(flags.iidfile, utf8(image?.id ?? ''));
    if (flags['metadata-file'] !== undefined && flags['metadata-file'] !== '')
      p.writeFile(flags['metadata-file'], utf8(indented(image?.metadata ?? {})));
    // an empty line where no image was asked for
    if (progress === 'quiet') yield* cli.out(`${image?.id ?? ''}\n`);
    return 0;
  },
});

type Flags = Readonly<Record<string, unknown>>;

export function* error(cli: Cli, words: string): Steps<number> {
  yield* cli.err(`ERROR: ${words}\n`);
  return 1;
}

function* warnOfGone(cli: Cli, flags: Readonly<Record<string, unknown>>): Steps<void> {
  if (flags['isolation'] !== undefined)
    yield* cli.err('WARNING: isolation flag is deprecated with BuildKit.\n');
  if (flags['security-opt'] !== undefined)
    yield* cli.err(
      'WARNING: security-opt flag is deprecated. "RUN --security=insecure" should be used with BuildKit.\n',
    );
  if (flags['squash'] !== undefined)
    yield* cli.err(
      'WARNING: experimental flag squash is removed with BuildKit. You should squash inside build using a multi-stage Dockerfile for efficiency.\n',
    );
}

export function checkView(progress: string, isQuiet: boolean): Refusal | undefined {
  if (!['auto', 'none', 'plain', 'quiet', 'rawjson', 'tty'].includes(progress))
    return refuse(`invalid progress mode ${progress}`);
  if (isQuiet && !['auto', 'quiet'].includes(progress))
    return refuse(`progress=${progress} and quiet cannot be used together`);
  return undefined;
}

/** `check`, `outline,format=json` … as the frontend's method and the form of the answer. */
export function callOf(call: string): [method: string, format: string] {
  const [name = '', ...fields] = call.split(',');
  const format = fields.find((field) => field.startsWith('format='))?.slice(7) ?? '';
  const method = name === 'build' || name === '' ? '' : name === 'check' ? 'lint' : name;
  return [method, format];
}

function refuseFlags(flags: Flags, env: Readonly<Record<string, string>>): Refusal | undefined {
  const given: Flags = flags;
  const isOn = (name: string) => given[name] !== undefined && !['false', '0'].includes(String(given[name]));
  if (isOn('provenance') || isOn('sbom') || given['attest'] !== undefined)
    return unsupported('Attestation', 'attestations');
  for (const right of (given['allow'] as readonly string[] | undefined) ?? [])
    if (!/^(network\.host|security\.insecure|device(=.*)?)$/.test(right))
      return refuse(`unknown entitlement ${right}`);
  for (const ssh of (given['ssh'] as readonly string[] | undefined) ?? []) {
    const [id = '', path] = ssh.split('=');
    if (path === undefined && (env['SSH_AUTH_SOCK'] ?? '') === '')
      return refuse(
        `failed to convert agent config {${id} [] false}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set`,
      );
  }
  if (given['push'] === true && given['tag'] === undefined)
    return refuse('tag is needed when pushing to registry');
  return undefined;
}

/** What the flags ask for, as a target. */
function targetOf(flags: Flags, context: string, method: string): BuildTarget | Refusal {
  const given: Flags = flags;
  const list = (name: string) => (given[name] as readonly string[] | undefined) ?? [];
  const contexts: Record<string, string> = {};
  for (const text of list('build-context')) {
    const at = text.indexOf('=');
    if (at < 0) return refuse(`invalid context value: ${text}, expected key=value`);
    contexts[text.slice(0, at)] = text.slice(at + 1);
  }
  const args = list('build-arg').map((text): [string, string | null] => {
    const at = text.indexOf('=');
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
  });
  const labels = list('label').map((text): [string, string] => {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  });
  const limits =
    (given['ulimit'] as Readonly<Record<string, { Name: string; Soft: number; Hard: number }>> | undefined) ??
    {};
  const file = given['file'] as string | undefined;
  const outputs = [...list('output'), ...(given['push'] === true ? ['type=registry'] : [])];
  return {
    ...{
      name: 'default',
      context,
      args: Object.fromEntries(args),
      tags: list('tag'),
      labels: Object.fromEntries(labels),
    },
    ...(file === undefined || file === '' ? {} : { dockerfile: file }),
    ...{ stage: (given['target'] as string | undefined) ?? '', noCache: given['no-cache'] === true },
    ...{
      noCacheFilter: list('no-cache-filter'),
      pull: given['pull'] === true,
      network: String(given['network'] ?? ''),
    },
    ...{
      platforms: list('platform'),
      contexts,
      secrets: list('secret'),
      ssh: list('ssh'),
      extraHosts: list('add-host'),
    },
    ...{ shmSize: Number(given['shm-size'] ?? 0), cacheFrom: list('cache-from'), cacheTo: list('cache-to') },
    ulimits: Object.values(limits).map(({ Name, Soft, Hard }) => `${Name}=${Soft}:${Hard}`),
    ...{
      outputs,
      entitlements: list('allow'),
      cgroupParent: String(given['cgroup-parent'] ?? ''),
      call: method,
    },
    wantsMetadata: given['metadata-file'] !== undefined,
  };
}

/** How findings name the Dockerfile: as it was given, or by its place in the context. */
function shownFile(file: string | undefined, context = '.'): string {
  if (file !== undefined && file !== '' && file !== '-') return file;
  if (context === '-' || /^[a-z]+:\/\//.test(context)) return '';
  const folder = context.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  return folder === '' || folder === '.' ? 'Dockerfile' : `${folder}/Dockerfile`;
}
