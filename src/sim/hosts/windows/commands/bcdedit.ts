import type { Program, Steps } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { machineFacts, machineOf } from '../facts';
import { changeHive, readHive } from '../hive';

const row = (name: string, value: string) => `${name.padEnd(24)}${value}\n`;

function* list(p: Proc): Steps<number> {
  const { osName } = machineFacts(p);
  const launch = p.do((sim) => readHive(sim, machineOf(sim, p).id).launch);
  yield* p.out(
    `\nWindows Boot Manager\n--------------------\n${row('identifier', '{bootmgr}')}${row('description', 'Windows Boot Manager')}${row('locale', 'en-US')}${row('default', '{current}')}${row('timeout', '30')}\nWindows Boot Loader\n-------------------\n${row('identifier', '{current}')}${row('device', 'partition=C:')}${row('path', '\\Windows\\system32\\winload.efi')}${row('description', osName.replace('Microsoft ', ''))}${row('locale', 'en-US')}${row('systemroot', '\\Windows')}${row('hypervisorlaunchtype', launch)}`,
  );
  return 0;
}

/** The boot configuration: whether the hypervisor is started before Windows, from the next start on. */
export const bcdedit: Program = {
  name: 'windows-bcdedit',
  *main(p) {
    const [verb, ...rest] = p.args;
    if (verb === undefined || /^\/enum$/i.test(verb)) return yield* list(p);
    const words = rest.filter((word) => !word.startsWith('{'));
    const [name = '', value = ''] = words;
    const isSet =
      /^\/set$/i.test(verb) && name.toLowerCase() === 'hypervisorlaunchtype' && /^(?:auto|off)$/i.test(value);
    const isDeleted = /^\/deletevalue$/i.test(verb) && name.toLowerCase() === 'hypervisorlaunchtype';
    if (!isSet && !isDeleted) {
      yield* p.out(
        `The ${/^\/set$/i.test(verb) ? 'set' : verb.replace('/', '')} command specified is not valid.\nRun "bcdedit /?" for command line assistance.\nThe parameter is incorrect.\n`,
      );
      return 1;
    }
    p.do((sim) => {
      changeHive(sim, machineOf(sim, p).id, (hive) => {
        hive.launch = isSet && /off/i.test(value) ? 'Off' : 'Auto';
      });
    });
    yield* p.out('The operation completed successfully.\n');
    return 0;
  },
};
