import { asBytes, utf8, type Bytes } from './base/bytes';
import { fail, isFail, type Fail } from './base/fail';
import type { Json } from './base/json';
import * as files from './files/index';
import { hasVirtualization, systemOf } from './hosts/systems';
import { newOpenFile } from './kernel/io';
import { outsideKey } from './kernel/operations';
import { startMachine, stopMachine } from './kernel/power';
import { createProcess } from './kernel/processes';
import { deliver } from './kernel/signals';
import { connectOutside, dropOutside, sendFromOutside, type Destination } from './kernel/sockets';
import { hangUpTty } from './kernel/tty-operations';
import { newTty, openSlave, resize, type } from './kernel/ttys';
import { wake } from './kernel/wait';
import type { LayerTree } from './world/files';
import type { Firmware, Machine } from './world/machine';
import type { Credentials } from './world/process';
import type { Sim } from './world/sim';

/** What can be done to a world from outside. `result` of the step is what is said at each. */
export type Action =
  /** a new window with a program on a terminal (the login shell, where argv is absent). Result: {terminal, process}, or a refusal */
  | (Start & {
      kind: 'open-terminal';
      rows: number;
      cols: number;
      /** a window that is there already, and now gets another program */ terminal?: number;
    })
  | { kind: 'close-terminal'; terminal: number }
  /** keys, as a terminal sends them */
  | { kind: 'type'; terminal: number; text: string }
  | { kind: 'resize'; terminal: number; rows: number; cols: number }
  /** a program whose descriptors are streams of the outside. Result: process id, or a refusal */
  | (Start & { kind: 'spawn'; argv: readonly string[]; streams: Readonly<Record<number, number>> })
  /** bytes for a stream that a program reads */
  | { kind: 'feed'; stream: number; data: string; end?: boolean }
  /** a client from outside connects; `stream` is the number its bytes will have. Result: null or a refusal */
  | { kind: 'connect'; machine: number; stream: number; to: Destination }
  | { kind: 'send'; stream: number; data: string; end?: boolean }
  | { kind: 'drop'; stream: number }
  /** writes a text file, making its directories. Result: null or a refusal */
  | { kind: 'write-file'; machine: number; path: string; text: string; mode?: number; uid?: number }
  /** unpacks files, as a package would. Result: null or a refusal */
  | { kind: 'put-tree'; machine: number; at: string; tree: LayerTree }
  | { kind: 'signal'; process: number; signal: number }
  /** the buttons on a machine's case */
  | { kind: 'power'; machine: number; press: 'on' | 'off' | 'reset' }
  /** what one sets before the system starts. Result: null, or EBUSY while the machine is not off */
  | { kind: 'firmware'; machine: number; settings: Partial<Firmware> };

interface Start {
  machine: number;
  argv?: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  cred?: Credentials;
}

type Handlers = { [K in Action['kind']]: (sim: Sim, action: Extract<Action, { kind: K }>) => Json };

const root: Credentials = { uid: 0, gid: 0, groups: [0], caps: 'all' };

/** Where somebody stands who has just logged in as root. */
function viewerOf(machine: Readonly<Machine>): files.Viewer {
  return { machine: machine.id, ns: machine.ns, root: '/', cwd: '/', umask: 0o022, cred: root };
}

const ok = (refusal: Fail | undefined): Json => (refusal === undefined ? null : { error: refusal.error });

