import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { vmKey } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { deliver, SIG, signalKey } from '#sim/kernel/signals';
import type { Sim } from '#sim/world/sim';
import { daemonOfMachine } from '#sim/daemon/state/find';
import { forceOff, startVm, untilOff } from '../vm/index';
import { forwardBody, pumpBody, toGuest, watchBody } from './forward';
import { prepareVm } from './machine';
import type { Platform } from './platform';
import { acceptBody, connectionBody } from './proxy';
import { settingsOf } from './settings';
import { change, newState, phaseKey, stateOf, type Phase } from './state';

/** How long the machine has to switch itself off, ms: the engine gives its containers ten seconds. */
const patience = 20_000;

type Stage = 'up' | 'run' | 'sleep' | 'failed';

/**
 * Docker Desktop's backend: one process of the host. It starts the virtual machine, answers for its engine on the host's own
 * socket, forwards ports, and stops the machine when nobody needs it.
 */
export function backend(platformOf: (p: Proc) => Platform): Program {
  const stages: Readonly<Record<Stage, (p: Proc) => Steps<Stage | number>>> = {
    up: (p) => bringUp(p, platformOf(p)),
    run: (p) => attend(p, platformOf(p)),
    sleep,
    failed,
  };
  return {
    name: 'com.docker.backend',
    // what its windows and helpers need to come up; and what programs of its size keep: both are ours
    start: { cpu: 900, anon: 120_000_000 },
    *main(p: Proc, state: Json): Steps<Outcome> {
      for (const signal of [SIG.TERM, SIG.INT]) p.onSignal(signal, 'handle');
      p.onSignal(SIG.PIPE, 'ignore');
      if (state === null) return yield* begin(p, platformOf(p));
      const next = yield* stages[state as Stage](p);
      if (typeof next !== 'number') return again(next);
      yield* goDown(p, platformOf(p));
      return next;
    },
    threads: {
      accept: acceptBody,
      connection: connectionBody(platformOf),
      forward: forwardBody,
      pump: pumpBody,
      watch: watchBody,
    },
  };
}

function* begin(p: Proc, platform: Platform): Steps<Outcome> {
  p.do((sim) => {
    newState(sim, p.processId, {
      phase: 'starting',
      vm: 0,
      session: sim.random.hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      lastUsed: sim.time,
      connections: 0,
      isWanted: false,
      forwards: {},
      engine: 'linux',
      windowsEngine: 0,
      failure: '',
    });
  });
  p.unlink(platform.socket); // what an earlier one has left
  const fd = p.listen({ unix: platform.socket });
  if (isFail(fd)) {
    yield* p.err(`com.docker.backend: listen ${platform.socket}: ${fd.error}\n`);
    return 1;
  }
  p.thread('accept', fd);
  return again('up');
}

function enter(p: Proc, phase: Phase, failure = ''): void {
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      Object.assign(state, { phase, failure, lastUsed: sim.time });
      if (phase === 'starting') state.isWanted = false;
    });
    const own = sim.processes.need(p.processId);
    sim.emit(own.machine, 'desktop', phase, 'docker-desktop', {});
  });
}

/** Starts the machine, and waits until its engine answers. */
function* bringUp(p: Proc, platform: Platform): Steps<Stage | number> {
  const { backend: way, check } = platform;
  const refused =
    way === 'virtualization-framework' || check === undefined
      ? undefined
      : p.do((sim) => check(sim, sim.processes.need(p.processId).machine, way));
  if (refused !== undefined) {
    enter(p, 'failed', refused);
    return 'failed';
  }
  const machine = p.do((sim) => {
    const { id, vm, hardware } = prepareVm(sim, sim.processes.need(p.processId).machine, platform);
    change(sim, p.processId, (state) => {
      state.vm = id;
    });
    return { id, uuid: vm?.uuid ?? '', cores: hardware.cores, memory: hardware.memory };
  });
  const argv = [
    platform.emulator,
    ...['--uuid', machine.uuid],
    ...['--cpus', String(machine.cores)],
    ...['--memory', String(Math.floor(machine.memory / 2 ** 20))],
  ];
  const started = yield* startVm(p, machine.id, argv, { untilReady: true });
  if (started !== 'up') {
    enter(p, 'failed', platform.noMemory);
    return 'failed';
  }
  for (;;) {
    const fd = toGuest(p, { unix: '/var/run/docker.sock' });
    if (fd >= 0) {
      p.close(fd);
      break;
    }
    if (p.do((sim) => sim.machines.need(machine.id).state !== 'running')) {
      enter(p, 'failed', 'the virtual machine has stopped');
      return 'failed';
    }
    yield* p.sleep(50);
  }
  enter(p, 'running');
  p.thread('watch');
  return 'run';
}

type Duty = 'stop' | 'gone' | 'idle' | 'later' | 'switch';

