import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { forceOff, startVm, untilOff, vmsOf } from '../../vm/index';
import { deliver } from '#sim/kernel/signals';
import { machineFacts, machineOf } from '../facts';
import { isHypervisorRunning, stateOf } from '../features';
import { changeHive, readHive, type Distribution } from '../hive';
import { distributionsOf, isRunning, shop, unregister } from './distributions';
import { enter, keysBody, type Wish } from './enter';
import { install } from './install';
import { prepareVm, workerPath, wslKernel, wslVersion, wslVm } from './vm';

type Verb = (p: Proc, args: readonly string[]) => Steps<number>;

/** The first build of Windows 10 (2004) whose wsl.exe knows --install and most of the rest (install.md). */
const firstWithVerbs = 19041;

const texts = {
  noDistribution:
    "Windows Subsystem for Linux has no installed distributions.\nYou can resolve this by installing a distribution with the instructions below:\n\nUse 'wsl.exe --list --online' to list available distributions\nand 'wsl.exe --install <Distro>' to install.\nError code: Wsl/WSL_E_DEFAULT_DISTRO_NOT_FOUND\n",
  noComponent:
    'This application requires the Windows Subsystem for Linux Optional Component.\nInstall it by running: wsl.exe --install --no-distribution\nThe system may need to be restarted so the changes can take effect.\nError code: Wsl/WSL_E_WSL_OPTIONAL_COMPONENT_REQUIRED\n',
  noVirtualization:
    'WSL2 is unable to start since virtualization is not enabled on this machine.\nPlease ensure the "Virtual Machine Platform" optional component is enabled and virtualization is turned on in your computer\'s firmware settings.\n\nEnable "Virtual Machine Platform" by running: wsl.exe --install --no-distribution\n\nFor information please visit https://aka.ms/enablevirtualization\nError code: Wsl/Service/CreateInstance/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED\n',
  noSuch:
    'There is no distribution with the supplied name.\nError code: Wsl/Service/WSL_E_DISTRO_NOT_FOUND\n',
  done: 'The operation completed successfully. \n',
};

const hostOf = (p: Proc) => p.do((sim) => machineOf(sim, p).id);

const all = (p: Proc) =>
  p.do((sim) => {
    const host = machineOf(sim, p).id;
    const { all: found, usual } = distributionsOf(sim, host);
    return { usual, found: found.map((one) => ({ ...one, isRunning: isRunning(sim, host, one) })) };
  });

/** What Docker Desktop has in WSL 2: listed among the distributions, and nobody's to work in. */
const ofDesktop = (p: Proc) =>
  p.do((sim) => {
    const host = machineOf(sim, p).id;
    return vmsOf(sim, host, 'docker-desktop')
      .filter(({ vm }) => vm?.settings['grows'] === true)
      .map(({ name, state }) => ({ name, isRunning: state === 'running' }));
  });

function* named(p: Proc, name: string | undefined): Steps<Distribution | undefined> {
  const { found, usual } = all(p);
  if (found.length === 0 && name === undefined) {
    yield* p.err(texts.noDistribution);
    return undefined;
  }
  const one = found.find((other) => other.name.toLowerCase() === (name ?? usual).toLowerCase());
  if (one !== undefined) return one;
  const isDesktop = ofDesktop(p).some((other) => other.name === name);
  yield* p.err(
    isDesktop
      ? `${name ?? ''}: entering Docker Desktop's own distribution is not simulated; docker run --privileged --pid=host leads there\n`
      : texts.noSuch,
  );
  return undefined;
}

/** The machine is up, or it was said why it is not. */
function* bringUp(p: Proc): Steps<boolean> {
  const host = hostOf(p);
  if (
    !p.do(
      (sim) =>
        isHypervisorRunning(sim, host) && readHive(sim, host).features['VirtualMachinePlatform'] === true,
    )
  ) {
    yield* p.err(texts.noVirtualization);
    return false;
  }
  const vm = p.do((sim) => {
    const machine = prepareVm(sim, host);
    return { id: machine.id, uuid: machine.vm?.uuid ?? '', isUp: machine.state === 'running' };
  });
  if (vm.isUp) return true;
  const started = yield* startVm(p, vm.id, [workerPath, vm.uuid], { untilReady: true });
  if (started === 'up') return true;
  yield* p.err(
    'Not enough memory resources are available to complete this operation. \nError code: Wsl/Service/CreateInstance/CreateVm/HCS/E_OUTOFMEMORY\n',
  );
  return false;
}

