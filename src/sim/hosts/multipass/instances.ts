import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { imageSize } from '../vm/image';

/** A command of multipass: exit status. */
export interface Command {
  summary: string;
  run(p: Proc, args: readonly string[]): Steps<number>;
}

/** What the commands know of an instance. */
export interface Instance {
  id: number;
  name: string;
  state: Machine['state'];
  isDeleted: boolean;
  cores: number;
  memory: number;
  ip: string;
  osName: string;
  /** bytes that its image takes on the host */
  image: number;
  /** names of its snapshots, oldest first */
  snapshots: string[];
}

/** The instances of the machine on which this process runs, by name. */
export function instances(p: Proc): Instance[] {
  return p.do((sim) => {
    const host = sim.processes.need(p.processId).machine;
    return [...sim.machines.all()]
      .filter((row) => row.parent === host && (row.vm?.hypervisor ?? 'multipass') === 'multipass')
      .map((row) => ({
        id: row.id,
        name: row.name,
        state: row.state,
        isDeleted: row.isDeleted === true,
        cores: row.hardware.cores,
        memory: row.hardware.memory,
        ip: addressOf(sim, row),
        osName: row.osName,
        snapshots: (row.vm?.snapshots ?? []).map(({ name }) => name),
        image: imageSize(sim, files.rootViewer(sim, host), row.vm?.disks[0]?.path ?? ''),
      }));
  });
}

export function instance(p: Proc, name: string): Instance | undefined {
  return instances(p).find((one) => one.name === name);
}

function addressOf(sim: Sim, machine: Readonly<Machine>): string {
  const card = sim.netns.peek(machine.ns.net)?.interfaces.find((one) => one.kind === 'physical');
  return card?.addresses[0]?.split('/')[0] ?? '--';
}

export function* missing(p: Proc, verb: string, name: string): Steps<number> {
  yield* p.err(`${verb} failed: instance "${name}" does not exist\n`);
  return 2;
}

/** What `list` calls a state. */
export function shownState({ state, isDeleted }: Instance): string {
  if (isDeleted) return 'Deleted';
  return { off: 'Stopped', booting: 'Starting', running: 'Running', panicked: 'Unknown' }[state];
}

/** The operands and the options of a command; a complaint where one is not among `known`. `--all` stands for every instance. */
export function readNames(
  p: Proc,
  args: readonly string[],
  known: readonly string[] = [],
): { names: string[]; options: string[] } | string {
  const options = args.filter((arg) => arg.startsWith('-'));
  const unknown = options.find((option) => option !== '--all' && !known.includes(option));
  if (unknown !== undefined) return `Unknown option '${unknown.replace(/^-+/, '')}'.\n`;
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (options.includes('--all')) return { names: instances(p).map(({ name }) => name), options };
  return names.length === 0 ? 'Name argument or --all is required\n' : { names, options };
}
