import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { objectClass, raise, raiseFail } from '../run/errors';
import { itemsOf } from '../run/iterate';
import type { Runtime } from '../run/runtime';
import {
  PyBytes,
  PyClass,
  PyIterator,
  PyList,
  PyNative,
  PyObject,
  type Named,
  type NativeBody,
  type Py,
} from '../run/values';

/** A text or bytes file: what was read of it, or what is to be written. */
interface OpenFile {
  path: string;
  mode: string;
  content: string;
  at: number;
  isOpen: boolean;
}

const open = new WeakMap<PyObject, OpenFile>();
const fileClass = new PyClass('TextIOWrapper', [objectClass], '_io');

function fileOf(value: Py | undefined): OpenFile {
  const file = value instanceof PyObject ? open.get(value) : undefined;
  if (file === undefined) return raise('ValueError', 'not a file');
  return file.isOpen ? file : raise('ValueError', 'I/O operation on closed file.');
}

const given = (file: OpenFile, data: string): Py =>
  file.mode.includes('b') ? new PyBytes(asBytes(data)) : data;

function lineOf(file: OpenFile): string {
  const end = file.content.indexOf('\n', file.at);
  const line = file.content.slice(file.at, end < 0 ? undefined : end + 1);
  file.at += line.length;
  return line;
}

function save(run: Runtime, file: OpenFile): void {
  if (!/[wax+]/.test(file.mode)) return;
  const data: Bytes = file.mode.includes('b') ? asBytes(file.content) : utf8(file.content);
  const refused = run.p.writeFile(file.path, data);
  if (refused !== undefined) raiseFail(refused.error, file.path);
}

const methods: Readonly<Record<string, NativeBody>> = {
  read: (_, [self, size]) => {
    const file = fileOf(self);
    const part = file.content.slice(
      file.at,
      size === undefined || size === null || Number(size) < 0 ? undefined : file.at + Number(size),
    );
    file.at += part.length;
    return given(file, part);
  },
  readline: (_, [self]) => given(fileOf(self), lineOf(fileOf(self))),
  readlines: (_, [self]) => {
    const file = fileOf(self);
    const lines: Py[] = [];
    while (file.at < file.content.length) lines.push(given(file, lineOf(file)));
    return new PyList(lines);
  },
  write: (run, [self, data]) => {
    const file = fileOf(self);
    if (!/[wax+]/.test(file.mode)) return raise('OSError', 'not writable');
    const isBinary = file.mode.includes('b');
    if (isBinary !== data instanceof PyBytes)
      return raise(
        'TypeError',
        isBinary ? "a bytes-like object is required, not 'str'" : 'write() argument must be str, not bytes',
      );
    const part = data instanceof PyBytes ? (data.value as string) : String(data as string);
    file.content = file.content.slice(0, file.at) + part + file.content.slice(file.at + part.length);
    file.at += part.length;
    save(run, file);
    return part.length;
  },
  *writelines(run, [self, lines]): Steps<Py> {
    for (const one of yield* itemsOf(run, lines ?? null))
      methods['write']?.(run, [self ?? null, one], new Map());
    return null;
  },
  seek: (_, [self, to]) => {
    fileOf(self).at = Number(to);
    return Number(to);
  },
  tell: (_, [self]) => fileOf(self).at,
  flush: (run, [self]) => {
    save(run, fileOf(self));
    return null;
  },
  close: (_, [self]) => {
    const file = self instanceof PyObject ? open.get(self) : undefined;
    if (file !== undefined) file.isOpen = false;
    return null;
  },
  __enter__: (_, [self = null]) => self,
  __exit__: (_, [self]) => {
    const file = self instanceof PyObject ? open.get(self) : undefined;
    if (file !== undefined) file.isOpen = false;
    return false;
  },
  __iter__: (_, [self]) => {
    const file = fileOf(self);
    return new PyIterator('file', () =>
      file.at < file.content.length ? given(file, lineOf(file)) : undefined,
    );
  },
};

for (const [name, body] of Object.entries(methods)) fileClass.attributes.set(name, new PyNative(name, body));

/** open(path, mode) */
export function openFile(run: Runtime, [path = null, given_]: Py[], named: Named): Py {
  const mode = String((given_ ?? named.get('mode') ?? 'r') as string);
  const name = String(path as string);
  const file: OpenFile = { path: name, mode, content: '', at: 0, isOpen: true };
  if (/[ra+]/.test(mode) && !mode.includes('w')) {
    const data = run.p.readFile(name);
    if (isFail(data)) {
      if (!mode.includes('a') || data.error !== 'ENOENT') return raiseFail(data.error, name);
    } else file.content = mode.includes('b') ? data : text(data);
    if (mode.includes('a')) file.at = file.content.length;
  }
  if (mode.includes('x') && run.p.exists(name)) return raiseFail('EEXIST', name);
  if (/[wax]/.test(mode)) save(run, file);
  const made = new PyObject(fileClass);
  made.attributes.set('name', name);
  made.attributes.set('mode', mode);
  open.set(made, file);
  return made;
}
