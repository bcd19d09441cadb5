import {
  ask,
  deleteSnapshot,
  discardSaved,
  findSnapshot,
  forceOff,
  pause,
  revertTo,
  saveVm,
  takeSnapshot,
  untilOff,
} from '../vm/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { readWords, WrongUse, type Command, type Commands } from './command';
import { boxNamed, isUp, needOff, type Box } from './machines';
import { headlessArguments, powerUp } from './start';
import { comError, progress, Refusal } from './talk';

const patience = 15_000;

const startvm: Command = {
  usage: 'startvm <uuid | vmname...> [--type=<gui|headless|sdl|separate>]',
  *run(p, args) {
    const { operands, options } = readWords(args, ['type', 'putenv', 'E']);
    const type = options.get('type') ?? 'gui';
    if (!['gui', 'headless', 'sdl', 'separate'].includes(type))
      throw new WrongUse(`Invalid frontend type: ${type}`);
    if (operands.length === 0) throw new WrongUse('at least one VM name or uuid required');
    for (const name of operands) {
      const box = boxNamed(p, name);
      if (isUp(box))
        throw comError(
          p,
          `The machine '${box.name}' is already locked by a session (or being locked or unlocked)`,
          'invalidState',
          'MachineWrap',
          'LaunchVMProcess(a->session, sessionType.raw(), ComSafeArrayAsInParam(aBstrEnv), progress.asOutParam())',
        );
      yield* p.out(`Waiting for VM "${name}" to power on...\n`);
      const warning = yield* powerUp(p, box);
      yield* p.out(`VM "${name}" has been successfully started.\n`);
      if (warning !== '') yield* p.err(warning);
    }
  },
};

type Deed = (p: Proc, box: Box) => Steps<void>;

const simply = (change: (p: Proc, box: Box) => void): Deed =>
  function* (p, box) {
    yield* p.cpu(1);
    change(p, box);
  };

/** What `controlvm` does to a machine that runs. */
const controls: Readonly<Record<string, Deed>> = {
  acpipowerbutton: simply((p, { id }) => {
    p.do((sim) => {
      ask(sim, id, 'shutdown');
    });
  }),
  pause: simply((p, { id }) => {
    p.do((sim) => {
      pause(sim, id, true);
    });
  }),
  *poweroff(p, { id }) {
    p.do((sim) => {
      forceOff(sim, id);
    });
    yield* untilOff(p, id, patience);
    yield* p.out(progress);
  },
  reboot: simply((p, { id }) => {
    p.do((sim) => {
      ask(sim, id, 'reboot');
    });
  }),
  reset: simply((p, { id }) => {
    p.do((sim) => {
      ask(sim, id, 'reset');
    });
  }),
  resume: simply((p, { id }) => {
    p.do((sim) => {
      pause(sim, id, false);
    });
  }),
  *savestate(p, { id }) {
    yield* saveVm(p, id);
    yield* untilOff(p, id, patience);
    yield* p.out(progress);
  },
  shutdown: simply((p, { id }) => {
    p.do((sim) => {
      ask(sim, id, 'shutdown');
    });
  }),
};

const controlvm: Command = {
  usage: `controlvm <uuid | vmname> <${Object.keys(controls).join(' | ')}>`,
  *run(p, [name, verb]) {
    if (name === undefined || verb === undefined) throw new WrongUse('Not enough parameters');
    const box = boxNamed(p, name);
    if (!isUp(box)) throw new Refusal(`Machine '${box.name}' is not currently running.`);
    const control = Object.hasOwn(controls, verb) ? controls[verb] : undefined;
    if (control === undefined) throw new WrongUse(`Invalid parameter '${verb}'`);
    if (verb === 'pause' && box.condition === 'paused')
      throw comError(
        p,
        `Invalid machine state: Paused`,
        'invalidState',
        'ConsoleWrap',
        'sessionConsole->Pause()',
      );
    if (verb === 'resume' && box.condition !== 'paused')
      throw comError(
        p,
        'Cannot resume the machine as it is not paused (machine state: Running)',
        'invalidState',
        'ConsoleWrap',
        'sessionConsole->Resume()',
      );
    yield* control(p, box);
  },
};

