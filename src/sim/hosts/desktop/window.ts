import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { backendOf, phaseKey, stateOf } from './state';
import { windowsPlatform } from './windows';

/** `Docker Desktop.exe`: starts the backend, and shows in its window why that does not come up. */
export const windowProgram: Program = {
  name: 'docker-desktop-window',
  start: { cpu: 300, anon: 90_000_000 },
  *main(p) {
    const { host, path, isThere } = p.do((sim) => {
      const machine = sim.processes.need(p.processId).machine;
      return {
        host: machine,
        path: windowsPlatform('wsl').program,
        isThere: backendOf(sim, machine) !== undefined,
      };
    });
    if (!isThere) {
      const pid = p.spawn({ path, argv: [path], session: true, cwd: '/', files: {} });
      if (isFail(pid)) return 1;
    }
    const failure = yield* p.until(
      (sim) => {
        const process = backendOf(sim, host);
        const state = process && stateOf(process);
        if (process === undefined) return '';
        if (state === undefined || state.phase === 'starting') return undefined;
        return state.failure;
      },
      [phaseKey(host)],
    );
    if (failure !== '') yield* p.err(`${failure}\n`);
    return failure === '' ? 0 : 1;
  },
};
