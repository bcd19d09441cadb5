import { strftime } from '#sim/base/strftime';
import { wake } from '#sim/kernel/wait';
import type { Steps } from '#sim/kernel/program';
import { zoneOf } from '../dates';
import { listProcesses } from '../process/process-list';
import { Quit, tool, type Tool } from '../tool';
import { discover } from './discover';
import { goDown } from './power';
import { managerKey, managerOf, systemdSeenBy, units, type Job, type UnitState } from './units';

const options = {
  all: 'a,all',
  now: ',now',
  noPager: ',no-pager',
  full: 'l,full',
  quiet: 'q,quiet',
  type: 't,type=TYPE',
  state: ',state=STATE',
  noLegend: ',no-legend',
  lines: 'n,lines=INTEGER',
  force: 'f,force',
  noBlock: ',no-block',
  noAskPassword: ',no-ask-password',
  user: ',user',
  system: ',system',
} as const;
type Option = keyof typeof options;
type Systemctl = Tool<Option>;

const bare = (name: string) => name.replace(/\.service$/, '');

function stateOf(t: Systemctl, name: string): UnitState | undefined {
  return t.p.do((sim) => {
    const unit = managerOf(sim, t.p.processId)?.manager.units[bare(name)];
    return unit === undefined ? undefined : { ...unit };
  });
}

