import { isFail } from '#sim/base/fail';
import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import { whyNoWindowsContainers } from './requirements';
import { backendOf, change, phaseKey, stateOf, type DesktopState } from './state';

const hostOf = (p: Proc) => p.do((sim) => sim.processes.need(p.processId).machine);

/** The client's context follows the engine. */
function useContext(p: Proc, name: string): void {
  const path = '/Users/learner/.docker/config.json';
  const file = p.readText(path);
  const config = isFail(file) ? {} : (JSON.parse(file) as Record<string, unknown>);
  p.writeFile(path, utf8(JSON.stringify({ ...config, currentContext: name }, null, '\t')));
}

/** Lets Docker Desktop answer with the engine for Linux containers, or with the one for Windows'. Answers an exit status. */
export function* useEngine(p: Proc, wanted: DesktopState['engine'] | 'other'): Steps<number> {
  const host = hostOf(p);
  const now = p.do((sim) => {
    const process = backendOf(sim, host);
    const state = process && stateOf(process);
    return state?.phase === 'running' || state?.phase === 'asleep' ? state.engine : '';
  });
  if (now === '') {
    yield* p.err('Docker Desktop is not running\n');
    return 1;
  }
  const engine = wanted === 'other' ? (now === 'linux' ? 'windows' : 'linux') : wanted;
  const refused = engine === 'windows' ? p.do((sim) => whyNoWindowsContainers(sim, host)) : undefined;
  if (refused !== undefined) {
    yield* p.err(`${refused}\n`);
    return 1;
  }
  p.do((sim) => {
    const process = backendOf(sim, host);
    if (process === undefined) return;
    change(sim, process.id, (state) => {
      state.wanted = engine;
    });
    wake(sim, phaseKey(host));
  });
  const isDone = yield* p.until(
    (sim) => {
      const process = backendOf(sim, host);
      const state = process && stateOf(process);
      if (state === undefined) return false;
      return state.engine === engine ? true : state.wanted === undefined ? false : undefined;
    },
    [phaseKey(host)],
  );
  if (!isDone) {
    yield* p.err(`The engine for ${engine} containers did not start\n`);
    return 1;
  }
  useContext(p, `desktop-${engine}`);
  return 0;
}

const switches: Readonly<Record<string, DesktopState['engine'] | 'other'>> = {
  '-switchdaemon': 'other',
  '-switchlinuxengine': 'linux',
  '-switchwindowsengine': 'windows',
};

/** `DockerCli.exe`: what the menu of Docker Desktop's whale does. */
export const switchProgram: Program = {
  name: 'docker-desktop-switch',
  start: { cpu: 60, anon: 12_000_000 },
  *main(p) {
    const [flag = ''] = p.args;
    const wanted = switches[flag.toLowerCase()];
    if (wanted !== undefined) return yield* useEngine(p, wanted);
    yield* p.err(
      `${flag === '' ? '' : `Unknown argument: ${flag}\n`}Usage: DockerCli.exe [-SwitchDaemon] [-SwitchLinuxEngine] [-SwitchWindowsEngine]\n`,
    );
    return 1;
  },
};