function* list(p: Proc, args: readonly string[]): Steps<number> {
  if (args.includes('--online') || args.includes('-o')) {
    const width = Math.max(4, ...shop.map((one) => one.name.length));
    const rows = shop.map((one) => `${one.name.padEnd(width)}    ${one.title}\n`).join('');
    yield* p.out(
      `The following is a list of valid distributions that can be installed.\nInstall using 'wsl.exe --install <Distro>'.\n\n${'NAME'.padEnd(width)}    FRIENDLY NAME\n${rows}`,
    );
    return 0;
  }
  const own = all(p);
  const found = [...own.found, ...ofDesktop(p)];
  const usual = own.usual === '' ? (found[0]?.name ?? '') : own.usual;
  const shown = args.includes('--running') ? found.filter((one) => one.isRunning) : found;
  if (shown.length === 0) {
    if (args.includes('--running')) yield* p.out('There are no running distributions.\n');
    else yield* p.err(texts.noDistribution);
    return 1;
  }
  const sorted = [...shown].sort((a, b) => Number(b.name === usual) - Number(a.name === usual));
  if (args.includes('-v') || args.includes('--verbose')) {
    const width = Math.max(4, ...sorted.map((one) => one.name.length)) + 4;
    const line = (mark: string, name: string, state: string, version: string) =>
      `${mark} ${name.padEnd(width)}${state.padEnd(16)}${version}\n`;
    yield* p.out(
      line(' ', 'NAME', 'STATE', 'VERSION') +
        sorted
          .map((one) =>
            line(one.name === usual ? '*' : ' ', one.name, one.isRunning ? 'Running' : 'Stopped', '2'),
          )
          .join(''),
    );
    return 0;
  }
  const isQuiet = args.includes('-q') || args.includes('--quiet');
  yield* p.out(
    (isQuiet ? '' : 'Windows Subsystem for Linux Distributions:\n') +
      sorted.map((one) => `${one.name}${one.name === usual && !isQuiet ? ' (Default)' : ''}\n`).join(''),
  );
  return 0;
}

function* status(p: Proc): Steps<number> {
  const { found, usual } = all(p);
  if (found.length > 0) yield* p.out(`Default Distribution: ${usual}\n`);
  yield* p.out('Default Version: 2\n');
  const host = hostOf(p);
  if (!p.do((sim) => isHypervisorRunning(sim, host)))
    yield* p.out(texts.noVirtualization.replace(/Error code: .*\n$/, ''));
  return 0;
}

function* shutdown(p: Proc): Steps<number> {
  const vm = p.do((sim) => {
    const machine = wslVm(sim, machineOf(sim, p).id);
    if (machine === undefined || machine.state === 'off') return 0;
    forceOff(sim, machine.id);
    return machine.id;
  });
  if (vm !== 0) yield* untilOff(p, vm, 10_000);
  return 0;
}

function* terminate(p: Proc, args: readonly string[]): Steps<number> {
  const one = yield* named(p, args[0] ?? '');
  if (one === undefined) return 1;
  p.do((sim) => {
    for (const row of [...sim.processes.all()])
      if (row.ns.pid === one.pid && row.pids.at(-1) !== 1) deliver(sim, row.id, 9);
    for (const row of [...sim.processes.all()]) if (row.ns.pid === one.pid) deliver(sim, row.id, 9);
  });
  yield* p.out(texts.done);
  return 0;
}

