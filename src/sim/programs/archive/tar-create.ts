import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { globRegex } from '../glob';
import { joinPath } from '../paths';
import type { Tool } from '../tool';
import { Names } from '../users';
import { padding, tarEnd, tarHeader, type TarMember } from './tar-format';

/** What creating needs to know of the command line. */
export interface CreateOrder {
  excluded: readonly RegExp[];
  follow: boolean;
  numeric: boolean;
  keepsRoot: boolean;
  owner?: number;
  group?: number;
  mtime?: number;
  recursive: boolean;
  verbose: (member: TarMember) => void;
}

/** What `--exclude` means: the whole name, or its end behind any slash, and all below. */
export function excludePattern(pattern: string): RegExp {
  const { source } = globRegex(pattern.replace(/\/$/, ''));
  return new RegExp(`(^|/)${source.slice(1, -1)}(/|$)`);
}

/** Packs files (as named, relative to the working directory) into the bytes of an archive. */
export class TarWriter {
  #out = '';
  readonly #names: Names;
  readonly #seen = new Map<string, string>();
  #hasWarned = false;
  #hasFailed = false;

  constructor(
    private readonly t: Tool<string>,
    private readonly order: CreateOrder,
  ) {
    this.#names = new Names(t.p);
  }

  *add(path: string): Steps<void> {
    const { t, order } = this;
    if (order.excluded.some((pattern) => pattern.test(path))) return;
    const stat = order.follow ? t.p.stat(path) : t.p.lstat(path);
    if (isFail(stat)) {
      yield* t.warn(t.isBusybox ? `${path}: ${strerror(stat)}` : `${path}: Cannot stat: ${strerror(stat)}`);
      this.#hasFailed = true;
      return;
    }
    if (stat.type === 'socket') {
      yield* t.warn(`${path}: socket ignored`);
      return;
    }
    const name = yield* this.#memberName(path);
    const target = stat.type === 'symlink' ? t.p.readLink(path) : '';
    const identity = `${String(stat.dev)}:${String(stat.ino)}`;
    const earlier = stat.type === 'file' && stat.nlink > 1 ? this.#seen.get(identity) : undefined;
    if (stat.type === 'file') this.#seen.set(identity, name);
    const uid = order.owner ?? stat.uid;
    const gid = order.group ?? stat.gid;
    const member: TarMember = {
      name,
      type: earlier === undefined ? stat.type : 'link',
      mode: stat.mode & 0o7777,
      uid,
      gid,
      user: order.numeric ? '' : (this.#names.user(uid) ?? ''),
      group: order.numeric ? '' : (this.#names.group(gid) ?? ''),
      size: stat.size,
      mtime: order.mtime ?? stat.mtime,
      target: earlier ?? (isFail(target) ? '' : target),
    };
    const content = stat.type === 'file' && earlier === undefined ? t.p.readFile(path) : asBytes('');
    if (isFail(content)) {
      yield* t.warn(`${path}: Cannot open: ${strerror(content)}`);
      this.#hasFailed = true;
      return;
    }
    order.verbose(member);
    this.#out += tarHeader({ ...member, size: content.length });
    this.#out += content + padding(content.length);
    if (stat.type === 'dir' && order.recursive) yield* this.#addBelow(path);
  }

  *#addBelow(path: string): Steps<void> {
    const entries = this.t.p.readDir(path);
    if (isFail(entries)) {
      yield* this.t.warn(`${path}: Cannot open: ${strerror(entries)}`);
      this.#hasFailed = true;
      return;
    }
    for (const { name } of entries) yield* this.add(joinPath(path, name));
  }

  *#memberName(path: string): Steps<string> {
    const prefix = /^(?:.*?\/?\.\.\/+|\/+)+/.exec(path)?.[0];
    if (this.order.keepsRoot || prefix === undefined) return path;
    if (!this.#hasWarned) {
      this.#hasWarned = true;
      const words = this.t.isBusybox
        ? `removing leading '${prefix}' from member names`
        : `Removing leading \`${prefix}' from member names`;
      yield* this.t.warn(words);
    }
    return path.slice(prefix.length) || './';
  }

  /** The whole archive, and whether something was left out. */
  finish(): { bytes: Bytes; hasFailed: boolean } {
    return { bytes: asBytes(this.#out + tarEnd(this.#out.length)), hasFailed: this.#hasFailed };
  }
}
