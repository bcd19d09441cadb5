import { familiarName, isBad, parseReference, withDefaultTag } from '#sim/cli/reference';
import { registryAuth } from '#sim/cli/registry-auth';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { command } from '../command';
import { untilOneFails } from '../plan/graph';
import { onlyThese } from '../plan/select';
import { done } from '../progress/event';

export const push = command({
  name: 'push',
  usage: '[SERVICE...]',
  short: 'Send the images of services to their registries',
  args: {},
  flags: {
    'ignore-push-failures': { kind: 'bool', help: 'Send what can be sent, and never mind the rest' },
    'include-deps': { kind: 'bool', help: 'Images of what the services depend on, too' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing of how it goes' },
  },
  *run({ compose, flags, args }) {
    const how = {
      withDependencies: flags['include-deps'] === true,
      ignoresFailures: flags['ignore-push-failures'] === true,
      isQuiet: flags.quiet === true,
    };
    return yield* compose.end(yield* compose.loop.run(pushAll(compose, args, how)));
  },
});

interface Asked {
  readonly withDependencies: boolean;
  readonly ignoresFailures: boolean;
  readonly isQuiet: boolean;
}

function* pushAll(compose: Compose, services: readonly string[], how: Asked): Steps<Refusal | undefined> {
  const loaded = yield* compose.project(services);
  if (isRefusal(loaded)) return loaded;
  const project = how.withDependencies ? loaded : onlyThese(loaded, services);
  const work = function* (): Steps<Refusal | undefined> {
    const tasks: Steps<Refusal | undefined>[] = [];
    for (const [name, { build, image }] of Object.entries(project.services)) {
      if (build === undefined || image === undefined) {
        yield* compose.tell({ ...done(name, ''), text: 'Skipped' });
        continue;
      }
      for (const tag of [image, ...(build.tags ?? [])]) tasks.push(pushOne(compose, name, tag, how));
    }
    return yield* untilOneFails(compose, tasks);
  };
  return yield* compose.showing('Pushing', work());
}

function* pushOne(compose: Compose, service: string, image: string, how: Asked): Steps<Refusal | undefined> {
  const failed = yield* send(compose, image, how.isQuiet);
  if (!failed || !how.ignoresFailures) return failed;
  yield* compose.tellBelow(`Pushing ${service}: ${failed.refused}`);
  return undefined;
}

interface Message {
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly progress?: string;
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

function* send(compose: Compose, image: string, isQuiet: boolean): Steps<Refusal | undefined> {
  const reference = parseReference(image);
  if (isBad(reference)) return refuse(reference.bad);
  const named = withDefaultTag(reference);
  if (compose.api.isDryRun) return undefined;
  const opened = yield* compose.api.open('POST', `/images/${familiarName(named)}/push`, {
    query: { tag: named.tag },
    headers: registryAuth(compose.cli.p, named.domain),
  });
  // the engine says it; compose leaves out who did
  if (isRefusal(opened)) return opened;
  return yield* compose.api.messages(opened, function* (message: Message): Steps<Refusal | undefined> {
    const error = message.errorDetail?.message ?? message.error;
    if (error !== undefined) return refuse(error);
    if (!isQuiet && (message.id ?? '') !== '') yield* tellLayer(compose, image, message);
    return undefined;
  });
}

function* tellLayer(compose: Compose, image: string, message: Message): Steps<void> {
  const { id = '', status = '', progressDetail } = message;
  const { current = 0, total = 0 } = progressDetail ?? {};
  const isDone = ['pushed', 'layer already exists'].includes(status.toLowerCase());
  yield* compose.tell({
    ...{ id: `Pushing ${image}: ${id}`, text: status, statusText: message.progress ?? '' },
    ...{ status: isDone ? 'done' : 'working', current, total },
    percent: isDone ? 100 : total > 0 ? Math.trunc((current * 100) / total) : 0,
  });
}
