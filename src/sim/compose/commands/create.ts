import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { command } from '../command';
import { createProject } from '../plan/create';
import { applied, contradiction, creatingOf, statusOf, type CreationFlags } from './creating';
import { creationFlags } from './shared';

export const create = command({
  name: 'create',
  usage: '[SERVICE...]',
  short: 'Make the containers of services, without starting them',
  args: {},
  flags: {
    ...creationFlags,
    pull: { kind: 'string', default: 'policy', help: 'When to pull ("always"|"missing"|"never"|"build")' },
  },
  *run({ compose, flags, args, isTyped }) {
    const wrong = contradiction([
      [flags.build === true && flags['no-build'] === true, '--build and --no-build are incompatible'],
      [
        flags['force-recreate'] === true && flags['no-recreate'] === true,
        '--force-recreate and --no-recreate are incompatible',
      ],
    ]);
    if (wrong) return yield* compose.fail(wrong);
    const failed = yield* compose.loop.run(createAll(compose, args, flags, isTyped('pull')));
    return failed ? yield* compose.fail(failed, statusOf(failed)) : 0;
  },
});

function* createAll(
  compose: Compose,
  services: readonly string[],
  flags: Partial<CreationFlags>,
  isPullTyped: boolean,
): Steps<Refusal | undefined> {
  const loaded = yield* compose.project(services);
  if (isRefusal(loaded)) return loaded;
  const project = applied(loaded, flags, isPullTyped);
  if (isRefusal(project)) return project;
  const how = creatingOf(compose, flags, services, {});
  return yield* compose.showing('Creating', createProject(compose, project, how));
}
