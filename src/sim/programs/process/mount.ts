import { isFail, strerror, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import { parseSize } from '../sizes';
import { Quit, tool, type Tool } from '../tool';

type Option =
  | 'all'
  | 'bind'
  | 'rbind'
  | 'type'
  | 'options'
  | 'readOnly'
  | 'readWrite'
  | 'noMtab'
  | 'move'
  | 'source'
  | 'target'
  | 'verbose'
  | 'makePrivate'
  | 'makeShared'
  | 'makeRprivate';

/** `overlay on / type overlay (rw,…)`. */
function* show(t: Tool<Option>): Steps<void> {
  const text = t.p.readText('/proc/self/mounts');
  if (isFail(text))
    throw new Quit(
      t.isBusybox
        ? "can't open '/proc/mounts': No such file or directory"
        : 'failed to read mtab: No such file or directory',
    );
  const wanted = t.value('type')?.split(',');
  for (const line of text.split('\n')) {
    const [source = '', at = '', type = '', options = ''] = line.split(' ');
    if (line !== '' && (wanted === undefined || wanted.includes(type)))
      t.say(`${source} on ${at} type ${type} (${options})\n`);
  }
  yield* t.drain();
}

/** A new filesystem for a type that can be mounted by hand, or undefined. */
function* mountNew(
  t: Tool<Option>,
  type: string,
  source: string,
  at: string,
  options: readonly string[],
): Steps<void> {
  const size = options.find((option) => option.startsWith('size='))?.slice(5);
  const isReadOnly = t.has('readOnly') || options.includes('ro');
  const done = t.p.do((sim): Fail | string | undefined => {
    const me = sim.processes.need(t.p.processId);
    const make: Readonly<Record<string, () => number>> = {
      tmpfs: () =>
        files.newTmpfs(sim, me.machine, {
          size:
            (size === undefined ? undefined : parseSize(size)) ??
            Math.floor(sim.machines.need(me.machine).hardware.memory / 2),
        }),
      proc: () => files.newProc(sim, me.machine, me.ns.pid),
      sysfs: () => files.newSysfs(sim, me.machine),
      cgroup2: () => files.newCgroup2(sim, me.machine, me.cgroup),
      mqueue: () => files.newMqueue(sim, me.machine),
    };
    const fs = make[type]?.();
    if (fs === undefined) return 'unknown';
    const real = files.realPath(sim, me, at);
    if (isFail(real)) return real;
    files.mount(sim, me.ns.mnt, { at: insideRoot(me.root, real), fs, source, isReadOnly });
    return undefined;
  });
  if (done === undefined) return;
  if (typeof done === 'string')
    throw new Quit(
      t.isBusybox
        ? `mounting ${source} on ${at} failed: No such device`
        : `${at}: unknown filesystem type '${type}'.`,
      t.isBusybox ? 1 : 32,
    );
  yield* t.refuse(at, done, 32);
}

const insideRoot = (root: string, path: string) => (root === '/' ? path : root + (path === '/' ? '' : path));

function bind(t: Tool<Option>, source: string, at: string, options: readonly string[]): Fail | undefined {
  return t.p.do((sim) => {
    const me = sim.processes.need(t.p.processId);
    const real = files.realPath(sim, me, at);
    if (isFail(real)) return real;
    return files.bindMount(sim, me.ns.mnt, me, source, insideRoot(me.root, real), {
      isReadOnly: t.has('readOnly') || options.includes('ro'),
    });
  });
}

export const mount = tool<Option>({
  name: 'mount',
  usage: '[-lhV]\n-a [options]\n[options] <source> | <directory>\n[options] <source> <directory>',
  summary: 'Mounts a filesystem, or shows what is mounted',
  options: {
    all: 'a,all',
    bind: 'B,bind',
    rbind: 'R,rbind',
    type: 't,types=LIST',
    options: 'o,options=LIST',
    readOnly: 'r,read-only',
    readWrite: 'w,rw|read-write',
    noMtab: 'n,no-mtab',
    move: 'M,move',
    source: ',source=SRC',
    target: ',target=DIR',
    verbose: 'v,verbose',
    makePrivate: ',make-private',
    makeShared: ',make-shared',
    makeRprivate: ',make-rprivate',
  },
  refused: [
    '-f',
    '-F',
    '-i',
    '-L',
    '-U',
    '-N',
    '-O',
    '-T',
    '--make-slave',
    '--make-unbindable',
    '--make-rshared',
    '--make-rslave',
  ],
  origin: 'util-linux',
  busybox: { usage: '[OPTIONS] [-o OPT] DEVICE NODE', lacks: 'BRM' },
  *run(t) {
    const [first, second] = t.operands;
    if (t.has('makePrivate') || t.has('makeShared') || t.has('makeRprivate')) return 0;
    if (first === undefined && t.has('all')) return 0;
    if (first === undefined) {
      yield* show(t);
      return 0;
    }
    const source = second === undefined ? (t.value('source') ?? first) : first;
    const at = t.value('target') ?? second;
    if (at === undefined) {
      if (!t.p.exists('/etc/fstab') || t.isBusybox)
        throw new Quit(
          t.isBusybox ? `can't find ${first} in /etc/fstab` : `${first}: can't find in /etc/fstab.`,
        );
      throw new Quit(`${first}: can't find in /etc/fstab.`);
    }
    if (!t.p.can('SYS_ADMIN'))
      throw new Quit(
        t.isBusybox
          ? 'permission denied (are you root?)'
          : `${at}: permission denied.\n       dmesg(1) may have more information after failed mount system call.`,
        t.isBusybox ? 1 : 32,
      );
    const options = (t.values('options').join(',') || '').split(',');
    const there = t.p.stat(at);
    if (isFail(there))
      throw new Quit(
        t.isBusybox
          ? `mounting ${source} on ${at} failed: ${strerror(there)}`
          : `${at}: mount point does not exist.\n       dmesg(1) may have more information after failed mount system call.`,
        t.isBusybox ? 1 : 32,
      );
    if (options.includes('remount')) return 0;
    if (t.has('bind') || t.has('rbind') || options.includes('bind') || options.includes('rbind')) {
      const refused = bind(t, source, at, options);
      if (refused !== undefined)
        throw new Quit(
          `${at}: special device ${source} does not exist.\n       dmesg(1) may have more information after failed mount system call.`,
          32,
        );
      return 0;
    }
    const type = t.value('type');
    if (type === undefined)
      throw new Quit(
        t.isBusybox
          ? `mounting ${source} on ${at} failed: Invalid argument`
          : `${at}: ${source.startsWith('/dev/') ? `special device ${source} does not exist` : 'must be superuser to use mount'}.\n       dmesg(1) may have more information after failed mount system call.`,
        t.isBusybox ? 1 : 32,
      );
    yield* mountNew(t, type, source, at, options);
    return undefined;
  },
});

export const umount = tool({
  name: 'umount',
  usage: '[-hV]\n-a [options]\n[options] <source> | <directory>',
  summary: 'Takes a filesystem off its place',
  options: {
    all: 'a,all',
    force: 'f,force',
    lazy: 'l,lazy',
    noMtab: 'n,no-mtab',
    recursive: 'R,recursive',
    readOnly: 'r,read-only',
    type: 't,types=LIST',
    verbose: 'v,verbose',
    detachLoop: 'd,detach-loop',
  },
  origin: 'util-linux',
  busybox: { usage: '[-rlfda] [-t FSTYPE] FILESYSTEM|DIRECTORY' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'bad usage', 1, true);
    for (const at of t.operands) {
      if (!t.p.can('SYS_ADMIN')) {
        yield* t.complain(
          t.isBusybox
            ? `can't unmount ${at}: Operation not permitted`
            : `${at}: must be superuser to unmount.`,
          t.isBusybox ? 1 : 32,
        );
        continue;
      }
      const refused = t.p.do((sim): Fail | undefined => {
        const me = sim.processes.need(t.p.processId);
        const real = files.realPath(sim, me, at);
        return isFail(real) ? real : files.unmount(sim, me.ns.mnt, insideRoot(me.root, real));
      });
      if (refused === undefined) continue;
      const words =
        refused.error === 'EBUSY'
          ? 'target is busy.'
          : refused.error === 'EINVAL'
            ? 'not mounted.'
            : 'no mount point specified.';
      yield* t.complain(
        t.isBusybox ? `can't unmount ${at}: ${strerror(refused)}` : `${at}: ${words}`,
        t.isBusybox ? 1 : 32,
      );
    }
    return undefined;
  },
});
