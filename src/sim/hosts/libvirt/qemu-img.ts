import { strftime, utc } from '#sim/base/strftime';
import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import type { DiskFormat } from '#sim/world/vm';
import { useDisk } from '../vm/disk-time';
import { imageSize, readImage, writeImage, type ImageHeader } from '../vm/index';
import { scaled } from './options';

const formats: readonly string[] = ['qcow2', 'raw', 'vdi', 'vmdk', 'vhdx'];

/** Ends with a message behind `qemu-img: `. */
class Wrong {
  constructor(readonly message: string) {}
}

interface Words {
  options: Map<string, string>;
  operands: string[];
}

/** Reads options that take a value (`valued`) and those that do not. */
function readWords(args: readonly string[], valued: string, bare = ''): Words {
  const words: Words = { options: new Map(), operands: [] };
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const letter = /^-(\w)$/.exec(word)?.[1];
    if (letter !== undefined && valued.includes(letter)) words.options.set(letter, args[++at] ?? '');
    else if (letter !== undefined && bare.includes(letter)) words.options.set(letter, '');
    else if (word.startsWith('-'))
      throw new Wrong(`unrecognized option '${word}'\nTry 'qemu-img --help' for more information`);
    else words.operands.push(word);
  }
  return words;
}

function read(p: Proc, path: string): ImageHeader & { size: number } {
  const found = p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    const image = readImage(sim, viewer, path);
    return isFail(image) ? image : { ...image, size: imageSize(sim, viewer, path) };
  });
  if (isFail(found))
    throw new Wrong(`Could not open '${path}': Could not open '${path}': ${strerror(found)}`);
  return found;
}

function write(p: Proc, path: string, header: ImageHeader): void {
  const refused = p.do((sim) => writeImage(sim, sim.processes.need(p.processId), path, header) ?? null);
  if (refused !== null) throw new Wrong(`${path}: Could not create '${path}': ${strerror(refused)}`);
}

function sizeWord(path: string, text: string): number {
  const size = scaled(text, 'b');
  if (size === undefined)
    throw new Wrong(
      `Invalid image size specified! You may use k, M, G, T, P or E suffixes for \nqemu-img: kilobytes, megabytes, gigabytes, terabytes, petabytes and exabytes.`,
    );
  void path;
  return size;
}

/** What a fresh image says of how it was made, in the order in which qemu-img has it. */
function formatting(path: string, header: ImageHeader): string {
  const size = `size=${String(header.virtual)}`;
  const backing = header.backing === undefined ? '' : ` backing_file=${header.backing} backing_fmt=qcow2`;
  const more: Readonly<Record<DiskFormat, string>> = {
    qcow2: `cluster_size=65536 extended_l2=off compression_type=zlib ${size}${backing} lazy_refcounts=off refcount_bits=16`,
    raw: size,
    vdi: `${size} static=off`,
    vmdk: `${size} compat6=off hwversion=undefined`,
    vhdx: `${size} log_size=1048576 block_size=0`,
  };
  return `Formatting '${path}', fmt=${header.format} ${more[header.format]}\n`;
}

function formatNamed(path: string, name: string): DiskFormat {
  if (!formats.includes(name)) throw new Wrong(`${path}: Unknown file format '${name}'`);
  return name as DiskFormat;
}

function* create(p: Proc, args: readonly string[]): Steps<void> {
  const { options, operands } = readWords(args, 'fboF', 'q');
  const [path, size] = operands;
  if (path === undefined)
    throw new Wrong("Expecting image file name\nTry 'qemu-img --help' for more information");
  const format = formatNamed(path, options.get('f') ?? 'raw');
  const backing = options.get('b');
  if (backing !== undefined && !options.has('F'))
    throw new Wrong(`${path}: Backing file specified without backing format`);
  let header: ImageHeader = { format, virtual: 0, system: '', layers: [] };
  if (backing !== undefined) {
    const at =
      backing.startsWith('/') || !path.includes('/') ? backing : `${path.replace(/[^/]*$/, '')}${backing}`;
    if (!p.exists(at))
      throw new Wrong(
        `${path}: Could not open '${at}': No such file or directory\nCould not open backing image.`,
      );
    const base = read(p, at);
    header = { format, virtual: base.virtual, system: base.system, layers: base.layers, backing };
  }
  if (size !== undefined) header.virtual = sizeWord(path, size);
  else if (backing === undefined) throw new Wrong(`${path}: Image creation needs a size parameter`);
  if (!options.has('q')) yield* p.out(formatting(path, header));
  write(p, path, header);
}

