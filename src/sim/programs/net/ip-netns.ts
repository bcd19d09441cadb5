import { isFail } from '#sim/base/fail';
import { newNamespace, release, retain } from '#sim/kernel/namespaces';
import type { Steps } from '#sim/kernel/program';
import { newNetNamespace } from '#sim/network/index';
import type { Sim } from '#sim/world/sim';
import { statusOf } from '../run';
import { Quit, type Tool } from '../tool';

const folder = '/run/netns';

/** The named network namespace of the machine on which this process runs: its id. */
function named(sim: Sim, processId: number, name: string): number | undefined {
  const { machine } = sim.processes.need(processId);
  for (const row of sim.namespaces.all())
    if (row.kind === 'net' && row.machine === machine && row.name === name) return row.id;
  return undefined;
}

/** `ip netns`: network namespaces that have names, and live on without processes. */
export function* netns<O extends string>(t: Tool<O>, verb: string, rest: readonly string[]): Steps<number> {
  const [name = '', ...command] = rest;
  if (verb === 'show' || verb === 'list' || verb === 'ls') return yield* list(t);
  if (!t.p.can('SYS_ADMIN'))
    throw new Quit(`setting the network namespace failed: Operation not permitted`, 1);
  if (verb === 'add') return yield* add(t, name);
  const id = t.p.do((sim) => named(sim, t.p.processId, name) ?? 0);
  if (verb === 'del' || verb === 'delete') {
    if (id === 0)
      throw new Quit(`Cannot remove namespace file "${folder}/${name}": No such file or directory`, 1);
    t.p.unlink(`${folder}/${name}`);
    t.p.do((sim) => {
      delete sim.namespaces.need(id).name;
      release(sim, id);
    });
    return 0;
  }
  if (verb !== 'exec') throw new Quit(`Command "${verb}" is unknown, try "ip netns help".`, 255);
  if (id === 0) throw new Quit(`Cannot open network namespace "${name}": No such file or directory`, 255);
  if (command.length === 0) throw new Quit('No command specified', 255);
  const child = t.p.fork('inside', { ns: { net: id } });
  if (isFail(child)) throw new Quit('fork failed: Resource temporarily unavailable', 255);
  const ended = yield* t.p.wait(child);
  return isFail(ended) ? 1 : statusOf(ended);
}

function* list<O extends string>(t: Tool<O>): Steps<number> {
  const names = t.p.readDir(folder);
  if (!isFail(names))
    yield* t.p.out(
      names
        .map(({ name }) => `${name}\n`)
        .reverse()
        .join(''),
    );
  return 0;
}

function* add<O extends string>(t: Tool<O>, name: string): Steps<number> {
  if (name === '') throw new Quit('No netns name specified', 255);
  if (t.p.do((sim) => named(sim, t.p.processId, name) !== undefined))
    throw new Quit(`Cannot create namespace file "${folder}/${name}": File exists`, 1);
  t.p.mkdir(folder, 0o755);
  t.p.writeText(`${folder}/${name}`, '', { mode: 0o444 });
  t.p.do((sim) => {
    const { machine } = sim.processes.need(t.p.processId);
    const row = newNamespace(sim, machine, 'net');
    row.name = name;
    newNetNamespace(sim, machine, row.id);
    retain(sim, row.id);
  });
  yield* t.p.sleep(0);
  return 0;
}
