import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import type { Json } from '#sim/base/json';
import type { Executable } from '#sim/world/files';

/** ELF, 64 bits, little-endian, System V, shared object: elf(5). The machine follows. */
const magic = '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0';
const machines = { amd64: '>\0', arm64: '\xb7\0' } as const;
/** Begins the part that says which program it is, where real ones have code. */
const note = '\0drydock\0';

/** How an executable's file begins. It says what program it is, so that a copy made byte by byte still runs. */
export function elfFile(exe: Executable): Bytes {
  return asBytes(magic + machines[exe.arch ?? 'amd64'] + note + utf8(JSON.stringify(exe)) + '\0');
}

/** Which program a file's beginning names, or undefined when it is no executable of ours. */
export function readElf(head: Bytes): Executable | undefined {
  if (!head.startsWith(magic)) return undefined;
  const from = head.indexOf(note);
  if (from < 0) return undefined;
  // What is stored of a file may end here: a hole behind it reads as zeros.
  const to = head.indexOf('\0', from + note.length);
  return parsed(head.slice(from + note.length, to < 0 ? undefined : to) as Bytes);
}

function parsed(json: Bytes): Executable | undefined {
  let value: Json;
  try {
    value = JSON.parse(text(json)) as Json;
  } catch {
    return undefined; // somebody wrote over it: it is no program any more
  }
  const isNamed =
    typeof value === 'object' && value !== null && 'program' in value && typeof value.program === 'string';
  return isNamed ? (value as unknown as Executable) : undefined;
}