const human = (bytes: number) => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [value, at] = [bytes, 0];
  while (value >= 1024 && at < units.length - 1) [value, at] = [value / 1024, at + 1];
  return `${String(Number(value.toPrecision(3)))} ${units[at] ?? ''}`;
};

/** Snapshots of an image: those of the machine whose disk it is, or its own. */
function snapshotsOf(
  p: Proc,
  path: string,
  header: ImageHeader,
): { name: string; at: number; memory: number; clock: number }[] {
  return p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    const real = files.realPath(sim, viewer, path);
    for (const row of sim.machines.all()) {
      if (row.parent !== viewer.machine || row.vm?.disks[0]?.path !== real) continue;
      return row.vm.snapshots.map(({ name, at, memory, kept }) => ({
        name,
        at,
        memory,
        clock: memory === 0 ? 0 : (sim.vmStates.peek(kept)?.time ?? 0) - row.bootedAt,
      }));
    }
    return (header.snapshots ?? []).map(({ name, at }) => ({ name, at, memory: 0, clock: 0 }));
  });
}

const clock = (ms: number) => {
  const two = (x: number) => String(x).padStart(2, '0');
  const s = Math.floor(Math.max(0, ms) / 1000);
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${String(Math.floor(Math.max(0, ms)) % 1000).padStart(3, '0')}`;
};

function snapshotTable(p: Proc, path: string, header: ImageHeader): string {
  const all = snapshotsOf(p, path, header);
  if (all.length === 0) return '';
  const rows = all.map(
    ({ name, at, memory, clock: ran }, n) =>
      `${String(n + 1).padEnd(10)}${name.padEnd(18)}${human(memory).padStart(7)} ${strftime('%Y-%m-%d %H:%M:%S', at, utc)} ${clock(ran)}          0\n`,
  );
  return `Snapshot list:\n${'ID'.padEnd(10)}${'TAG'.padEnd(18)}VM SIZE                DATE     VM CLOCK     ICOUNT\n${rows.join('')}`;
}

function* info(p: Proc, args: readonly string[]): Steps<void> {
  const { operands } = readWords(args, 'f', 'U');
  const [path] = operands;
  if (path === undefined)
    throw new Wrong("Expecting one image file name\nTry 'qemu-img --help' for more information");
  const header = read(p, path);
  const onDisk = header.format === 'raw' && header.layers.length === 0 ? 4096 : header.size;
  const lines = [
    `image: ${path}`,
    `file format: ${header.format}`,
    `virtual size: ${human(header.virtual)} (${String(header.virtual)} bytes)`,
    `disk size: ${human(onDisk)}`,
  ];
  if (header.format === 'qcow2') lines.push('cluster_size: 65536');
  if (header.format === 'vdi') lines.push('cluster_size: 1048576');
  if (header.backing !== undefined)
    lines.push(`backing file: ${header.backing}`, 'backing file format: qcow2');
  const more =
    header.format === 'qcow2'
      ? 'Format specific information:\n    compat: 1.1\n    compression type: zlib\n    lazy refcounts: false\n    refcount bits: 16\n    corrupt: false\n    extended l2: false\n'
      : '';
  yield* p.out(`${lines.join('\n')}\n${snapshotTable(p, path, header)}${more}`);
}

/** A copy in another format: of a machine that is off, with what it has written. */
function* convert(p: Proc, args: readonly string[]): Steps<void> {
  const { options, operands } = readWords(args, 'fOo', 'pc');
  const [from, to] = operands;
  if (from === undefined || to === undefined)
    throw new Wrong("Must specify image file name\nTry 'qemu-img --help' for more information");
  const format = formatNamed(to, options.get('O') ?? 'raw');
  const { size, backing, snapshots, ...header } = read(p, from);
  void [backing, snapshots];
  yield* useDisk(p, 2 * size);
  write(p, to, { ...header, format, layers: p.do((sim) => writtenLayers(sim, p, from, header.layers)) });
}

/** The layers of an image, with what its machine has written as one on top. */
function writtenLayers(
  sim: Parameters<Parameters<Proc['do']>[0]>[0],
  p: Proc,
  path: string,
  layers: readonly string[],
): string[] {
  const viewer = sim.processes.need(p.processId);
  const real = files.realPath(sim, viewer, path);
  for (const row of sim.machines.all()) {
    if (row.parent !== viewer.machine || row.vm?.disks[0]?.path !== real) continue;
    const disk = [...sim.filesystems.all()].find((fs) => fs.machine === row.id && fs.kind === 'overlay');
    if (disk === undefined) break;
    const tree = files.upperTree(sim, disk.id);
    const id = `disk:${row.vm.uuid}:${String(sim.newId())}`;
    sim.layers.insert(id, { tree, size: files.layerSize(tree) });
    return [id, ...disk.lower];
  }
  return [...layers];
}

function* snapshot(p: Proc, args: readonly string[]): Steps<void> {
  const { options, operands } = readWords(args, 'cad', 'lq');
  const [path] = operands;
  if (path === undefined)
    throw new Wrong("Expecting one image file name\nTry 'qemu-img --help' for more information");
  const header = read(p, path);
  if (options.size === 0 || options.has('l')) {
    yield* p.out(snapshotTable(p, path, header));
    return;
  }
  const isUsed = p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    const real = files.realPath(sim, viewer, path);
    return [...sim.machines.all()].some(
      (row) => row.parent === viewer.machine && row.vm?.disks[0]?.path === real,
    );
  });
  if (isUsed)
    throw new Wrong(
      `Could not open '${path}': Failed to get "write" lock\nIs another process using the image [${path}]?`,
    );
  const all = header.snapshots ?? [];
  const [verb, name = ''] = [...options][0] ?? [];
  if (verb === 'c') {
    write(p, path, { ...header, snapshots: [...all, { name, at: p.now() }] });
    return;
  }
  const isThere = all.some((one) => one.name === name);
  if (verb === 'a' && !isThere)
    throw new Wrong(`Could not apply snapshot '${name}': Failed to load snapshot: No such file or directory`);
  if (verb === 'd' && !isThere) throw new Wrong(`Could not delete snapshot '${name}': snapshot not found`);
  if (verb === 'd') write(p, path, { ...header, snapshots: all.filter((one) => one.name !== name) });
}

function* resize(p: Proc, args: readonly string[]): Steps<void> {
  const { operands } = readWords(
    args.filter((word) => word !== '--shrink'),
    'f',
    'q',
  );
  const [path, change] = operands;
  if (path === undefined || change === undefined)
    throw new Wrong("Expecting image file name and size\nTry 'qemu-img --help' for more information");
  const { size, ...header } = read(p, path);
  void size;
  const bytes = sizeWord(path, change.replace(/^[+-]/, ''));
  const virtual = change.startsWith('+')
    ? header.virtual + bytes
    : change.startsWith('-')
      ? header.virtual - bytes
      : bytes;
  if (virtual < header.virtual && !args.includes('--shrink'))
    throw new Wrong(
      "Use the --shrink option to perform a shrink operation.\nqemu-img: warning: Shrinking an image will delete all data beyond the shrunken image's end. Before performing such an operation, make sure there is no important data there.",
    );
  write(p, path, { ...header, virtual });
  yield* p.out('Image resized.\n');
}

function* check(p: Proc, args: readonly string[]): Steps<void> {
  const { operands } = readWords(args, 'f', 'q');
  const header = read(p, operands[0] ?? '');
  if (header.format === 'raw') throw new Wrong('This image format does not support checks');
  yield* p.out(`No errors were found on the image.\nImage end offset: ${String(header.size)}\n`);
}

const commands: Readonly<Record<string, (p: Proc, args: readonly string[]) => Steps<void>>> = {
  check,
  convert,
  create,
  info,
  resize,
  snapshot,
};

/** qemu-img(1): images of disks, as files. */
export const qemuImg: Program = {
  name: 'qemu-img',
  start: { cpu: 8, anon: 4 * 2 ** 20 },
  *main(p: Proc): Steps<Outcome> {
    const [name, ...args] = p.args;
    if (name === '--version' || name === '-V') {
      yield* p.out('qemu-img version 8.2.2 (Debian 1:8.2.2+ds-0ubuntu1)\n');
      return 0;
    }
    try {
      const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
      if (command === undefined)
        throw new Wrong(
          `${name === undefined ? 'Not enough arguments' : `Command not found: ${name}`}\nTry 'qemu-img --help' for more information`,
        );
      yield* command(p, args);
      return 0;
    } catch (wrong) {
      if (!(wrong instanceof Wrong)) throw wrong;
      yield* p.err(`qemu-img: ${wrong.message}\n`);
      return 1;
    }
  },
};
