import type { Proc } from '#sim/kernel/proc';
import { Names } from '../users';
import { socketViews } from '../net/view';
import { listProcesses, type ProcessFacts } from '../process/process-list';
import { Quit, tool } from '../tool';

function ownerOf(p: Proc, pid: number): string {
  const uid = listProcesses(p).find((one) => one.pid === pid)?.uid ?? 0;
  return new Names(p).user(uid) ?? String(uid);
}

/** lsof(8), of the network: `-i`, `-i :80`, `-i tcp:80`. */
export const lsof = tool({
  name: 'lsof',
  usage: '[-i [i]] [-n] [-P] [-p s] [-t] [names]',
  summary: 'Lists open sockets',
  options: {
    network: 'i',
    numericHosts: 'n',
    numericPorts: 'P',
    terse: 't',
    listen: 's=STATE',
    pid: 'p=PID',
  },
  rewrite: (args) =>
    args.flatMap((arg) =>
      /^-i.+/.test(arg)
        ? ['-i', arg.slice(2)]
        : /^-[nPt]*i[nPt]*$/.test(arg)
          ? [...arg.slice(1)].map((letter) => `-${letter}`)
          : [arg],
    ),
  *run(t) {
    if (!t.has('network'))
      throw new Quit('files other than those of the network (-i) are not available in this world');
    const port = /:(\d+)$/.exec(t.operands[0] ?? '')?.[1];
    const found = socketViews(t.p).filter(
      (one) =>
        one.pid !== 0 &&
        (port === undefined || one.local.port === Number(port) || one.remote.port === Number(port)),
    );
    if (found.length === 0) return 1;
    if (t.has('terse')) {
      t.say([...new Set(found.map(({ pid }) => pid))].map((pid) => `${pid}\n`).join(''));
      return 0;
    }
    t.say('COMMAND     PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\n');
    for (const one of found) {
      const at = (place: { ip: string; port: number }) =>
        `${place.ip === '' || place.ip === '::' || place.ip === '0.0.0.0' ? '*' : place.ip}:${place.port}`;
      const name =
        one.state === 'LISTEN'
          ? `${at(one.local)} (LISTEN)`
          : `${at(one.local)}->${at(one.remote)} (${one.state})`;
      t.say(
        `${one.program.slice(0, 9).padEnd(9)} ${String(one.pid).padStart(5)} ${ownerOf(t.p, one.pid).padStart(4)}    4u  ${one.isV6 ? 'IPv6' : 'IPv4'}  ${String(20_000 + one.pid)}      0t0  TCP ${name}\n`,
      );
    }
    yield* t.drain();
    return 0;
  },
});

/** pstree(1): the processes that one can see, as a tree. */
export const pstree = tool({
  name: 'pstree',
  usage: '[-acglpsStTuZ] [ PID | USER ]',
  summary: 'Shows processes as a tree',
  options: { pids: 'p,show-pids', args: 'a,arguments', long: 'l,long' },
  origin: 'psmisc',
  busybox: { usage: '[-p] [PID|USER]', lacks: 'al' },
  *run(t) {
    const processes = listProcesses(t.p);
    const below = new Map<number, ProcessFacts[]>();
    for (const one of processes) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
    const label = (one: ProcessFacts) => {
      const name = t.has('args') && one.argv.length > 0 ? one.argv.join(' ') : one.comm;
      return t.has('pids') ? `${name}(${one.pid})` : name;
    };
    const draw = (one: ProcessFacts, head: string): string => {
      const name = label(one);
      const own = below.get(one.pid) ?? [];
      const pad = head + ' '.repeat(name.length);
      return (
        name +
        own
          .map((child, i) => {
            const joint = own.length === 1 ? '───' : i === 0 ? '─┬─' : i === own.length - 1 ? ' └─' : ' ├─';
            const rest = own.length === 1 || i === own.length - 1 ? '   ' : ' │ ';
            return `${i === 0 ? '' : `\n${pad}`}${joint}${draw(child, pad + rest)}`;
          })
          .join('')
      );
    };
    const roots =
      t.operands[0] === undefined
        ? processes.filter(({ pid, parent }) => pid === 1 || parent === 0)
        : processes.filter(({ pid }) => String(pid) === t.operands[0]);
    t.say(`${roots.map((one) => draw(one, '')).join('\n')}\n`);
    yield* t.drain();
    return roots.length === 0 ? 1 : 0;
  },
});

/** ipcs(1): System V's queues, memory and semaphores: nobody here has made any. */
export const ipcs = tool({
  name: 'ipcs',
  usage: '[resource-option...] [output-option]',
  summary: 'Lists System V IPC',
  options: { queues: 'q,queues', memory: 'm,shmems', semaphores: 's,semaphores', all: 'a,all' },
  origin: 'util-linux',
  *run(t) {
    const isAll = t.has('all') || !(t.has('queues') || t.has('memory') || t.has('semaphores'));
    const tables: [boolean, string, string][] = [
      [
        t.has('queues'),
        'Message Queues',
        'key        msqid      owner      perms      used-bytes   messages    ',
      ],
      [
        t.has('memory'),
        'Shared Memory Segments',
        'key        shmid      owner      perms      bytes      nattch     status      ',
      ],
      [t.has('semaphores'), 'Semaphore Arrays', 'key        semid      owner      perms      nsems     '],
    ];
    for (const [isAsked, title, head] of tables)
      if (isAll || isAsked) t.say(`\n------ ${title} --------\n${head}\n`);
    t.say('\n');
    yield* t.drain();
    return 0;
  },
});
