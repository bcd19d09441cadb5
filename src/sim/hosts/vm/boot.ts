import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import * as cgroups from '#sim/kernel/cgroups';
import { startInit } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import { createProcess } from '#sim/kernel/processes';
import type { Steps } from '#sim/kernel/program';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { systemNamed, usualSystem } from '../systems';
import { useDisk } from './disk-time';
import { readImage, writeImage } from './image';
import { keptByKernel, stages, type Stage } from './stages';

/** Switched on, with nothing loaded yet. */
export function powerOn(sim: Sim, machine: Machine): void {
  machine.state = 'booting';
  sim.namespaces.need(machine.ns.pid).nextPid = 1;
  machine.bootedAt = sim.time;
  machine.kernelLog = [];
  machine.bootStage = '';
  if (machine.vm !== undefined) {
    delete machine.vm.isRestarting;
    delete machine.vm.asked;
    delete machine.vm.isPaused;
  }
}

/** Why a machine does not come up: nothing that could be booted is in it. */
export function cannotBoot(machine: Readonly<Machine>): boolean {
  const disk = machine.vm?.disks[0];
  return (
    machine.vm !== undefined &&
    machine.vm.cdrom === undefined &&
    (disk === undefined || disk.isBlank === true)
  );
}

/** What a firmware says that finds nothing to boot from: SeaBIOS' words. */
const nothingToBoot = 'No bootable device.';

/** Runs the boot, stage by stage; answers whether one can log in now. */
export function* runBoot(p: Proc, vm: number, way: readonly Stage[] = stages): Steps<boolean> {
  const { isBlank, installs, factor } = p.do((sim) => {
    const machine = sim.machines.need(vm);
    const installs = machine.vm?.cdrom !== undefined && machine.vm.disks[0]?.isBlank === true;
    return { isBlank: cannotBoot(machine), installs, factor: machine.vm?.slowness ?? 1 };
  });
  for (const stage of way) {
    yield* runStage(p, vm, stage, factor);
    if (isBlank && stage.text === 'firmware') {
      p.do((sim) => {
        enterStage(sim, vm, nothingToBoot);
      });
      return false;
    }
    if (installs && stage.text === 'boot loader') yield* install(p, vm, factor);
  }
  p.do((sim) => {
    becomeReady(sim, vm);
  });
  return true;
}

/** What an installer copies from its disc: the system as it is delivered, bytes. */
const installedBytes = 2.6e9;
/** Processor time that an installer takes, ms: a minimal server is there after some minutes. The figure is ours. */
const installing = 90_000;

/** The installer of a disc: it asks nothing here, since nobody sits before a screen; what it would ask has its defaults. */
function* install(p: Proc, vm: number, factor: number): Steps<void> {
  p.do((sim) => {
    enterStage(sim, vm, 'installer');
  });
  yield* useDisk(p, 2 * installedBytes);
  yield* p.cpu(installing * factor);
  p.do((sim) => {
    const machine = sim.machines.need(vm);
    const disk = machine.vm?.disks[0];
    if (machine.vm === undefined || disk === undefined) return;
    delete disk.isBlank;
    delete machine.vm.cdrom;
    const viewer = files.rootViewer(sim, machine.parent ?? 0);
    const image = readImage(sim, viewer, disk.path);
    const system = machine.system ?? usualSystem;
    const layers = systemNamed(system).layers({ hasDocker: false });
    if (!isFail(image)) writeImage(sim, viewer, disk.path, { ...image, system, layers: [...layers] });
  });
}

function* runStage(p: Proc, vm: number, stage: Stage, factor: number): Steps<void> {
  p.do((sim) => {
    enterStage(sim, vm, stage.text);
    if (stage.text === 'kernel') loadKernel(sim, vm);
    if (stage.text === 'systemd' || stage.isInit === true) startInit(sim, sim.machines.need(vm));
  });
  yield* p.sleep(stage.waits);
  yield* useDisk(p, stage.reads);
  yield* p.cpu(stage.works * factor);
  p.do((sim) => {
    if (sim.machines.peek(vm)?.kernel.kind === 'linux')
      for (const name of stage.starts) startService(sim, vm, name);
  });
}

/** A stage of its boot begins: it stands in the boot log, and is announced. */
export function enterStage(sim: Sim, id: number, text: string): void {
  const machine = sim.machines.need(id);
  machine.bootStage = text;
  machine.kernelLog.push({ at: sim.time - machine.bootedAt, text });
  sim.emit(machine.parent ?? 0, 'vm', 'stage', machine.name, { name: machine.name, stage: text });
}

/** The guest's kernel is loaded: it keeps its share of the memory; /run begins empty. */
function loadKernel(sim: Sim, id: number): void {
  const machine = sim.machines.need(id);
  cgroups.count(sim, machine.cgroup, 0, keptByKernel(machine.hardware.memory));
  if (machine.kernel.kind !== 'linux') return;
  files.unmount(sim, machine.ns.mnt, '/run');
  const run = files.newTmpfs(sim, id, { size: Math.floor(machine.hardware.memory / 10), mode: 0o755 });
  files.mount(sim, machine.ns.mnt, { at: '/run', fs: run, source: 'tmpfs' });
}

function startService(sim: Sim, id: number, name: string): void {
  startInGuest(sim, id, [`/usr/bin/${name}`]);
}

/** Starts a program in a guest as its init would: in system.slice, as root. Nothing happens where it is not there. */
export function startInGuest(sim: Sim, id: number, argv: readonly string[]): boolean {
  const machine = sim.machines.need(id);
  const process = createProcess(sim, {
    machine: id,
    parent: machine.init,
    path: argv[0] ?? '',
    argv,
    env: { PATH: '/usr/sbin:/usr/bin' },
    cwd: '/',
    cred: { uid: 0, gid: 0, groups: [], caps: 'all' },
    ns: machine.ns,
    cgroup: sim.cgroups.need(machine.cgroup).children[1] ?? machine.cgroup,
    files: {},
  });
  return !isFail(process);
}

function becomeReady(sim: Sim, id: number): void {
  const machine = sim.machines.need(id);
  machine.state = 'running';
  const took = String(Math.round(sim.time - machine.bootedAt));
  sim.emit(machine.parent ?? 0, 'vm', 'ready', machine.name, { name: machine.name, took });
}
