import { isRefusal } from '#sim/cli/refusal';
import { command } from '../command';
import { stopServices } from '../plan/stop';
import { asProject, onProject } from './lifecycle';
import { timeout } from './shared';

export const stop = command({
  name: 'stop',
  usage: '[SERVICE...]',
  short: 'Stop services',
  args: {},
  flags: { timeout },
  *run({ compose, flags, args, isTyped }) {
    return yield* onProject(compose, args, 'Stopping', function* (named) {
      const project = yield* asProject(compose, named);
      if (isRefusal(project)) return project;
      const how = { timeout: isTyped('timeout') ? flags.timeout : undefined };
      return yield* stopServices(compose, project, args, how);
    });
  },
});
