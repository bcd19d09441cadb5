import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import { imageSize, readImage, writeImage } from '../vm/index';
import type { Command, Commands } from './command';
import { ownHost, Refusal } from './domain';
import { scaled } from './options';
import { table } from './table';

/** The one pool that there is, as virt-install makes it on its first run: a directory. */
export const pool = { name: 'default', path: '/var/lib/libvirt/images' };

/** The one network, as libvirt-daemon-config-network brings it. */
export const network = { name: 'default', bridge: 'virbr0', address: '192.168.122.1' };

function needPool(name: string): void {
  if (name !== pool.name)
    throw new Refusal(
      `failed to get pool '${name}'`,
      `Storage pool not found: no storage pool with matching name '${name}'`,
    );
}

function needNetwork(name: string): void {
  if (name !== network.name)
    throw new Refusal(
      `failed to get network '${name}'`,
      `Network not found: no network with matching name '${name}'`,
    );
}

/** Files of the pool with what they take. */
function volumes(p: Proc): { name: string; path: string; virtual: number; size: number; format: string }[] {
  return p.do((sim) => {
    const viewer = files.rootViewer(sim, ownHost(sim, p));
    const entries = files.readDir(sim, viewer, pool.path);
    if (isFail(entries)) return [];
    return entries.flatMap(({ name, type }) => {
      if (type !== 'file') return [];
      const path = `${pool.path}/${name}`;
      const image = readImage(sim, viewer, path);
      const size = imageSize(sim, viewer, path);
      return [
        {
          name,
          path,
          size,
          virtual: isFail(image) ? size : image.virtual,
          format: isFail(image) ? 'raw' : image.format,
        },
      ];
    });
  });
}

function volumeNamed(p: Proc, word: string) {
  const found = volumes(p).find(({ name, path }) => name === word || path === word);
  if (found === undefined)
    throw new Refusal(
      `failed to get vol '${word}'`,
      `Storage volume not found: no storage vol with matching path '${word}'`,
    );
  return found;
}

const shown = (bytes: number) => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [value, at] = [bytes, 0];
  while (value >= 1024 && at < units.length - 1) [value, at] = [value / 1024, at + 1];
  return `${value.toFixed(2)} ${units[at] ?? ''}`;
};

