import * as files from '#sim/files/index';
import { isFail, strerror } from '#sim/base/fail';
import { newNamespace } from '#sim/kernel/namespaces';
import { newNetNamespace } from '#sim/network/index';
import { pidIn, processByPid, processesIn } from '#sim/world/pids';
import type { NamespaceKind, NamespaceSet } from '#sim/world/machine';
import type { Steps } from '#sim/kernel/program';
import { statusOf } from '../run';
import { Quit, tool, type Tool } from '../tool';
import { becomeCommand } from './runners';

const letters = {
  mount: 'mnt',
  uts: 'uts',
  ipc: 'ipc',
  net: 'net',
  pid: 'pid',
  user: 'user',
  cgroup: 'cgroup',
} as const satisfies Record<string, NamespaceKind>;
type Letter = keyof typeof letters;
const kindsOf = Object.keys(letters) as Letter[];

type Option =
  Letter | 'all' | 'target' | 'fork' | 'mountProc' | 'root' | 'wd' | 'mapRoot' | 'setuid' | 'setgid';

/** Runs the command in a child that lives in other namespaces, and ends as it does. */
function* runIn(t: Tool<Option>, ns: Partial<NamespaceSet>): Steps<number> {
  const child = t.p.fork('inside', { ns });
  if (isFail(child)) throw new Quit(`fork failed: ${strerror(child)}`);
  const ended = yield* t.p.wait(child);
  return isFail(ended) ? 1 : statusOf(ended);
}

const shellOr = (t: Tool<Option>, command: readonly string[]) =>
  command.length > 0 ? command : [t.p.env.SHELL ?? '/bin/sh'];

export const nsenter = tool<Option>({
  name: 'nsenter',
  usage: '[options] [<program> [<argument>...]]',
  summary: 'Runs a program in the namespaces of another process',
  options: {
    all: 'a,all',
    target: 't,target=PID',
    mount: 'm,mount[=FILE]',
    uts: 'u,uts[=FILE]',
    ipc: 'i,ipc[=FILE]',
    net: 'n,net[=FILE]',
    pid: 'p,pid[=FILE]',
    cgroup: 'C,cgroup[=FILE]',
    user: 'U,user[=FILE]',
    root: 'r,root[=DIR]',
    wd: 'w,wd[=DIR]',
    fork: 'F,no-fork',
    mountProc: ',preserve-credentials',
    mapRoot: ',follow-context',
    setuid: 'S,setuid=UID',
    setgid: 'G,setgid=GID',
  },
  inOrder: true,
  origin: 'util-linux',
  busybox: { usage: '[OPTIONS] [PROG ARGS]' },
  *run(t, state) {
    if (state === 'inside')
      return yield* becomeCommand(t, shellOr(t, t.operands), { cwd: '/' }, 'failed to execute ');
    const target = t.value('target');
    if (target === undefined)
      throw new Quit('neither filename nor target pid supplied for the namespaces', 1);
    if (!t.p.can('SYS_ADMIN')) throw new Quit('reassociate to namespaces failed: Operation not permitted');
    const wanted = t.has('all') ? kindsOf : kindsOf.filter((kind) => t.has(kind));
    const ns = t.p.do((sim): Partial<NamespaceSet> | null => {
      const id = processByPid(sim, sim.processes.need(t.p.processId).ns.pid, Number(target));
      const process = id === undefined ? undefined : sim.processes.peek(id);
      return process === undefined
        ? null
        : Object.fromEntries(wanted.map((kind) => [letters[kind], process.ns[letters[kind]]]));
    });
    if (ns === null)
      throw new Quit(
        `cannot open /proc/${target}/ns/${letters[wanted[0] ?? 'mount']}: No such file or directory`,
      );
    return yield* runIn(t, ns);
  },
});

