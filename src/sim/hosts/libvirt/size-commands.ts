import { inflate, mostMemory } from '../vm/index';
import type { Command, Commands } from './command';
import { keepXml } from './define';
import { domainNamed, isActive, Refusal } from './domain';
import { scaled } from './options';
import { notRunning } from './power-commands';

const setmem: Command = {
  summary: 'change memory allocation',
  operands: ['domain', 'size'],
  flags: ['config', 'live', 'current'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const size = given.value('size') ?? '';
    const bytes = scaled(size, 'k');
    if (bytes === undefined)
      throw new Refusal(`Scaled numeric value '${size}' for <size> option is malformed or out of range`);
    if (bytes > mostMemory(domain.machine))
      throw new Refusal('invalid argument: cannot set memory higher than max memory');
    if (given.has('live') && !isActive(domain)) throw new Refusal(notRunning);
    p.do((sim) => {
      inflate(sim, domain.id, bytes);
      keepXml(sim, sim.machines.need(domain.id));
    });
    yield* p.out('');
  },
};

const setmaxmem: Command = {
  summary: 'change maximum memory limit',
  operands: ['domain', 'size'],
  flags: ['config', 'live', 'current'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const size = given.value('size') ?? '';
    const bytes = scaled(size, 'k');
    if (bytes === undefined)
      throw new Refusal(`Scaled numeric value '${size}' for <size> option is malformed or out of range`);
    if (isActive(domain))
      throw new Refusal(
        'Unable to change MaxMemorySize',
        'Requested operation is not valid: cannot resize the maximum memory on an active domain',
      );
    p.do((sim) => {
      const machine = sim.machines.need(domain.id);
      machine.hardware.memory = bytes;
      if (machine.vm !== undefined) delete machine.vm.balloon;
      keepXml(sim, machine);
    });
    yield* p.out('');
  },
};

const setvcpus: Command = {
  summary: 'change number of virtual CPUs',
  operands: ['domain', 'count'],
  flags: ['maximum', 'config', 'live', 'current'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const word = given.value('count') ?? '';
    const count = Number(word);
    if (!Number.isInteger(count) || count < 1)
      throw new Refusal(`Numeric value '${word}' for <count> option is malformed or out of range`);
    const { cores } = domain.machine.hardware;
    if (count > cores && !(given.has('maximum') && given.has('config')) && isActive(domain))
      throw new Refusal(
        `invalid argument: requested vcpus is greater than max allowable vcpus for the live domain: ${String(count)} > ${String(cores)}`,
      );
    if (count > cores && !given.has('maximum'))
      throw new Refusal(
        `invalid argument: requested vcpus is greater than max allowable vcpus for the persistent domain: ${String(count)} > ${String(cores)}`,
      );
    p.do((sim) => {
      const machine = sim.machines.need(domain.id);
      machine.hardware.cores = count;
      keepXml(sim, machine);
    });
    yield* p.out('');
  },
};

/** Commands of virsh for memory and processors. */
export const sizeCommands: Commands = { setmaxmem, setmem, setvcpus };
