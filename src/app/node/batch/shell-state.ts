import type { Sim } from '#sim/index';

/** What may be known of a shell from outside: the variables that it would hand on, and where it is. */
export interface ShellSnapshot {
  cwd: string;
  env: Record<string, string>;
  /** variables that are not exported */
  others: Record<string, string>;
}

interface KeptVariable {
  value?: string;
  isExported?: boolean;
  isReadonly?: boolean;
}

interface KeptState {
  vars?: Record<string, KeptVariable>;
  status?: number;
  isInteractive?: boolean;
  work?: { k: string } | null;
}

/** The plain state of a shell's machine, where that process is one. */
function stateOf(sim: Sim, process: number): KeptState | undefined {
  const row = sim.processes.peek(process);
  const thread = row?.threads[0] === undefined ? undefined : sim.threads.peek(row.threads[0]);
  const state = thread?.state;
  return typeof state === 'object' && state !== null && 'vars' in state ? (state as KeptState) : undefined;
}

const ownOfShells = new Set([
  '_',
  'SHLVL',
  'OLDPWD',
  'PWD',
  'PPID',
  'UID',
  'EUID',
  'IFS',
  'OPTIND',
  'OPTERR',
  'PS4',
  'LINENO',
]);

/** A text that the shell takes as it is. */
export const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** What every login of the world has in its environment, unless it is taken away. */
const ofLogin = ['HOME', 'LANG', 'LOGNAME', 'PATH', 'SHELL', 'USER'];

/** Commands that give a new shell what the environment cannot: variables that are not exported, and what is not in it. */
export function prelude({ env, others }: ShellSnapshot): string {
  const gone = ofLogin.filter((name) => !Object.hasOwn(env, name));
  const unset = gone.length === 0 ? '' : `unset ${gone.join(' ')}; `;
  const set = Object.entries(others).map(([name, value]) => `${name}=${quote(value)}; `);
  return unset + set.join('');
}

export function snapshot(sim: Sim, process: number): ShellSnapshot | undefined {
  const row = sim.processes.peek(process);
  const state = stateOf(sim, process);
  if (row === undefined || state?.vars === undefined) return undefined;
  const taken: ShellSnapshot = { cwd: row.cwd, env: {}, others: {} };
  for (const [name, variable] of Object.entries(state.vars)) {
    if (
      variable.value === undefined ||
      ownOfShells.has(name) ||
      name.startsWith('__drydock') ||
      /^(BASH|HOST|MACH|OS)/.test(name)
    )
      continue;
    if (variable.isExported === true) taken.env[name] = variable.value;
    else if (variable.isReadonly !== true && name !== 'TERM' && name !== 'SHELL')
      taken.others[name] = variable.value;
  }
  return taken;
}

/** Status of the interactive shell that was started last after `since` and waits for a command now. */
export function waitingShellStatus(sim: Sim, since: number): number | undefined {
  let latest: { started: number; id: number; status: number } | undefined;
  for (const process of sim.processes.all()) {
    if (process.started < since || process.tty === 0) continue;
    const state = stateOf(sim, process.id);
    if (state?.isInteractive !== true || (state.work?.k !== 'edit' && state.work?.k !== 'read')) continue;
    if (
      latest === undefined ||
      process.started > latest.started ||
      (process.started === latest.started && process.id > latest.id)
    ) {
      latest = { started: process.started, id: process.id, status: state.status ?? 0 };
    }
  }
  return latest?.status;
}

const relays = new Set([
  'docker',
  'dockerd',
  'containerd-shim-runc-v2',
  'containerd-shim',
  'containerd',
  'docker-compose',
]);

/** Does some program that was started after `since` wait for what is typed, and not only to pass it on? */
export function isSomebodyReading(sim: Sim, since: number): boolean {
  for (const process of sim.processes.all()) {
    if (process.started < since || process.tty === 0 || relays.has(process.program)) continue;
    if (sim.ttys.peek(process.tty)?.foreground !== process.group) continue;
    const key = `tty:${process.tty}`;
    const isReading = process.threads.some((id) => sim.threads.peek(id)?.wait?.keys.includes(key) === true);
    if (isReading) return true;
  }
  return false;
}
