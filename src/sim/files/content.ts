import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { elfFile } from './elf';
import { charge, roomFor, taken } from './inodes';
import { filesystemOf } from './node';

/**
 * A file's content in the world is its beginning; the rest of its size reads as NULs. So gigabytes of zeros cost nothing.
 * What is written beyond this many bytes is counted and not kept, since worlds are saved whole.
 */
const mostKept = 8 * 1024 * 1024;

const notNul = /[^\0]/;

/** The stored beginning of a file in the writable part. */
export function contentOf(row: Readonly<Inode>): Bytes {
  return row.content ?? (row.exe === undefined ? noBytes : elfFile(row.exe));
}

/** Writes into a file; answers how many bytes found room, or ENOSPC when none did. */
export function writeInto(sim: Sim, id: number, offset: number, data: Bytes): number | Fail {
  const row = sim.inodes.need(id);
  const fs = filesystemOf(sim, row.fs);
  let accepted = data;
  const growth = () => taken(fs, Math.max(row.size, offset + accepted.length)) - taken(fs, row.size);
  if (growth() > roomFor(sim, row.fs)) {
    const fitting = Math.max(0, row.size + roomFor(sim, row.fs) - offset);
    accepted = asBytes(data.slice(0, Math.floor(fitting)));
    if (accepted === '') return fail('ENOSPC');
    // the last page may be shared with what is there already
    if (growth() > roomFor(sim, row.fs)) return fail('ENOSPC');
  }
  const refused = charge(sim, row.fs, growth());
  if (refused !== undefined) return refused;
  store(row, offset, accepted);
  row.size = Math.max(row.size, offset + accepted.length);
  row.mtime = row.ctime = sim.now;
  return accepted.length;
}

function store(row: Inode, offset: number, data: Bytes): void {
  const had = contentOf(row);
  if (row.exe !== undefined) delete row.exe;
  if (offset >= had.length && !notNul.test(data)) {
    row.content = had;
    return;
  }
  if (offset > mostKept) {
    row.content = had;
    return;
  }
  const gap = offset > had.length ? '\0'.repeat(offset - had.length) : '';
  const joined = had.slice(0, offset) + gap + data + had.slice(offset + data.length);
  row.content = asBytes(joined.length > mostKept ? joined.slice(0, mostKept) : joined);
}

/** Cuts or extends a file. */
export function resize(sim: Sim, id: number, size: number): Fail | undefined {
  const row = sim.inodes.need(id);
  const fs = filesystemOf(sim, row.fs);
  const refused = charge(sim, row.fs, taken(fs, size) - taken(fs, row.size));
  if (isFail(refused)) return refused;
  const had = contentOf(row);
  if (row.exe !== undefined && size !== row.size) delete row.exe;
  if (row.exe === undefined) row.content = had.length > size ? asBytes(had.slice(0, size)) : had;
  row.size = size;
  row.mtime = row.ctime = sim.now;
  return undefined;
}
