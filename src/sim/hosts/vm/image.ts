import { asBytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Machine } from '#sim/world/machine';
import type { DiskFormat } from '#sim/world/vm';
import type { Sim } from '#sim/world/sim';

/** What an image file says of itself at its beginning, behind the mark of its format. */
export interface ImageHeader {
  format: DiskFormat;
  /** bytes, as a guest sees the disk */
  virtual: number;
  /** row of hosts/systems.ts that is installed on it; '' where it is blank */
  system: string;
  /** layers of what is installed, uppermost first */
  layers: string[];
  /** image that it stands on: only what differs is in this one */
  backing?: string;
  /** internal snapshots, where no machine keeps them: name and ms since 1970 */
  snapshots?: { name: string; at: number }[];
}

/** How the formats begin: QEMU's qcow2.txt, VirtualBox' VDICore.h, VMware's descriptor files, [MS-VHDX] 2.2. */
const marks: Readonly<Record<Exclude<DiskFormat, 'raw'>, string>> = {
  qcow2: 'QFI\u00fb',
  vdi: '<<< Oracle VM VirtualBox Disk Image >>>\n',
  vmdk: '# Disk DescriptorFile\n',
  vhdx: 'vhdxfile',
};

/** Bytes that an image of nothing takes: headers and tables of a fresh one (`qemu-img create` of 20 GB: 193 KiB on the disk). */
const emptySize = 197_120;
/** raw images say what they hold behind this */
const rawMark = 'disk ';

/** Nothing that is read of an image lies further on. */
const longestHeader = 65_536;

function installedBytes(sim: Sim, layers: readonly string[]): number {
  let sum = 0;
  for (const layer of layers) sum += files.layerSize(files.layerTree(sim, layer) ?? {});
  return sum;
}

/** The header of an image, by what its file says; undefined where it is none. */
export function readImage(sim: Sim, viewer: files.Viewer, path: string): ImageHeader | Fail {
  const opened = files.open(sim, viewer, path, { read: true });
  if (isFail(opened)) return opened;
  const content = files.readAt(sim, opened.handle, 0, longestHeader);
  if (isFail(content)) return content;
  const size = files.sizeOf(sim, opened.handle);
  for (const [format, mark] of Object.entries(marks)) {
    if (!content.startsWith(mark)) continue;
    const header = parse(content.slice(mark.length));
    return header === undefined ? fail('EINVAL') : { ...header, format: format as DiskFormat };
  }
  const header = content.startsWith(rawMark) ? parse(content.slice(rawMark.length)) : undefined;
  return { system: '', layers: [], ...header, format: 'raw', virtual: size };
}

function parse(json: string): ImageHeader | undefined {
  try {
    return JSON.parse(json.replace(/\0.*$/s, '')) as ImageHeader;
  } catch {
    return undefined;
  }
}

/** Bytes that an image takes on its host's disk, if its guest has written `used` besides what is installed. */
function sizeOf(sim: Sim, header: ImageHeader, used: number): number {
  if (header.format === 'raw') return header.virtual;
  const installed = header.backing === undefined ? installedBytes(sim, header.layers) : 0;
  return emptySize + installed + used;
}

/** Writes an image file: a new one, or another header for one that is there. ENOSPC, EACCES, ENOENT. */
export function writeImage(
  sim: Sim,
  viewer: files.Viewer,
  path: string,
  header: ImageHeader,
  mode = 0o644,
): Fail | undefined {
  const mark = header.format === 'raw' ? rawMark : marks[header.format];
  const refused = files.writeFile(sim, viewer, path, asBytes(mark + JSON.stringify(header)), { mode });
  return refused ?? files.truncate(sim, viewer, path, sizeOf(sim, header, 0));
}

/** Bytes that an image takes, its guest's writing included. */
export function imageSize(sim: Sim, viewer: files.Viewer, path: string): number {
  const stat = files.stat(sim, viewer, path, true);
  return isFail(stat) ? 0 : stat.size;
}

/**
 * Makes a machine's image as large as what its guest has put on its disk: files, containers, images of its own Docker. It
 * never shrinks. What does not fit on the host's disk any more does not count.
 */
export function growImage(sim: Sim, machine: Readonly<Machine>): void {
  const disk = machine.vm?.disks[0];
  if (disk === undefined || machine.parent === undefined) return;
  const viewer = files.rootViewer(sim, machine.parent);
  const header = readImage(sim, viewer, disk.path);
  if (isFail(header)) return;
  const states = [...sim.vmStates.all()].filter((row) => row.machine === machine.id);
  const kept = machine.vm?.snapshots.reduce((sum, one) => sum + one.memory, 0) ?? 0;
  const wanted = sizeOf(sim, header, writtenBy(sim, machine.id)) + kept + states.length * emptySize;
  if (wanted > imageSize(sim, viewer, disk.path)) files.truncate(sim, viewer, disk.path, wanted);
}

/** Bytes on a guest's disk beside the layers that it was installed with. */
function writtenBy(sim: Sim, machine: number): number {
  const lower =
    [...sim.filesystems.all()].find((one) => one.machine === machine && one.kind === 'overlay')?.lower ?? [];
  return Math.max(0, files.diskUse(sim, machine) - installedBytes(sim, lower));
}