const span = (ms: number) => {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${String(seconds)}s`;
  if (seconds < 3600)
    return `${String(Math.floor(seconds / 60))}min${seconds < 600 ? ` ${String(seconds % 60)}s` : ''}`;
  if (seconds < 86_400)
    return `${String(Math.floor(seconds / 3600))}h ${String(Math.floor(seconds / 60) % 60)}min`;
  return `${String(Math.floor(seconds / 86_400))} day${seconds < 172_800 ? '' : 's'}`;
};

/** ms between two looks at whether a service is up, and how often it looks at most */
const lookEvery = 10;
const mostLooks = 3000;

/** Waits until a service listens where it should; or has ended. */
function* untilReady(t: Systemctl, name: string): Steps<void> {
  const at = units[bare(name)]?.readyAt;
  for (let i = 0; at !== undefined && i < mostLooks && stateOf(t, name)?.active === 'active'; i++) {
    const isUp = t.p.do((sim) => {
      const { net } = sim.processes.need(t.p.processId).ns;
      return [...sim.sockets.all()].some(
        ({ state, path, netns }) => netns === net && state === 'listening' && path?.endsWith(at) === true,
      );
    });
    if (isUp) return;
    yield* t.p.sleep(lookEvery);
  }
}

/** Puts a wish before systemd and waits until it is granted. */
function* order(t: Systemctl, verb: Job['verb'], name: string): Steps<void> {
  const { p } = t;
  const placed = p.do((sim) => {
    const found = managerOf(sim, p.processId);
    if (found === undefined) return undefined;
    const id = found.manager.nextJob++;
    found.manager.jobs.push({ id, verb, unit: bare(name), isDone: false });
    wake(sim, managerKey(found.init));
    return { id, init: found.init };
  });
  if (placed === undefined || t.has('noBlock')) return;
  yield* p.until(
    (sim) => {
      const found = managerOf(sim, p.processId);
      const job = found?.manager.jobs.find(({ id }) => id === placed.id);
      return job === undefined || job.isDone ? true : undefined;
    },
    [managerKey(placed.init)],
  );
  p.do((sim) => {
    const found = managerOf(sim, p.processId);
    if (found !== undefined) found.manager.jobs = found.manager.jobs.filter(({ id }) => id !== placed.id);
  });
}

function* change(t: Systemctl, verb: Job['verb'], names: readonly string[]): Steps<number> {
  if (names.length === 0) throw new Quit('Too few arguments.');
  for (const name of names) {
    if (stateOf(t, name) === undefined) {
      yield* t.flush();
      yield* t.p.err(`Failed to ${verb} ${bare(name)}.service: Unit ${bare(name)}.service not found.\n`);
      t.status = 5;
      continue;
    }
    if (t.p.uid() !== 0) {
      yield* t.p.err(`Failed to ${verb} ${bare(name)}.service: Interactive authentication required.\n`);
      t.status = 1;
      continue;
    }
    yield* order(t, verb, name);
    if (verb !== 'stop' && !t.has('noBlock')) yield* untilReady(t, name);
    const after = stateOf(t, name);
    if (verb === 'stop' && units[bare(name)]?.triggeredBy !== undefined && !t.has('quiet')) {
      yield* t.p.err(
        `Stopping '${bare(name)}.service', but its triggering units are still active:\n${units[bare(name)]?.triggeredBy ?? ''}\n`,
      );
    }
    if (verb !== 'stop' && after?.active === 'failed') {
      yield* t.p.err(
        `Job for ${bare(name)}.service failed because the control process exited with error code.\nSee "systemctl status ${bare(name)}.service" and "journalctl -xeu ${bare(name)}.service" for details.\n`,
      );
      t.status = 1;
    }
  }
  return t.status;
}

const activeWords: Readonly<Record<UnitState['active'], string>> = {
  active: 'active (running)',
  inactive: 'inactive (dead)',
  failed: 'failed (Result: exit-code)',
  activating: 'activating (auto-restart) (Result: exit-code)',
  deactivating: 'deactivating (stop-sigterm)',
};

function statusText(t: Systemctl, name: string, state: UnitState): string {
  const unit = units[name];
  const now = t.p.now();
  const dot = state.active === 'active' ? '●' : state.active === 'failed' ? '×' : '○';
  const since = `since ${strftime('%a %Y-%m-%d %H:%M:%S %Z', state.since, zoneOf(t.p.env.TZ))}; ${span(now - state.since)} ago`;
  const enabled = state.isEnabled ? 'enabled' : 'disabled';
  const lines = [
    `${dot} ${name}.service - ${unit?.description ?? ''}`,
    `     Loaded: loaded (${unit?.file ?? ''}; ${enabled}; preset: enabled)`,
    `     Active: ${activeWords[state.active]} ${since}`,
  ];
  if (unit?.triggeredBy !== undefined) lines.push(`TriggeredBy: ● ${unit.triggeredBy}`);
  if (unit !== undefined) lines.push(`       Docs: ${unit.documentation}`);
  const process = listProcesses(t.p).find(({ pid }) => pid === state.pid);
  if (process !== undefined) {
    lines.push(
      `   Main PID: ${String(state.pid)} (${process.comm})`,
      `      Tasks: ${String(process.threads)}`,
      `     Memory: ${(process.resident / 1024 ** 2).toFixed(1)}M`,
      `        CPU: ${process.cpu < 1000 ? `${String(Math.round(process.cpu))}ms` : `${(process.cpu / 1000).toFixed(3)}s`}`,
      `     CGroup: /system.slice/${name}.service`,
      `             └─${String(state.pid)} ${process.argv.join(' ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

type Verb = (t: Systemctl, names: readonly string[]) => Steps<number>;

function* enable(t: Systemctl, names: readonly string[], isEnabled: boolean): Steps<number> {
  for (const name of names) {
    const state = stateOf(t, name);
    if (state === undefined) {
      yield* t.p.err(
        `Failed to ${isEnabled ? 'enable' : 'disable'} unit: Unit file ${bare(name)}.service does not exist.\n`,
      );
      return 1;
    }
    t.p.do((sim) => {
      const unit = managerOf(sim, t.p.processId)?.manager.units[bare(name)];
      if (unit !== undefined) unit.isEnabled = isEnabled;
    });
    const link = `/etc/systemd/system/multi-user.target.wants/${bare(name)}.service`;
    if (isEnabled && !state.isEnabled)
      yield* t.p.err(`Created symlink ${link} → ${units[bare(name)]?.file ?? ''}.\n`);
    if (!isEnabled && state.isEnabled) yield* t.p.err(`Removed "${link}".\n`);
    if (t.has('now')) yield* order(t, isEnabled ? 'start' : 'stop', name);
  }
  return 0;
}

/** One word for each name, and a status that says whether all are so. */
function* ask(
  t: Systemctl,
  names: readonly string[],
  word: (state: UnitState | undefined) => string,
  good: string,
  bad: number,
): Steps<number> {
  let status = 0;
  for (const name of names) {
    const answer = word(stateOf(t, name));
    if (answer !== good) status = bad;
    if (answer === '')
      yield* t.p.err(`Failed to get unit file state for ${bare(name)}.service: No such file or directory\n`);
    else if (!t.has('quiet')) t.say(`${answer}\n`);
  }
  return status;
}

const verbs: Readonly<Record<string, Verb>> = {
  start: (t, names) => change(t, 'start', names),
  stop: (t, names) => change(t, 'stop', names),
  restart: (t, names) => change(t, 'restart', names),
  reload: (t, names) => change(t, 'start', names),
  'reload-or-restart': (t, names) => change(t, 'restart', names),
  enable: (t, names) => enable(t, names, true),
  disable: (t, names) => enable(t, names, false),
  'is-active': (t, names) => ask(t, names, (state) => state?.active ?? 'inactive', 'active', 3),
  'is-enabled': (t, names) =>
    ask(
      t,
      names,
      (state) => (state === undefined ? '' : state.isEnabled ? 'enabled' : 'disabled'),
      'enabled',
      1,
    ),
  'is-failed': (t, names) => ask(t, names, (state) => state?.active ?? 'inactive', 'failed', 1),

  reboot: (t) => goDown(t.p, 'reboot'),
  poweroff: (t) => goDown(t.p, 'poweroff'),
  halt: (t) => goDown(t.p, 'poweroff'),

  *'daemon-reload'() {
    return 0;
  },
  *status(t, names) {
    if (names.length === 0) return yield* listUnits(t);
    let status = 0;
    for (const [i, name] of names.entries()) {
      const state = stateOf(t, name);
      if (state === undefined) {
        yield* t.flush();
        yield* t.p.err(`Unit ${bare(name)}.service could not be found.\n`);
        status = 4;
        continue;
      }
      t.say((i > 0 ? '\n' : '') + statusText(t, bare(name), state));
      if (state.active !== 'active') status = Math.max(status, 3);
    }
    return status;
  },
  'list-units': (t) => listUnits(t),
};

function* listUnits(t: Systemctl): Steps<number> {
  const all = t.p.do((sim) =>
    Object.entries(managerOf(sim, t.p.processId)?.manager.units ?? {}).map(([name, { active }]) => ({
      name,
      active,
    })),
  );
  const shown = all.filter(({ active }) => t.has('all') || active !== 'inactive');
  if (!t.has('noLegend')) t.say('  UNIT                LOAD   ACTIVE   SUB     DESCRIPTION\n');
  for (const { name, active } of shown)
    t.say(
      `  ${`${name}.service`.padEnd(19)} loaded ${active.padEnd(8)} ${(active === 'active' ? 'running' : 'dead').padEnd(7)} ${units[name]?.description ?? ''}\n`,
    );
  if (!t.has('noLegend')) t.say(`\n${String(shown.length)} loaded units listed.\n`);
  return 0;
}

export const systemctl = tool<Option>({
  name: 'systemctl',
  usage: '[OPTIONS...] COMMAND ...',
  summary: 'Asks the service manager, or tells it what to do',
  options,
  refused: [
    '-H',
    '--host',
    '-M',
    '--machine',
    '-r',
    '-s',
    '--kill-whom',
    '-p',
    '--property',
    '--runtime',
    '--root',
  ],
  origin: 'systemd',
  *run(t) {
    const init = t.p.do((sim) => systemdSeenBy(sim, t.p.processId) ?? 0);
    if (init === 0) {
      yield* t.p.err(
        "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n",
      );
      return 1;
    }
    yield* t.p.until(
      (sim) => (managerOf(sim, t.p.processId) === undefined ? undefined : true),
      [managerKey(init)],
    );
    discover(t.p);
    const [verb = 'list-units', ...names] = t.operands;
    const run = verbs[verb];
    if (run === undefined) {
      yield* t.p.err(`Unknown command verb ${verb}.\n`);
      return 1;
    }
    return yield* run(t, names);
  },
});

/** `service docker start`: the same, in the older order of words. */
export const service = tool({
  name: 'service',
  usage: '<option> | --status-all | [ service_name [ command | --full-restart ] ]',
  summary: 'Starts, stops or asks after a service',
  options: { statusAll: ',status-all' },
  inOrder: true,
  *run(t) {
    const [name, verb] = t.operands;
    if (name === undefined || verb === undefined) {
      yield* t.p.err(
        'Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]\n',
      );
      return 1;
    }
    const refused = yield* t.p.exec({
      path: '/usr/bin/systemctl',
      argv: ['systemctl', verb === 'force-reload' ? 'restart' : verb, `${name}.service`],
    });
    yield* t.p.err(
      refused.error === 'ENOENT' ? `${name}: unrecognized service\n` : `service: ${refused.error}\n`,
    );
    return 1;
  },
});
