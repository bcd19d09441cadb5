import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { machineFacts, machineOf } from '../facts';
import { stateOf, wantFeature } from '../features';
import { readHive } from '../hive';
import { distributionsOf, register, shop } from './distributions';

const needed = ['VirtualMachinePlatform', 'Microsoft-Windows-Subsystem-Linux'];

/** A home's line, bytes a second, where the card would take more. */
const lineRate = 25e6;

/** What DISM says while it switches a feature on. */
const dism = (version: string) => `
Deployment Image Servicing and Management tool
Version: ${version}

Image Version: ${version}

Enabling feature(s)
[==========================100.0%==========================] 
The operation completed successfully.
`;

/** Switches on what WSL needs. Answers whether the computer must be restarted first. */
function* components(p: Proc): Steps<boolean> {
  const { version } = machineFacts(p);
  for (const name of needed) {
    const state = p.do((sim) => stateOf(readHive(sim, machineOf(sim, p).id), name));
    if (state === 'Enabled') continue;
    yield* p.out(`Installing Windows optional component: ${name}\n`);
    yield* p.cpu(3000);
    p.do((sim) => {
      wantFeature(sim, machineOf(sim, p).id, name, true, false);
    });
    yield* p.out(dism(version));
  }
  return p.do((sim) => {
    const hive = readHive(sim, machineOf(sim, p).id);
    return needed.some((name) => stateOf(hive, name) !== 'Enabled');
  });
}

/** `wsl --install`: features first, a distribution after the restart that they need. */
export function* install(p: Proc, args: readonly string[]): Steps<number> {
  const at = args.findIndex((arg) => arg === '-d' || arg === '--distribution');
  const wanted = args[at < 0 ? args.length : at + 1] ?? args.find((arg) => !arg.startsWith('-')) ?? 'Ubuntu';
  const offer = shop.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
  if (offer === undefined) {
    yield* p.err(
      `Invalid distribution name: '${wanted}'.\nTo get a list of valid distributions, use 'wsl.exe --list --online'.\nError code: Wsl/InstallDistro/WSL_E_DISTRO_NOT_FOUND\n`,
    );
    return 1;
  }
  if (yield* components(p)) {
    yield* p.out(
      'The requested operation is successful. Changes will not be effective until the system is rebooted.\n',
    );
    return 0;
  }
  if (args.includes('--no-distribution')) {
    yield* p.out('The operation completed successfully. \n');
    return 0;
  }
  if (p.do((sim) => distributionsOf(sim, machineOf(sim, p).id).all.some((one) => one.name === offer.name))) {
    yield* p.err(
      'A distribution with the supplied name already exists. Use --name to choose a different name.\nError code: Wsl/InstallDistro/Service/RegisterDistro/ERROR_ALREADY_EXISTS\n',
    );
    return 1;
  }
  yield* p.out(`Downloading: ${offer.title}\n`);
  const rate = p.do((sim) => machineOf(sim, p).hardware.networkRate / 8);
  yield* p.sleep((offer.bytes / Math.min(rate, lineRate)) * 1000);
  yield* p.out(`Installing: ${offer.title}\n`);
  yield* p.cpu(6000);
  p.do((sim) => {
    register(sim, machineOf(sim, p).id, offer.name, offer.layer);
  });
  yield* p.out(`Distribution successfully installed. It can be launched via 'wsl.exe -d ${offer.name}'\n`);
  return 0;
}
