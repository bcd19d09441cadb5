import { fail, isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { createProcess } from '#sim/kernel/processes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ContainerConfigRow, StartFailure } from '#sim/world/docker';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { configOf } from '../state/find';
import { cannotIsolate } from './isolation';
import { withoutDrive, type WindowsEngine } from './door';
import { usualMemory } from './utility-vm';

/** What only Windows' own part knows of its machine. */
export interface WindowsFacts {
  /** the hypervisor runs */
  hasHypervisor(sim: Sim, machine: number): boolean;
  isServer(machine: Readonly<Machine>): boolean;
  /** the process that a small machine is */
  utilityVm: string;
}

/** A small machine comes up in about this: Windows' own is built for it (firmware 0, kernel, its services); ours, ms. */
const bootWaits = 900;
const bootWorks = 700;

const variables: Readonly<Record<string, string>> = {
  ComSpec: 'C:\\Windows\\system32\\cmd.exe',
  OS: 'Windows_NT',
  Path: 'C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\',
  PATHEXT: '.COM;.EXE;.BAT;.CMD',
  PROCESSOR_ARCHITECTURE: 'AMD64',
  SystemDrive: 'C:',
  SystemRoot: 'C:\\Windows',
  TEMP: 'C:\\Windows\\Temp',
  USERNAME: 'ContainerAdministrator',
  USERPROFILE: 'C:\\Users\\ContainerAdministrator',
  windir: 'C:\\Windows',
};

/** The same path in the case that the files have. */
function inItsCase(sim: Sim, viewer: files.Viewer, path: string): string | undefined {
  let at = '';
  for (const part of path.split('/').filter((one) => one !== '')) {
    const entries = files.readDir(sim, viewer, at === '' ? '/' : at);
    const found = isFail(entries)
      ? undefined
      : entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
    if (found === undefined) return undefined;
    at += `/${found.name}`;
  }
  return at;
}

function mountVolumes(sim: Sim, machine: number, config: Readonly<ContainerConfigRow>, mnt: number): void {
  const host = files.rootViewer(sim, machine);
  for (const mount of config.mounts) {
    const at = withoutDrive(mount.destination);
    const viewer: files.Viewer = { ...host, ns: { ...host.ns, mnt } };
    files.mkdirAll(sim, viewer, at);
    if (mount.type === 'tmpfs') continue;
    const source = inItsCase(sim, host, withoutDrive(mount.source)) ?? withoutDrive(mount.source);
    files.bindMount(sim, mnt, host, source, at, { isReadOnly: !mount.isWritable });
  }
}

function findCommand(sim: Sim, viewer: files.Viewer, command: string): string | Fail {
  const folders = /[\\/]/.test(command)
    ? ['']
    : ['/Windows/System32/', '/Windows/', '/Windows/System32/WindowsPowerShell/v1.0/', `${viewer.cwd}/`];
  for (const folder of folders)
    for (const ending of ['', '.exe']) {
      const path = inItsCase(sim, viewer, `${folder}${withoutDrive(command)}${ending}`);
      const stat = path === undefined ? fail('ENOENT') : files.stat(sim, viewer, path, true);
      if (path !== undefined && !isFail(stat) && stat.type === 'file') return path;
    }
  return fail('ENOENT');
}

/** Starts the machine around a container, and waits until it is up. */
function* startMachine(p: Proc, id: string, program: string): Steps<void> {
  p.do((sim) => {
    const own = sim.processes.need(p.processId);
    createProcess(sim, {
      machine: own.machine,
      parent: sim.machines.need(own.machine).init,
      path: program,
      argv: ['vmwp.exe', id, String(configOf(sim, id).host.Memory || usualMemory)],
      env: {},
      cwd: '/',
      cred: own.cred,
      ns: own.ns,
      cgroup: own.cgroup,
      files: {},
    });
  });
  yield* p.sleep(bootWaits);
  yield* p.cpu(bootWorks);
}

const drivers = 'ics internal l2bridge l2tunnel nat null overlay private transparent';
const logs = 'awslogs etwlogs fluentd gcplogs gelf json-file local splunk syslog';

function infoOf(machine: Readonly<Machine>, isolation: string): Record<string, unknown> {
  const build = machine.kernel.version.split('.').slice(2).join('.');
  return {
    Driver: 'windowsfilter',
    DriverStatus: [['Windows', '']],
    Plugins: { Volume: ['local'], Network: drivers.split(' '), Authorization: null, Log: logs.split(' ') },
    CgroupDriver: '',
    CgroupVersion: '',
    KernelVersion: `10.0 ${build.split('.')[0] ?? ''} (${build})`,
    OperatingSystem: `${machine.osName} (OS Build ${build})`,
    OSVersion: machine.kernel.release,
    OSType: 'windows',
    DockerRootDir: 'C:\\ProgramData\\docker',
    Isolation: isolation,
    Runtimes: {},
    DefaultRuntime: '',
    InitBinary: '',
    SecurityOptions: null,
    FirewallBackend: undefined,
    CDISpecDirs: null,
  };
}

/** dockerd's ways on Windows. */
export function newWindowsEngine(facts: WindowsFacts): WindowsEngine {
  const usualIsolation = (machine: Readonly<Machine>) => (facts.isServer(machine) ? 'process' : 'hyperv');
  const isolationOf = (sim: Sim, config: Readonly<ContainerConfigRow>): 'process' | 'hyperv' => {
    const { Isolation: asked } = config.host;
    if (asked === 'process' || asked === 'hyperv') return asked;
    return usualIsolation(sim.machines.need(sim.daemons.need(sim.containers.need(config.id).daemon).machine));
  };
  return {
    isolationOf,
    findCommand,
    mountAll(sim, row, ns) {
      const { machine } = sim.daemons.need(row.daemon);
      files.newMountTable(sim, ns.mnt);
      files.mount(sim, ns.mnt, { at: '/', fs: row.fs, source: 'C:' });
      mountVolumes(sim, machine, configOf(sim, row.id), ns.mnt);
      return undefined;
    },
    environment: (given) => ({
      ...variables,
      ...Object.fromEntries(
        given.map((one) => [one.split('=', 1)[0] ?? '', one.slice(one.indexOf('=') + 1)]),
      ),
    }),
    place: (path) => (withoutDrive(path) === '' ? '/' : withoutDrive(path)),
    *prepare(p: Proc, id: string): Steps<StartFailure | undefined> {
      const { why, isolation } = p.do((sim) => {
        const asked = isolationOf(sim, configOf(sim, id));
        const { machine } = sim.processes.need(p.processId);
        return {
          isolation: asked,
          why: cannotIsolate(sim, id, asked, facts.hasHypervisor(sim, machine)) ?? null,
        };
      });
      if (why !== null) return why;
      if (isolation === 'hyperv') yield* startMachine(p, id, facts.utilityVm);
      return undefined;
    },
    info: (machine) => infoOf(machine, usualIsolation(machine)),
  };
}