const lines = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}\n`).join('');

const volList: Command = {
  summary: 'list vols',
  operands: ['pool'],
  flags: ['details'],
  *run(p, given) {
    needPool(given.value('pool') ?? '');
    const all = volumes(p);
    yield* p.out(
      given.has('details')
        ? table(
            ['Name', 'Path', 'Type', 'Capacity', 'Allocation'],
            all.map((one) => [one.name, one.path, 'file', shown(one.virtual), shown(one.size)]),
          )
        : table(
            ['Name', 'Path'],
            all.map(({ name, path }) => [name, path]),
          ),
    );
  },
};

const volCreateAs: Command = {
  summary: 'create a volume from a set of args',
  operands: ['pool', 'name', 'capacity'],
  values: ['format'],
  *run(p, given) {
    needPool(given.value('pool') ?? '');
    const name = given.value('name') ?? '';
    const capacity = scaled(given.value('capacity') ?? '', 'b');
    if (capacity === undefined) throw new Refusal(`Malformed size ${given.value('capacity') ?? ''}`);
    const format = given.value('format') ?? 'raw';
    if (format !== 'raw' && format !== 'qcow2')
      throw new Refusal(`Failed to create vol ${name}`, `internal error: unknown vol format type ${format}`);
    if (volumes(p).some((one) => one.name === name))
      throw new Refusal(`Failed to create vol ${name}`, `storage volume '${name}' exists already`);
    p.do((sim) => {
      const viewer = files.rootViewer(sim, ownHost(sim, p));
      const made = files.mkdirAll(sim, viewer, pool.path);
      if (!isFail(made))
        writeImage(sim, viewer, `${pool.path}/${name}`, {
          format,
          virtual: capacity,
          system: '',
          layers: [],
        });
    });
    yield* p.out(`Vol ${name} created\n`);
  },
};

/** Commands of virsh for networks, pools and volumes. */
export const storageCommands: Commands = {
  'net-info': {
    summary: 'network information',
    operands: ['network'],
    *run(p, given) {
      needNetwork(given.value('network') ?? '');
      yield* p.out(
        lines([
          ['Name', network.name],
          ['Active', 'yes'],
          ['Persistent', 'yes'],
          ['Autostart', 'yes'],
          ['Bridge', network.bridge],
        ]),
      );
    },
  },
  'net-list': {
    summary: 'list networks',
    flags: ['all', 'inactive', 'name'],
    *run(p, given) {
      if (given.has('name')) yield* p.out(`${network.name}\n`);
      else
        yield* p.out(
          table(
            ['Name', 'State', 'Autostart', 'Persistent'],
            given.has('inactive') ? [] : [[network.name, 'active', 'yes', 'yes']],
          ),
        );
    },
  },
  'net-dhcp-leases': {
    summary: 'print lease info for a given network',
    operands: ['network'],
    *run(p, given) {
      needNetwork(given.value('network') ?? '');
      const rows = p.do((sim) =>
        [...sim.machines.all()]
          .filter(
            (row) =>
              row.parent === ownHost(sim, p) && row.vm?.hypervisor === 'libvirt' && row.state === 'running',
          )
          .flatMap((row) => {
            const card = sim.netns
              .peek(row.ns.net)
              ?.interfaces.find((one) => one.peer?.master === network.bridge);
            return card === undefined
              ? []
              : [['-', card.mac, 'ipv4', card.addresses[0] ?? '', row.name, '-']];
          }),
      );
      yield* p.out(
        table(
          ['Expiry Time', 'MAC address', 'Protocol', 'IP address', 'Hostname', 'Client ID or DUID'],
          rows,
        ),
      );
    },
  },
  'pool-info': {
    summary: 'storage pool information',
    operands: ['pool'],
    *run(p, given) {
      needPool(given.value('pool') ?? '');
      const disk = p.statFs(pool.path);
      const { size, used } = isFail(disk) ? { size: 0, used: 0 } : disk;
      yield* p.out(
        lines([
          ['Name', pool.name],
          ['State', 'running'],
          ['Persistent', 'yes'],
          ['Autostart', 'yes'],
          ['Capacity', shown(size)],
          ['Allocation', shown(used)],
          ['Available', shown(size - used)],
        ]),
      );
    },
  },
  'pool-list': {
    summary: 'list pools',
    flags: ['all', 'inactive', 'name'],
    *run(p, given) {
      const isThere = p.exists(pool.path);
      const rows = isThere && !given.has('inactive') ? [[pool.name, 'active', 'yes']] : [];
      yield* p.out(
        given.has('name')
          ? rows.map(([name = '']) => `${name}\n`).join('')
          : table(['Name', 'State', 'Autostart'], rows),
      );
    },
  },
  'vol-create-as': volCreateAs,
  'vol-delete': {
    summary: 'delete a vol',
    operands: ['vol'],
    values: ['pool'],
    *run(p, given) {
      const one = volumeNamed(p, given.value('vol') ?? '');
      p.unlink(one.path);
      yield* p.out(`Vol ${given.value('vol') ?? ''} deleted\n`);
    },
  },
  'vol-info': {
    summary: 'storage vol information',
    operands: ['vol', 'pool?'],
    *run(p, given) {
      const one = volumeNamed(p, given.value('vol') ?? '');
      yield* p.out(
        lines([
          ['Name', one.name],
          ['Type', 'file'],
          ['Capacity', shown(one.virtual)],
          ['Allocation', shown(one.size)],
        ]),
      );
    },
  },
  'vol-list': volList,
};