const verbs: Readonly<Record<string, Verb>> = {
  '--install': install,
  '--list': list,
  '-l': list,
  '--status': (p) => status(p),
  '--shutdown': (p) => shutdown(p),
  '--terminate': terminate,
  '-t': terminate,
  *'--unregister'(p, args) {
    const one = yield* named(p, args[0] ?? '');
    if (one === undefined) return 1;
    yield* p.out('Unregistering.\n');
    p.do((sim) => {
      for (const row of [...sim.processes.all()]) if (row.ns.pid === one.pid) deliver(sim, row.id, 9);
    });
    yield* p.sleep(50);
    p.do((sim) => {
      unregister(sim, machineOf(sim, p).id, one.name);
    });
    yield* p.out(texts.done);
    return 0;
  },
  *'--set-default'(p, args) {
    const one = yield* named(p, args[0] ?? '');
    if (one === undefined) return 1;
    p.do((sim) => {
      changeHive(sim, machineOf(sim, p).id, (hive) => {
        hive.usualDistribution = one.name;
      });
    });
    yield* p.out(texts.done);
    return 0;
  },
  *'--version'(p) {
    yield* p.out(
      `WSL version: ${wslVersion}\nKernel version: ${wslKernel.release.replace(/-.*/, '')}-1\nWSLg version: 1.0.66\nMSRDC version: 1.2.6074\nDirect3D version: 1.611.1-81528511\nDXCore version: 10.0.26100.1-240331-1435.ge-release\nWindows version: ${machineFacts(p).version}\n`,
    );
    return 0;
  },
  *'--help'(p) {
    yield* p.out(
      'Usage: wsl.exe [Argument] [Options...] [CommandLine]\n\n    --install [Distro]\n    --list, -l [--verbose | --online | --running | --quiet]\n    --distribution, -d <Distro>\n    --exec, -e <CommandLine>\n    --cd <Directory>\n    --set-default <Distro>\n    --status\n    --shutdown\n    --terminate, -t <Distro>\n    --unregister <Distro>\n    --version\n',
    );
    return 0;
  },
};
const others: Readonly<Record<string, string>> = { '-s': '--set-default', '-v': '--version', '/?': '--help' };

/** What is to be run, and where; a text is a complaint. */
function read(args: readonly string[]): { wish: Wish; distribution?: string } | string {
  let distribution: string | undefined;
  let cwd: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const value = args[i + 1];
    const rest = args.slice(i);
    if (arg === '~') cwd = '~';
    else if (['-d', '--distribution', '--cd'].includes(arg)) {
      if (value === undefined)
        return `Command line argument ${arg} requires a value.\nPlease use 'wsl.exe --help' to get a list of supported arguments.\n`;
      if (arg === '--cd') cwd = value;
      else if (arg.endsWith('d') || arg === '--distribution') distribution = value;
      i += 1;
    } else if (arg === '-e' || arg === '--exec')
      return {
        wish: { argv: rest.slice(1), ...(cwd === undefined ? {} : { cwd }) },
        ...(distribution === undefined ? {} : { distribution }),
      };
    else if (arg.startsWith('-') && arg !== '--')
      return `Invalid command line argument: ${arg}\nPlease use 'wsl.exe --help' to get a list of supported arguments.\n`;
    else {
      const line = (arg === '--' ? rest.slice(1) : rest).join(' ');
      return {
        wish: { argv: ['/bin/bash', '-c', line], ...(cwd === undefined ? {} : { cwd }) },
        ...(distribution === undefined ? {} : { distribution }),
      };
    }
  }
  return {
    wish: { argv: ['/bin/bash'], ...(cwd === undefined ? {} : { cwd }) },
    ...(distribution === undefined ? {} : { distribution }),
  };
}

function* run(p: Proc): Steps<number> {
  const [first = ''] = p.args;
  const build = Number(machineFacts(p).version.split('.')[2]);
  const verb = verbs[others[first] ?? first];
  if (verb !== undefined && build < firstWithVerbs && !['--list', '-l'].includes(first)) {
    yield* p.err(`Invalid command line option: ${first}\n`);
    return 1;
  }
  const isOn = p.do(
    (sim) => stateOf(readHive(sim, machineOf(sim, p).id), 'Microsoft-Windows-Subsystem-Linux') === 'Enabled',
  );
  if (!isOn && !['--install', '--help', '--version'].includes(others[first] ?? first)) {
    yield* p.err(texts.noComponent);
    return 1;
  }
  if (verb !== undefined) return yield* verb(p, p.args.slice(1));
  const asked = read(p.args);
  if (typeof asked === 'string') {
    yield* p.err(asked);
    return 1;
  }
  const one = yield* named(p, asked.distribution);
  if (one === undefined || !(yield* bringUp(p))) return 1;
  const ended = yield* enter(p, one, asked.wish);
  if (typeof ended === 'number') return ended;
  yield* p.err(
    `<3>WSL (1 - ) ERROR: CreateProcessCommon:818: execvpe(${asked.wish.argv[0] ?? ''}) failed: No such file or directory\n`,
  );
  return 1;
}

/** wsl.exe. */
export const wsl: Program = {
  name: 'windows-wsl',
  start: { cpu: 15, anon: 2 << 20 },
  *main(p: Proc, _: Json): Steps<Outcome> {
    return yield* run(p);
  },
  threads: { keys: keysBody },
};
