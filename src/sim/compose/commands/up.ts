import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { command } from '../command';
import { beginAttachedUp, goOnAttached, type AttachedUp } from '../follow/attached-up';
import type { Project } from '../model/project';
import { createProject, type Creating } from '../plan/create';
import { onlyThese } from '../plan/select';
import { startServices } from '../plan/start';
import { applied, contradiction, creatingOf, recreationOf, statusOf } from './creating';
import { creationFlags, noDeps, timeout } from './shared';
import { attachedServices, contradictionsOf, type UpFlags } from './up-flags';

export const up = command({
  name: 'up',
  usage: '[SERVICE...]',
  short: 'Make and start the containers',
  args: {},
  flags: {
    ...creationFlags,
    'abort-on-container-exit': { kind: 'bool', help: 'Stop all when one has ended. Not with -d' },
    'abort-on-container-failure': { kind: 'bool', help: 'Stop all when one has failed. Not with -d' },
    'always-recreate-deps': { kind: 'bool', help: 'Make dependencies anew. Not with --no-recreate' },
    attach: {
      kind: 'list',
      word: 'stringArray',
      help: 'Show only what these services write. Not with --attach-dependencies',
    },
    'attach-dependencies': { kind: 'bool', help: 'Show what dependencies write, too' },
    detach: { kind: 'bool', short: 'd', help: 'Leave the containers in the background' },
    'exit-code-from': {
      kind: 'string',
      help: "End with that service's exit status; means --abort-on-container-exit",
    },
    menu: { kind: 'bool', help: 'Show keys that can be pressed, while attached. COMPOSE_MENU says it, too' },
    'no-attach': { kind: 'list', word: 'stringArray', help: 'Do not show what these services write' },
    'no-color': { kind: 'bool', help: 'Without colours' },
    'no-deps': noDeps,
    'no-log-prefix': { kind: 'bool', help: 'Without the names in front of lines' },
    'no-start': { kind: 'bool', help: 'Make them, but start nothing' },
    pull: { kind: 'string', default: 'policy', help: 'When to pull ("always"|"missing"|"never")' },
    'quiet-build': { kind: 'bool', help: 'Keep the building to itself' },
    'renew-anon-volumes': {
      kind: 'bool',
      short: 'V',
      help: 'New anonymous volumes in place of those before',
    },
    timeout,
    timestamps: { kind: 'bool', help: 'With the time of each line' },
    wait: { kind: 'bool', help: 'Until the services run or are healthy; means -d' },
    'wait-timeout': { kind: 'int', help: 'Seconds to wait at most' },
    watch: { kind: 'bool', short: 'w', help: 'Watch the sources, and bring changes into the containers' },
  },
  *run({ compose, flags, args, isTyped }) {
    const wrong = contradiction(contradictionsOf(flags));
    if (wrong) return yield* compose.fail(wrong);
    const prepared = yield* compose.loop.run(prepare(compose, args, flags, isTyped('pull')));
    if (isRefusal(prepared)) return yield* compose.fail(prepared);
    const { project } = prepared;
    const how: Creating = {
      ...creatingOf(compose, flags, args, {
        isQuiet: flags['quiet-build'] === true,
        withDependencies: flags['no-deps'] !== true,
      }),
      recreate: recreationOf(flags, flags['renew-anon-volumes'] === true),
      ...(flags['always-recreate-deps'] === true && { recreateDependencies: 'force' }),
      inherits: flags['renew-anon-volumes'] !== true,
      timeout: isTyped('timeout') ? flags.timeout : undefined,
    };
    const isDetached = flags.detach === true || flags.wait === true;
    const failed = yield* compose.loop.run(create(compose, project, how, flags, isDetached));
    if (failed) return yield* compose.fail(failed, statusOf(failed));
    if (flags['no-start'] === true || isDetached) return 0;
    return yield* beginAttachedUp(compose, project, prepared.attached);
  },
  stages: {
    *follow(compose, data) {
      return yield* goOnAttached(compose, data as unknown as AttachedUp);
    },
  },
});

interface Prepared {
  readonly project: Project;
  readonly attached: Omit<AttachedUp, 'follow' | 'watch'>;
}

function* prepare(
  compose: Compose,
  services: readonly string[],
  flags: UpFlags,
  isPullTyped: boolean,
): Steps<Prepared | Refusal> {
  const loaded = yield* compose.project(services);
  if (isRefusal(loaded)) return loaded;
  if (compose.isOn('COMPOSE_IGNORE_ORPHANS') && flags['remove-orphans'] === true) {
    return refuse('cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans');
  }
  if ((flags.attach ?? []).length > 0 && flags['attach-dependencies'] === true) {
    return refuse('cannot combine --attach and --attach-dependencies');
  }
  if (Object.keys(loaded.services).length === 0 && compose.settings.flags.all !== true) {
    return refuse('no service selected');
  }
  const changed = applied(loaded, flags, isPullTyped);
  if (isRefusal(changed)) return changed;
  const project = flags['no-deps'] === true ? onlyThese(changed, services) : changed;
  const from = flags['exit-code-from'] ?? '';
  if (from !== '' && !Object.hasOwn(project.services, from))
    return refuse(`no such service: ${from}: not found`);
  const attachTo = attachedServices(project, services, flags);
  if (isRefusal(attachTo)) return attachTo;
  return { project, attached: attachedOf(compose, services, attachTo, flags) };
}

function attachedOf(
  compose: Compose,
  services: readonly string[],
  attachTo: readonly string[],
  flags: UpFlags,
): Omit<AttachedUp, 'follow' | 'watch'> {
  const fails = flags['abort-on-container-failure'] === true;
  const stops =
    flags['abort-on-container-exit'] === true || ((flags['exit-code-from'] ?? '') !== '' && !fails);
  const menu = flags.menu ?? (compose.variable('COMPOSE_MENU') === undefined || compose.isOn('COMPOSE_MENU'));
  const isOnTerminal = compose.cli.terminal(0) !== undefined && compose.cli.terminal(1) !== undefined;
  return {
    ...{ services, attachTo },
    cascade: stops ? 'stop' : fails ? 'fail' : 'ignore',
    exitCodeFrom: flags['exit-code-from'] ?? '',
    isColoured: compose.settings.isAnsi && flags['no-color'] !== true,
    hasPrefix: flags['no-log-prefix'] !== true,
    hasTime: flags.timestamps === true,
    hasMenu: menu && isOnTerminal && compose.settings.mode !== 'plain',
    isWatching: flags.watch === true,
  };
}

function* create(
  compose: Compose,
  project: Project,
  how: Creating,
  flags: UpFlags,
  isDetached: boolean,
): Steps<Refusal | undefined> {
  const work = function* (): Steps<Refusal | undefined> {
    const failed = yield* createProject(compose, project, how);
    if (failed || flags['no-start'] === true || !isDetached) return failed;
    return yield* startServices(compose, project, {
      waits: flags.wait === true,
      waitTimeout: flags['wait-timeout'] ?? 0,
    });
  };
  return yield* compose.showing(flags['no-start'] === true ? 'Creating' : 'Running', work());
}
