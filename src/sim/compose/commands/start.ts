import { isRefusal } from '#sim/cli/refusal';
import { projectContainers } from '../client/containers';
import { command } from '../command';
import { runningProject } from '../plan/from-containers';
import { startServices } from '../plan/start';
import { onProject } from './lifecycle';

export const start = command({
  name: 'start',
  usage: '[SERVICE...]',
  hidesOptions: true,
  short: 'Start services that have stopped',
  args: {},
  flags: {},
  *run({ compose, args }) {
    return yield* onProject(compose, args, 'Running', function* ({ name, project }) {
      if (project) return yield* startServices(compose, project);
      const rows = yield* projectContainers(compose, name, { oneOff: 'exclude', all: true });
      if (isRefusal(rows)) return rows;
      const known = runningProject(name, rows, args);
      return isRefusal(known) ? known : yield* startServices(compose, known);
    });
  },
});
