import type { Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { dirName } from '../paths';
import type { Tool } from '../tool';
import { Names } from '../users';
import type { TarMember } from './tar-format';

export interface ExtractOrder {
  keepsOld: boolean;
  keepsOwner: boolean;
  keepsMode: boolean;
  keepsRoot: boolean;
  touches: boolean;
  numeric: boolean;
  toStdout: boolean;
  strip: number;
  verbose: (member: TarMember) => void;
}

/** Puts members of an archive into the working directory. */
export class TarExtractor {
  readonly #names: Names;
  readonly #folders: { path: string; member: TarMember }[] = [];
  #hasWarned = false;
  hasFailed = false;

  constructor(
    private readonly t: Tool<string>,
    private readonly order: ExtractOrder,
  ) {
    this.#names = new Names(t.p);
  }

  *extract(member: TarMember, content: Bytes): Steps<void> {
    const { t, order } = this;
    const path = yield* this.#pathOf(member.name);
    if (path === undefined) return;
    order.verbose(member);
    if (order.toStdout) {
      t.put(content);
      yield* t.drain();
      return;
    }
    this.#makeParents(path);
    if (order.keepsOld && member.type !== 'dir' && !isFail(t.p.lstat(path))) {
      yield* this.#fail(path, { error: 'EEXIST' });
      return;
    }
    const refused = this.#make(path, member, content);
    if (refused !== undefined) yield* this.#fail(path, refused);
    else if (member.type === 'dir') this.#folders.push({ path, member });
    else if (member.type !== 'link') this.#dress(path, member);
  }

  *#fail(path: string, reason: Fail): Steps<void> {
    this.hasFailed = true;
    yield* this.t.warn(
      this.t.isBusybox
        ? `can't open '${path}': ${strerror(reason)}`
        : `${path}: Cannot open: ${strerror(reason)}`,
    );
  }

  *#pathOf(name: string): Steps<string | undefined> {
    const { order, t } = this;
    let path = name.replace(/\/+$/, '') || name;
    const prefix = /^(?:.*?\/?\.\.\/+|\/+)+/.exec(path)?.[0];
    if (prefix !== undefined && !order.keepsRoot) {
      path = path.slice(prefix.length);
      if (!this.#hasWarned) {
        this.#hasWarned = true;
        yield* t.warn(
          t.isBusybox
            ? `removing leading '${prefix}' from member names`
            : `Removing leading \`${prefix}' from member names`,
        );
      }
    }
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    if (order.strip > 0) {
      const rest = parts.slice(order.strip);
      return rest.length === 0 ? undefined : rest.join('/');
    }
    return path === '' ? '.' : path;
  }

  #makeParents(path: string): void {
    const parent = dirName(path);
    if (parent === path || parent === '.' || !isFail(this.t.p.stat(parent))) return;
    this.#makeParents(parent);
    this.t.p.mkdir(parent);
  }

  #make(path: string, member: TarMember, content: Bytes): Fail | undefined {
    const { p } = this.t;
    if (member.type === 'dir') {
      const there = p.stat(path);
      return !isFail(there) && there.type === 'dir' ? undefined : p.mkdir(path, 0o755);
    }
    const there = p.lstat(path);
    if (!isFail(there) && there.type !== 'dir') p.unlink(path);
    if (member.type === 'symlink') return p.symlink(member.target, path);
    if (member.type === 'link') return p.link(member.target, path);
    if (member.type === 'fifo') return p.mkfifo(path, member.mode);
    // device nodes are the kernel's to make
    return member.type === 'device'
      ? { error: 'EPERM' }
      : p.writeFile(path, content, { mode: member.mode & 0o777 });
  }

  #dress(path: string, member: TarMember): void {
    const { p } = this.t;
    const { order } = this;
    if (order.keepsOwner) {
      const uid =
        (order.numeric || member.user === '' ? undefined : this.#names.uid(member.user)) ?? member.uid;
      const gid =
        (order.numeric || member.group === '' ? undefined : this.#names.gid(member.group)) ?? member.gid;
      p.chown(path, uid, gid, false);
    }
    if (member.type === 'symlink') return;
    p.chmod(path, order.keepsMode ? member.mode : member.mode & 0o777 & ~p.umask());
    if (!order.touches) p.touch(path, member.mtime);
  }

  /** Directories get their attributes last, so that their contents could be written. */
  finish(): void {
    for (const { path, member } of this.#folders.toReversed()) this.#dress(path, member);
  }
}

/** Names of what a pattern of the command line means: itself and everything below. */
export function matches(member: TarMember, wanted: string): boolean {
  const name = member.name.replace(/\/+$/, '');
  const clean = wanted.replace(/\/+$/, '');
  return name === clean || name.startsWith(`${clean}/`);
}
