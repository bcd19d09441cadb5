import { isRefusal } from '#sim/cli/refusal';
import { command } from '../command';
import { restartServices } from '../plan/restart';
import { asProject, onProject } from './lifecycle';
import { noDeps, timeout } from './shared';

export const restart = command({
  name: 'restart',
  usage: '[SERVICE...]',
  short: 'Stop services and start them again',
  args: {},
  flags: { 'no-deps': noDeps, timeout },
  *run({ compose, flags, args, isTyped }) {
    const t = isTyped('timeout') ? flags.timeout : undefined;
    return yield* onProject(compose, [], 'Restarting', function* (named) {
      const project = yield* asProject(compose, named);
      if (isRefusal(project)) return project;
      return yield* restartServices(compose, project, args, t, flags['no-deps'] === true);
    });
  },
});
