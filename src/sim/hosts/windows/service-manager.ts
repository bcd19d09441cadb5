import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { childKey } from '#sim/kernel/processes';
import { hasZombie } from '#sim/kernel/reap';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import type { Sim } from '#sim/world/sim';
import { servicesOf, type Service } from './service-table';

/** What somebody has asked of the service control manager. */
export interface Control {
  service: string;
  wish: 'start' | 'stop';
}

/** What services.exe keeps where those who ask can see it. */
interface Book {
  /** service → pid of its process; 0: it is starting or stopping */
  running: Record<string, number>;
  wishes: Control[];
}

const managerKey = (machine: number) => `services:${machine}`;

/** Row of the machine's services.exe; 0 while Windows is not up. */
function managerOf(sim: Sim, machine: number): number {
  for (const row of sim.processes.all())
    if (row.machine === machine && row.program === 'windows-services' && row.container === undefined)
      return row.id;
  return 0;
}

function bookOf(sim: Sim, process: number): Book {
  const row = sim.processes.need(process);
  row.shared['book'] ??= { running: {}, wishes: [] };
  return row.shared['book'] as unknown as Book;
}

/** Service → pid, of those that run. */
export function runningServices(sim: Sim, machine: number): Record<string, number> {
  const manager = managerOf(sim, machine);
  if (manager === 0) return {};
  const book = sim.processes.peek(manager)?.shared['book'] as unknown as Book | undefined;
  return { ...book?.running };
}

/** Asks for a service to be started or stopped. */
export function control(sim: Sim, machine: number, wish: Control): void {
  const manager = managerOf(sim, machine);
  if (manager === 0) return;
  bookOf(sim, manager).wishes.push(wish);
  wake(sim, managerKey(machine));
}

/** Woken when a service has come up or has gone. */
export const serviceKey = (machine: number) => `service-state:${machine}`;

function begin(p: Proc, service: Service): void {
  const pid = p.spawn({ argv: service.argv, session: true, files: {} });
  if (isFail(pid)) return;
  p.do((sim) => {
    bookOf(sim, p.processId).running[service.name] = pid;
    wake(sim, serviceKey(sim.processes.need(p.processId).machine));
  });
}

function present(p: Proc): Service[] {
  return p.do((sim) =>
    servicesOf(sim, sim.processes.need(p.processId).machine).map((one) => ({ ...one, argv: [...one.argv] })),
  );
}

/** services.exe: starts what starts by itself, does what is asked, and takes note of what ends. */
export const serviceManager: Program = {
  name: 'windows-services',
  start: { cpu: 12, anon: 5 << 20 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    const machine = p.do((sim) => sim.processes.need(p.processId).machine);
    if (state === null) {
      for (const service of present(p)) if (service.start === 'Automatic') begin(p, service);
      return again(1);
    }
    yield* p.until(
      (sim) => (hasZombie(sim, p.processId) || bookOf(sim, p.processId).wishes.length > 0 ? true : undefined),
      [childKey(p.processId), managerKey(machine)],
    );
    const ended = p.waitNoHang(-1);
    if (ended !== undefined && !isFail(ended)) noteEnd(p, ended.pid);
    const wish = p.do((sim) => bookOf(sim, p.processId).wishes.shift() ?? null);
    if (wish === null) return again(1);
    const pid = p.do((sim) => bookOf(sim, p.processId).running[wish.service] ?? 0);
    const service = present(p).find((one) => one.name === wish.service);
    if (wish.wish === 'stop' && pid !== 0) p.kill(pid, 15);
    if (wish.wish === 'start' && pid === 0 && service !== undefined) begin(p, service);
    return again(1);
  },
};

function noteEnd(p: Proc, pid: number): void {
  p.do((sim) => {
    const { running } = bookOf(sim, p.processId);
    for (const [name, own] of Object.entries(running)) if (own === pid) delete running[name];
    wake(sim, serviceKey(sim.processes.need(p.processId).machine));
  });
}
