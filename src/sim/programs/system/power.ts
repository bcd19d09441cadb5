import type { Proc } from '#sim/kernel/proc';
import { startMachine, stopMachine } from '#sim/kernel/power';
import type { Program, Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { systemdSeenBy } from './units';

type Goal = 'reboot' | 'poweroff';

/** How long services have to end by themselves, ms: most take a second, and systemd gives them 90. */
const patience = 90_000;

/** Ends everybody in order, and then the machine. Answers only when it may not. */
export function* goDown(p: Proc, goal: Goal): Steps<number> {
  const init = p.do((sim) => systemdSeenBy(sim, p.processId) ?? 0);
  if (init === 0) {
    yield* p.err(
      "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n",
    );
    return 1;
  }
  if (p.uid() !== 0) {
    yield* p.err(
      `Failed to set wall message, ignoring: Interactive authentication required.\nCall to ${goal === 'reboot' ? 'Reboot' : 'PowerOff'} failed: Interactive authentication required.\n`,
    );
    return 1;
  }
  const others = p.do((sim) => {
    const { machine } = sim.processes.need(p.processId);
    const ids = [...sim.processes.all()].filter((row) => row.machine === machine && row.parent === init);
    return ids.filter((row) => row.id !== p.processId).map((row) => row.pids[0] ?? 0);
  });
  p.onSignal(SIG.TERM, 'ignore');
  p.onSignal(SIG.HUP, 'ignore');
  for (const pid of others) p.kill(pid, SIG.TERM);
  const until = p.clock() + patience;
  while (others.some((pid) => p.kill(pid, 0) === undefined) && p.clock() < until) yield* p.sleep(100);
  p.do((sim) => {
    const { machine } = sim.processes.need(p.processId);
    const parent = sim.machines.need(machine).parent;
    stopMachine(sim, machine, 'off');
    if (goal === 'reboot') startMachine(sim, machine);
    else if (parent !== undefined) endCarrier(sim, machine);
  });
  return 0;
}

/** A virtual machine that switches itself off takes its emulator along. */
function endCarrier(sim: Parameters<Parameters<Proc['do']>[0]>[0], machine: number): void {
  for (const row of sim.processes.all()) if (row.carries === machine) sim.at(0, 'end', row.id);
}

function program(name: string, goalOf: (args: readonly string[]) => Goal | string): Program {
  return {
    name,
    start: { cpu: 3 },
    *main(p) {
      const goal = goalOf(p.args);
      if (goal === 'reboot' || goal === 'poweroff') return yield* goDown(p, goal);
      yield* p.err(goal);
      return 1;
    },
  };
}

const unknown = (name: string, args: readonly string[], known: RegExp): string | undefined => {
  const wrong = args.find((arg) => !known.test(arg));
  return wrong === undefined ? undefined : `${name}: unrecognized option '${wrong}'\n`;
};

const plain = (name: string, goal: Goal) =>
  program(name, (args) => unknown(name, args, /^(-f|--force|--no-wall)$/) ?? goal);

export const reboot = plain('reboot', 'reboot');
export const poweroff = plain('poweroff', 'poweroff');
export const halt = plain('halt', 'poweroff');

/** shutdown(8), for now only: a time further on is refused. */
export const shutdown = program('shutdown', (args) => {
  const time = args.find((arg) => !arg.startsWith('-'));
  if (time !== 'now' && time !== '+0')
    return 'shutdown: only "now" is simulated: shutdown -h now, shutdown -r now\n';
  return (
    unknown(
      'shutdown',
      args.filter((arg) => arg.startsWith('-')),
      /^-[hrPH]$/,
    ) ?? (args.includes('-r') ? 'reboot' : 'poweroff')
  );
});