function* attend(p: Proc, platform: Platform): Steps<Stage | number> {
  const { vm, until, idle } = p.do((sim) => {
    const own = sim.processes.need(p.processId);
    const state = stateOf(own);
    const wait = settingsOf(sim, own.machine, platform).idle;
    const deadline = wait === 0 ? Infinity : Math.max((state?.lastUsed ?? 0) + wait, sim.time + 1000);
    return { vm: state?.vm ?? 0, until: wait === 0 ? -1 : deadline, idle: wait };
  });
  const duty = yield* p.until<Duty>(
    (sim) => dutyOf(sim, p, vm) ?? (until >= 0 && sim.time >= until ? restOf(sim, p, vm, idle) : undefined),
    [signalKey(p.processId), vmKey(vm), p.do((sim) => phaseKey(sim.processes.need(p.processId).machine))],
    until < 0 ? undefined : until,
  );
  if (duty === 'stop') return 0;
  if (duty === 'later') return 'run';
  if (duty === 'switch') {
    yield* switchEngine(p, platform);
    return 'run';
  }
  if (duty === 'gone') {
    enter(p, 'failed', 'the virtual machine has stopped');
    return 'failed';
  }
  enter(p, 'asleep');
  yield* switchOff(p, vm);
  return 'sleep';
}

function dutyOf(sim: Sim, p: Proc, vm: number): Duty | undefined {
  const own = sim.processes.need(p.processId);
  if (own.signals.pending.length > 0) return 'stop';
  if (stateOf(own)?.wanted !== undefined) return 'switch';
  const state = sim.machines.peek(vm)?.state ?? 'off';
  return state === 'off' || state === 'panicked' ? 'gone' : undefined;
}

/** The time is over: has really nobody used it? */
function restOf(sim: Sim, p: Proc, vm: number, idle: number): Duty {
  const state = stateOf(sim.processes.need(p.processId));
  const counts = daemonOfMachine(sim, vm)?.counts;
  const isBusy = (counts?.running ?? 0) + (counts?.paused ?? 0) > 0 || (state?.connections ?? 0) > 0;
  return isBusy || sim.time < (state?.lastUsed ?? 0) + idle ? 'later' : 'idle';
}

/** Containers of the other kind from now on. Those that run go on: each engine has its own. */
function* switchEngine(p: Proc, { windowsEngine }: Platform): Steps<void> {
  const { wanted, pid } = p.do((sim) => {
    const state = stateOf(sim.processes.need(p.processId));
    return { wanted: state?.wanted ?? 'linux', pid: state?.windowsEngine ?? 0 };
  });
  let engine = pid;
  if (wanted === 'windows' && engine === 0 && windowsEngine !== undefined) {
    const { program, pipe } = windowsEngine;
    const started = p.spawn({ path: program, argv: [program, '-H', pipe], session: true, files: {} });
    engine = isFail(started) ? 0 : started;
    // it answers when its pipe is there; an engine that does not come up ends
    const at = pipe.slice('npipe:////.'.length);
    while (engine !== 0 && !p.exists(at)) {
      if (p.waitNoHang(engine) !== undefined) engine = 0;
      else yield* p.sleep(100);
    }
  }
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      delete state.wanted;
      state.windowsEngine = engine;
      if (wanted === 'linux' || engine !== 0) state.engine = wanted;
    });
  });
}

/** Resource Saver: nothing is there but this process, until somebody comes. */
function* sleep(p: Proc): Steps<Stage | number> {
  const isWanted = yield* p.until(
    (sim) => {
      const own = sim.processes.need(p.processId);
      if (own.signals.pending.length > 0) return false;
      return stateOf(own)?.isWanted === true ? true : undefined;
    },
    [signalKey(p.processId), p.do((sim) => phaseKey(sim.processes.need(p.processId).machine))],
  );
  if (!isWanted) return 0;
  enter(p, 'starting');
  return 'up';
}

function* failed(p: Proc): Steps<number> {
  yield* p.waitSignal();
  return 0;
}

/** Asks the machine to switch itself off, and pulls its plug where it does not. */
function* switchOff(p: Proc, vm: number): Steps<void> {
  const isOn = p.do((sim) => {
    const machine = sim.machines.peek(vm);
    if (machine === undefined || machine.state === 'off') return false;
    if (machine.state === 'running') deliver(sim, machine.init, SIG.TERM);
    return true;
  });
  if (isOn && !(yield* untilOff(p, vm, patience)))
    p.do((sim) => {
      forceOff(sim, vm);
    });
}

function* goDown(p: Proc, platform: Platform): Steps<void> {
  enter(p, 'stopping');
  const windows = p.do((sim) => stateOf(sim.processes.need(p.processId))?.windowsEngine ?? 0);
  if (windows !== 0 && p.kill(windows, SIG.TERM) === undefined) yield* p.wait(windows);
  const vm = p.do((sim) => stateOf(sim.processes.need(p.processId))?.vm ?? 0);
  yield* switchOff(p, vm);
  p.unlink(platform.socket);
}