function snapshotOf(p: Proc, box: Box, name: string) {
  const found = findSnapshot(box.machine, name);
  if (found === undefined)
    throw comError(
      p,
      `Could not find a snapshot named '${name}'`,
      'notFound',
      'SessionMachine',
      'sessionMachine->FindSnapshot(Bstr(a->argv[2]).raw(), pSnapshot.asOutParam())',
    );
  return found;
}

/** Branches of snapshots, three spaces deeper each; the current one has a star. */
function tree(box: Box, parent: string | undefined, depth: number): string {
  return (box.machine.vm?.snapshots ?? [])
    .filter((one) => one.parent === parent)
    .map((one) => {
      const star = box.machine.vm?.current === one.name ? ' *' : '';
      const words = one.description === '' ? '' : `${'   '.repeat(depth)}Description:\n${one.description}\n`;
      return `${'   '.repeat(depth)}Name: ${one.name} (UUID: ${one.uuid})${star}\n${words}${tree(box, one.name, depth + 1)}`;
    })
    .join('');
}

const snapshotDeeds: Readonly<Record<string, (p: Proc, box: Box, args: readonly string[]) => Steps<void>>> = {
  *take(p, box, args) {
    const { operands, options } = readWords(args, ['description', 'uniquename'], ['live']);
    const [name] = operands;
    if (name === undefined) throw new WrongUse('Missing snapshot name');
    yield* takeSnapshot(p, box.id, name, options.get('description') ?? '');
    const uuid = findSnapshot(boxNamed(p, box.uuid).machine, name)?.uuid ?? '';
    yield* p.out(`${progress}Snapshot taken. UUID: ${uuid}\n`);
  },
  *list(p, box) {
    const text = tree(box, undefined, 1);
    yield* p.out(text === '' ? 'This machine does not have any snapshots\n' : text);
  },
  *restore(p, box, [name]) {
    if (name === undefined) throw new WrongUse('Missing snapshot name');
    needOff(p, box);
    const snapshot = snapshotOf(p, box, name);
    yield* p.out(`Restoring snapshot '${snapshot.name}' (${snapshot.uuid})\n`);
    // a machine that ran then is saved after this: its next start goes on there
    if (snapshot.state === 'off') yield* revertTo(p, box.id, snapshot, headlessArguments(p, box));
    else
      p.do((sim) => {
        const { vm } = sim.machines.need(box.id);
        discardSaved(sim, box.id);
        const kept = sim.vmStates.peek(snapshot.kept);
        if (vm === undefined || kept === undefined) return;
        const copy = sim.newId();
        sim.vmStates.insert(copy, { ...kept, id: copy });
        vm.saved = copy;
        vm.current = snapshot.name;
      });
    yield* p.out(progress);
  },
  *delete(p, box, [name]) {
    if (name === undefined) throw new WrongUse('Missing snapshot name');
    const snapshot = snapshotOf(p, box, name);
    yield* p.out(`Deleting snapshot '${snapshot.name}' (${snapshot.uuid})\n`);
    p.do((sim) => {
      deleteSnapshot(sim, box.id, snapshot.name);
    });
    yield* p.out(progress);
  },
};

const snapshot: Command = {
  usage: 'snapshot <uuid|vmname> <take <name> | delete <name> | restore <name> | list>',
  *run(p, [name, verb, ...args]) {
    if (name === undefined || verb === undefined) throw new WrongUse('Not enough parameters');
    const deed = Object.hasOwn(snapshotDeeds, verb) ? snapshotDeeds[verb] : undefined;
    if (deed === undefined) throw new WrongUse(`Invalid parameter '${verb}'`);
    yield* deed(p, boxNamed(p, name), args);
  },
};

/** Commands of VBoxManage for what machines do. */
export const lifeCommands: Commands = {
  controlvm,
  discardstate: {
    usage: 'discardstate <uuid | vmname>',
    *run(p, [name = '']) {
      const box = boxNamed(p, name);
      yield* p.cpu(1);
      p.do((sim) => {
        discardSaved(sim, box.id);
      });
    },
  },
  snapshot,
  startvm,
};
