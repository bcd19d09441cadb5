import { startThread } from '#sim/kernel/processes';
import type { ContainerRow, ExecRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { ended } from '../runtime/exec-watch';
import { announceContainer } from '../state/events';
import { newId } from '../state/names';

const blank = {
  user: '',
  isPrivileged: false,
  isTty: false,
  wantsIn: false,
  wantsOut: false,
  wantsErr: false,
  detachKeys: '',
  env: [],
  cwd: '',
  isRunning: false,
  hasStarted: false,
  exitCode: null,
  process: 0,
  pid: 0,
  stdin: -1,
  tty: 0,
  error: '',
} as const;

/** What is asked of an exec; the rest has usual values. */
export type ExecWishes = Pick<ExecRow, 'argv'> & Partial<ExecRow>;

/** A new exec of a container, not started yet. */
export function newExec(sim: Sim, container: ContainerRow, wishes: ExecWishes): ExecRow {
  const id = newId(sim);
  const row: ExecRow = {
    ...blank,
    env: [],
    attachments: [],
    size: [24, 80],
    ...wishes,
    id,
    daemon: container.daemon,
    container: container.id,
  };
  sim.execs.insert(id, row);
  container.execs.push(id);
  announceContainer(sim, container, `exec_create: ${commandOf(row)}`, { execID: id });
  return row;
}

/** `sh -c true`, and a space behind the program even when nothing follows: moby joins them so. */
function commandOf(row: Readonly<ExecRow>): string {
  return `${row.argv[0] ?? ''} ${row.argv.slice(1).join(' ')}`;
}

/** Has the container's shim start it. */
export function startExec(sim: Sim, exec: ExecRow): void {
  const container = sim.containers.need(exec.container);
  exec.hasStarted = true;
  exec.isRunning = true;
  announceContainer(sim, container, `exec_start: ${commandOf(exec)}`, { execID: exec.id });
  if (sim.processes.peek(container.shim)?.state === 'running')
    startThread(sim, container.shim, 'exec', exec.id);
  else ended(sim, exec.id, 128);
}
