import { commOf, cpuTimeOf, memoryOf, stateLetter } from '#sim/files/proc/process-facts';
import type { Proc } from '#sim/kernel/proc';
import { pidIn, processesIn } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';

/** A process as tools show it: plain, and numbered as the looking process numbers it. */
export type ProcessFacts = {
  pid: number;
  parent: number;
  group: number;
  session: number;
  uid: number;
  gid: number;
  argv: string[];
  comm: string;
  state: string;
  /** `pts/0`, or `?` */
  tty: string;
  isForeground: boolean;
  /** ms since 1970 */
  started: number;
  /** ms since it started */
  elapsed: number;
  /** processor time, ms */
  cpu: number;
  /** bytes */
  resident: number;
  virtual: number;
  nice: number;
  threads: number;
  cgroup: string;
};

/** Address space that every program maps beside what it uses: the C library, stack, room to grow. */
const mappedBeside = 2 * 1024 * 1024;

function factsOf(sim: Sim, process: Readonly<Process>, pid: number, pidNs: number): ProcessFacts {
  const memory = memoryOf(sim, process);
  const resident = process.state === 'zombie' ? 0 : memory.anon + memory.file;
  const tty = process.tty === 0 ? undefined : sim.ttys.peek(process.tty);
  return {
    pid,
    parent: pidIn(sim, process.parent, pidNs),
    group: pidIn(sim, process.group, pidNs),
    session: pidIn(sim, process.session, pidNs),
    uid: process.cred.uid,
    gid: process.cred.gid,
    argv: process.state === 'zombie' ? [] : [...process.argv],
    comm: commOf(process),
    state: stateLetter(sim, process),
    tty: tty === undefined ? '?' : `pts/${String(tty.number)}`,
    isForeground: tty !== undefined && tty.foreground === process.group,
    started: sim.now - (sim.time - process.started),
    elapsed: sim.time - process.started,
    cpu: cpuTimeOf(sim, process),
    resident,
    virtual: resident === 0 ? 0 : resident + mappedBeside,
    nice: process.nice,
    threads: process.threads.length,
    cgroup: sim.cgroups.peek(process.cgroup)?.path ?? '/',
  };
}

/** All processes that can be seen from here, by pid. */
export function listProcesses(p: Proc): ProcessFacts[] {
  return p.do((sim) => {
    const pidNs = sim.processes.need(p.processId).ns.pid;
    return processesIn(sim, pidNs).flatMap(({ pid, id }) => {
      const process = sim.processes.peek(id);
      return process === undefined ? [] : [factsOf(sim, process, pid, pidNs)];
    });
  });
}

/** The command line; brackets around the name where there is none. */
export function commandLine({ argv, comm, state }: ProcessFacts): string {
  if (state === 'Z') return `[${comm}] <defunct>`;
  return argv.length === 0 ? `[${comm}]` : argv.join(' ');
}

/** STAT: the state, nice, session leader, threads, foreground. */
export function stateText(one: ProcessFacts): string {
  const nice = one.nice < 0 ? '<' : one.nice > 0 ? 'N' : '';
  return `${one.state}${nice}${one.session === one.pid ? 's' : ''}${one.threads > 1 ? 'l' : ''}${one.isForeground ? '+' : ''}`;
}
