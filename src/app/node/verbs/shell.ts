import { decode, exitIn, Simulation } from '../batch/simulation';
import type { Verb } from '../verb';

/** How often the world catches up with the wall clock, ms. */
const tick = 25;

interface Keyboard {
  isTTY?: boolean;
  setRawMode?(on: boolean): void;
  columns?: number;
  rows?: number;
}

/** The game's terminal in your terminal: a login on a simulated host; simulated time follows the wall clock. */
export const shell: Verb = async (args, { stdin, stdout, stderr }) => {
  const images = args.filter((arg) => !arg.startsWith('-'));
  if (images.length < args.length) {
    stderr.write('usage: drydock shell [IMAGE...]\n');
    return 2;
  }
  const keyboard = stdin as unknown as Keyboard;
  const screen = stdout as unknown as Keyboard;
  const simulation = new Simulation(images);
  const size = () => ({ rows: screen.rows ?? 24, cols: screen.columns ?? 80 });
  let terminal = 0;
  let process = 0;
  let exit: number | undefined;
  let early = '';
  simulation.listeners.add((output) => {
    for (const part of output.terminal) {
      if (terminal === 0) early += part.data;
      else if (part.terminal === terminal) stdout.write(decode(part.data));
    }
    if (process !== 0) exit ??= exitIn(output, process);
  });
  const opened = simulation.do({ kind: 'open-terminal', machine: simulation.machine, ...size() }) as {
    terminal?: number;
    process?: number;
    error?: string;
  };
  if (opened.terminal === undefined || opened.process === undefined) {
    stderr.write(`drydock shell: no shell on the host: ${opened.error ?? ''}\n`);
    return 1;
  }
  ({ terminal, process } = { terminal: opened.terminal, process: opened.process });
  stdout.write(decode(early));
  keyboard.setRawMode?.(true);
  stdin.on('data', (data: Buffer) => {
    simulation.do({ kind: 'type', terminal, text: data.toString('utf8') });
  });
  stdin.on('end', () => {
    simulation.do({ kind: 'close-terminal', terminal });
  });
  stdout.on('resize', () => {
    simulation.do({ kind: 'resize', terminal, ...size() });
  });
  await untilOver(simulation, () => exit !== undefined);
  keyboard.setRawMode?.(false);
  stdin.pause();
  return exit ?? 0;
};

/** Lets simulated time follow the wall clock until it is over. */
function untilOver(simulation: Simulation, isOver: () => boolean): Promise<void> {
  const began = { wall: performance.now(), world: simulation.time };
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      simulation.run(began.world + performance.now() - began.wall, isOver);
      if (!isOver()) return;
      clearInterval(timer);
      resolve();
    }, tick);
  });
}