export const unshare = tool<Option>({
  name: 'unshare',
  usage: '[options] [<program> [<argument>...]]',
  summary: 'Runs a program in namespaces of its own',
  options: {
    all: ',all',
    target: ',kill-child[=SIG]',
    mount: 'm,mount[=FILE]',
    uts: 'u,uts[=FILE]',
    ipc: 'i,ipc[=FILE]',
    net: 'n,net[=FILE]',
    pid: 'p,pid[=FILE]',
    user: 'U,user[=FILE]',
    cgroup: 'C,cgroup[=FILE]',
    fork: 'f,fork',
    mountProc: ',mount-proc[=DIR]',
    root: 'R,root=DIR',
    wd: 'w,wd=DIR',
    mapRoot: 'r,map-root-user',
    setuid: 'S,setuid=UID',
    setgid: 'G,setgid=GID',
  },
  inOrder: true,
  origin: 'util-linux',
  busybox: { usage: '[OPTIONS] [PROG ARGS]' },
  *run(t, state) {
    if (state === 'inside') {
      if (t.has('mountProc')) mountProc(t);
      return yield* becomeCommand(t, shellOr(t, t.operands), {}, 'failed to execute ');
    }
    if (!t.p.can('SYS_ADMIN')) throw new Quit('unshare failed: Operation not permitted');
    const wanted = kindsOf.filter(
      (kind) =>
        t.has(kind) || (kind === 'mount' && t.has('mountProc')) || (kind === 'user' && t.has('mapRoot')),
    );
    const ns = t.p.do((sim) => {
      const me = sim.processes.need(t.p.processId);
      const made = wanted.map((kind) => {
        const name = letters[kind];
        const row = newNamespace(sim, me.machine, name, me.ns[name]);
        if (name === 'mnt') files.copyMountTable(sim, me.ns.mnt, row.id);
        if (name === 'net') newNetNamespace(sim, me.machine, row.id);
        return [name, row.id] as const;
      });
      return Object.fromEntries(made) as Partial<NamespaceSet>;
    });
    return yield* runIn(t, ns);
  },
});

function mountProc(t: Tool<Option>): void {
  t.p.do((sim) => {
    const me = sim.processes.need(t.p.processId);
    files.mount(sim, me.ns.mnt, {
      at: me.root === '/' ? '/proc' : `${me.root}/proc`,
      fs: files.newProc(sim, me.machine, me.ns.pid),
      source: 'proc',
    });
  });
}

export const lsns = tool({
  name: 'lsns',
  usage: '[options] [<namespace>]',
  summary: 'Lists namespaces',
  options: { type: 't,type=NAME', task: 'p,task=PID', noHeadings: 'n,noheadings' },
  refused: [
    '-J',
    '--json',
    '-l',
    '--list',
    '-o',
    '--output',
    '-r',
    '--raw',
    '-u',
    '--notruncate',
    '-W',
    '--nowrap',
    '-P',
    '--persistent',
  ],
  origin: 'util-linux',

  *run(t) {
    const kinds: readonly NamespaceKind[] = ['cgroup', 'user', 'mnt', 'uts', 'ipc', 'pid', 'net'];
    const wanted = t.value('type');
    const task = t.value('task');
    const rows = t.p.do((sim) => {
      const pidNs = sim.processes.need(t.p.processId).ns.pid;
      const all = processesIn(sim, pidNs).flatMap(({ id }) => sim.processes.peek(id) ?? []);
      return kinds
        .filter((kind) => wanted === undefined || wanted === kind)
        .flatMap((kind) =>
          [...new Set(all.map((process) => process.ns[kind]))].flatMap((id) => {
            const members = all.filter((process) => process.ns[kind] === id);
            const first = members[0];
            if (
              first === undefined ||
              (task !== undefined && !members.some((one) => String(pidIn(sim, one.id, pidNs)) === task))
            )
              return [];
            return [
              {
                id,
                kind,
                count: members.length,
                pid: pidIn(sim, first.id, pidNs),
                uid: first.cred.uid,
                command: first.argv.join(' '),
              },
            ];
          }),
        );
    });
    if (!t.has('noHeadings')) t.say('        NS TYPE   NPROCS   PID USER             COMMAND\n');
    for (const { id, kind, count, pid, uid, command } of rows.toSorted((a, b) => a.id - b.id)) {
      t.say(
        `${String(4_026_531_000 + id)} ${kind.padEnd(6)} ${String(count).padStart(6)} ${String(pid).padStart(5)} ${(uid === 0 ? 'root' : String(uid)).padEnd(16)} ${command}\n`,
      );
    }
    return 0;
  },
});
