import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import type { Found } from '../format/inspect';
import type { GoTypeName } from '../format/go-types';
import { inspectEach } from '../inspecting';
import { flag, type Query } from '../query';
import { isRefusal, refuse, type Refusal } from '../refusal';

/** Kinds of objects in the order in which they are tried; `swarm`: only a manager of a swarm has them. */
const kinds: readonly {
  readonly type: string;
  path(name: string): string;
  readonly typeName?: GoTypeName;
  readonly swarm?: boolean;
}[] = [
  { type: 'container', path: (name) => `/containers/${name}/json`, typeName: 'container.InspectResponse' },
  { type: 'image', path: (name) => `/images/${name}/json`, typeName: 'image.InspectResponse' },
  { type: 'network', path: (name) => `/networks/${name}`, typeName: 'network.Inspect' },
  { type: 'volume', path: (name) => `/volumes/${name}`, typeName: 'volume.Volume' },
  { type: 'service', path: (name) => `/services/${name}`, swarm: true },
  { type: 'task', path: (name) => `/tasks/${name}`, swarm: true },
  { type: 'node', path: (name) => `/nodes/${name}`, swarm: true },
  { type: 'plugin', path: (name) => `/plugins/${name}/json` },
  { type: 'secret', path: (name) => `/secrets/${name}`, swarm: true },
  { type: 'config', path: (name) => `/configs/${name}`, swarm: true },
];
const allTypes = kinds.map(({ type }) => type).sort();

export const inspect = command({
  path: 'inspect',
  usage: 'NAME|ID [NAME|ID...]',
  short: 'Show everything about objects of any kind',
  args: { min: 1 },
  completes: 'containers',
  flags: {
    format: inspectFormat,
    size: { kind: 'bool', short: 's', help: 'Sizes of containers, too' },
    type: { kind: 'string', help: 'Only objects of this kind' },
  },
  *run({ cli, flags, args }) {
    const list = `must be one of "${allTypes.join('", "')}"`;
    if (flags.type === '') return yield* cli.fail(refuse(`type is empty: ${list}`));
    if (flags.type !== undefined && !allTypes.includes(flags.type)) {
      return yield* cli.fail(refuse(`unknown type: ${JSON.stringify(flags.type)}: ${list}`));
    }
    return yield* inspectEach(cli, args, flags.format ?? '', (name) =>
      find(cli, name, flags.type, flags.size === true),
    );
  },
});

function* find(cli: Cli, name: string, type: string | undefined, size: boolean): Steps<Found | Refusal> {
  let isManager: boolean | undefined;
  for (const kind of kinds) {
    if (type !== undefined && kind.type !== type) continue;
    if (type === undefined && kind.swarm) {
      isManager ??= yield* isSwarmManager(cli);
      if (!isManager) continue;
    }
    const query: Query = kind.type === 'container' ? { size: flag(size) } : {};
    const json = yield* cli.engine.json('GET', kind.path(name), { query });
    if (!isRefusal(json)) {
      if (size && kind.type !== 'container') yield* cli.err(`WARNING: --size ignored for ${kind.type}\n`);
      return { json, typeName: kind.typeName ?? 'volume.Volume' };
    }
    if (type !== undefined || !maySkip(json)) return json;
  }
  return refuse(`Error: No such object: ${name}`);
}

function maySkip({ status, refused }: Refusal & { readonly status?: number }): boolean {
  return status === 404 || refused.includes('not supported') || refused.includes('invalid reference format');
}

function* isSwarmManager(cli: Cli): Steps<boolean> {
  const info = yield* cli.engine.json<{ Swarm?: { ControlAvailable?: boolean } }>('GET', '/info');
  if (isRefusal(info)) {
    yield* cli.fail(info);
    return false;
  }
  return info.Swarm?.ControlAvailable === true;
}