const handlers: Handlers = {
  'open-terminal'(sim, action) {
    const terminal = action.terminal ?? sim.newId();
    const before = sim.terminals.peek(terminal);
    if (before !== undefined) {
      hangUpTty(sim, before.tty);
      sim.terminals.remove(terminal);
    }
    const tty = newTty(sim, action.machine, action.rows, action.cols, terminal);
    const slave = openSlave(sim, tty.id);
    const { kind } = sim.machines.need(action.machine).kernel;
    const env = { ...(kind === 'windows' ? {} : { TERM: 'xterm-256color' }), ...action.env };
    const process = start(sim, { ...action, env }, { 0: slave.id, 1: slave.id, 2: slave.id }, tty.id);
    if (typeof process !== 'number') return { error: process.error };
    sim.terminals.insert(terminal, {
      id: terminal,
      machine: action.machine,
      tty: tty.id,
      process,
      title: '',
    });
    return { terminal, process };
  },
  'close-terminal'(sim, { terminal }) {
    const row = sim.terminals.peek(terminal);
    if (row === undefined) return null;
    hangUpTty(sim, row.tty);
    sim.terminals.remove(terminal);
    return null;
  },
  type(sim, { terminal, text }) {
    const row = sim.terminals.peek(terminal);
    if (row !== undefined) type(sim, row.tty, utf8(text));
    return null;
  },
  resize(sim, { terminal, rows, cols }) {
    const row = sim.terminals.peek(terminal);
    if (row !== undefined) resize(sim, row.tty, rows, cols);
    return null;
  },
  spawn(sim, action) {
    const descriptors: Record<number, number> = {};
    for (const [fd, stream] of Object.entries(action.streams)) {
      if (!sim.outside.has(stream))
        sim.outside.insert(stream, { id: stream, input: asBytes(''), isEnded: false });
      descriptors[Number(fd)] = newOpenFile(sim, 'outside', stream).id;
    }
    const process = start(sim, action, descriptors);
    return typeof process === 'number' ? process : { error: process.error };
  },
  feed(sim, { stream, data, end }) {
    const row = sim.outside.get(stream);
    if (row === undefined) return null;
    row.input = asBytes(row.input + data);
    if (end === true) row.isEnded = true;
    wake(sim, outsideKey(stream));
    return null;
  },
  connect(sim, { machine, stream, to }) {
    return ok(connectOutside(sim, stream, viewerOf(sim.machines.need(machine)), to));
  },
  send(sim, { stream, data, end }) {
    sendFromOutside(sim, stream, data as Bytes, end === true);
    return null;
  },
  drop(sim, { stream }) {
    dropOutside(sim, stream);
    return null;
  },
  'write-file'(sim, { machine, path, text, mode, uid }) {
    const viewer = viewerOf(sim.machines.need(machine));
    const parts = path.split('/').slice(1, -1);
    for (let i = 1; i <= parts.length; i++) {
      const refused = files.mkdir(sim, viewer, `/${parts.slice(0, i).join('/')}`, 0o777);
      if (refused !== undefined && refused.error !== 'EEXIST') return ok(refused);
    }
    const refused = files.writeFile(sim, viewer, path, utf8(text), mode === undefined ? {} : { mode });
    if (refused === undefined && mode !== undefined) files.chmod(sim, viewer, path, mode);
    if (refused === undefined && uid !== undefined) files.chown(sim, viewer, path, uid, uid, true);
    return ok(refused);
  },
  'put-tree'(sim, { machine, at, tree }) {
    return ok(files.putTree(sim, viewerOf(sim.machines.need(machine)), at, tree));
  },
  signal(sim, { process, signal }) {
    deliver(sim, process, signal);
    return null;
  },
  firmware(sim, { machine, settings }) {
    const row = sim.machines.need(machine);
    if (row.state !== 'off') return ok(fail('EBUSY'));
    row.firmware = { virtualization: hasVirtualization(row), ...row.firmware, ...settings };
    sim.emit(machine, 'machine', 'firmware', row.name, { virtualization: String(hasVirtualization(row)) });
    return null;
  },
  power(sim, { machine, press }) {
    if (press !== 'on') stopMachine(sim, machine, 'off');
    if (press !== 'off') startMachine(sim, machine);
    return null;
  },
};

function start(
  sim: Sim,
  order: Start,
  descriptors: Readonly<Record<number, number>>,
  tty?: number,
): number | Fail {
  const machine = sim.machines.need(order.machine);
  if (machine.state === 'off' || machine.state === 'panicked') return { error: 'EIO' };
  const { login } = systemOf(machine);
  const cwd = order.cwd ?? login.cwd;
  const viewer = viewerOf(machine);
  const isThere = !isFail(files.stat(sim, viewer, cwd, true));
  return createProcess(sim, {
    machine: machine.id,
    parent: machine.init,
    ...(order.argv === undefined ? login : { argv: order.argv }),
    env: {
      ...login.env,
      ...order.env,
      ...(machine.kernel.kind === 'windows' ? {} : { PWD: isThere ? cwd : '/' }),
    },
    cwd: isThere ? cwd : '/',
    cred: order.cred ?? login.cred ?? root,
    ns: machine.ns,
    cgroup: machine.cgroup,
    files: descriptors,
    ...(tty === undefined ? {} : { tty }),
  });
}

/** Does it. */
export function act(sim: Sim, action: Action): Json {
  const handler = handlers[action.kind] as (sim: Sim, action: Action) => Json;
  return handler(sim, action);
}
