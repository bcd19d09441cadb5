import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { isBad, parseReference, familiarName, withDefaultTag } from '#sim/cli/reference';
import type { Compose } from '../client/compose';
import { nameOf, oneContainer } from '../client/containers';
import { command } from '../command';
import { index } from './shared';

interface Committing {
  readonly service: string;
  readonly index: number;
  readonly reference: string;
  readonly author: string | undefined;
  readonly comment: string | undefined;
  readonly changes: readonly string[];
  readonly pause: boolean;
}

export const commit = command({
  name: 'commit',
  usage: 'SERVICE [REPOSITORY[:TAG]]',
  short: "Make an image from a service's container as it is now",
  args: { min: 1, max: 2 },
  flags: {
    author: { kind: 'string', short: 'a', help: 'Who made it' },
    change: { kind: 'list', short: 'c', help: 'Instruction of a Dockerfile to apply' },
    index,
    message: { kind: 'string', short: 'm', help: 'What it is about' },
    pause: { kind: 'bool', short: 'p', default: true, help: 'Freeze the container meanwhile' },
  },
  *run({ compose, flags, args }) {
    const [service = '', reference = ''] = args;
    const what: Committing = {
      ...{ service, reference, index: flags.index ?? 0, author: flags.author, comment: flags.message },
      ...{ changes: flags.change ?? [], pause: flags.pause },
    };
    const work = compose.showing('Committing', commitOne(compose, what));
    return yield* compose.end(yield* compose.loop.run(work));
  },
});

function* commitOne(compose: Compose, what: Committing): Steps<Refusal | undefined> {
  const project = yield* compose.projectName();
  if (isRefusal(project)) return project;
  const row = yield* oneContainer(compose, project, { ...what, oneOff: 'include', all: false });
  if (isRefusal(row)) return row;
  const id = nameOf(row);
  const text = `Commit ${id}`;
  yield* compose.tell({ id, text, status: 'working', statusText: 'Committing' });
  if (compose.api.isDryRun) {
    yield* compose.tell({ id, text, status: 'done', statusText: 'Committed' });
    return undefined;
  }
  const reference = what.reference === '' ? undefined : parseReference(what.reference);
  const named = reference && !isBad(reference) ? withDefaultTag(reference) : undefined;
  const query = {
    ...{ container: row.Id, author: what.author || undefined, comment: what.comment || undefined },
    ...{ changes: what.changes, pause: what.pause ? undefined : '0' },
    ...(named && { repo: familiarName(named), tag: named.tag }),
  };
  const made = yield* compose.api.json<{ Id: string }>('POST', '/commit', { query, json: null });
  if (isRefusal(made)) return made;
  yield* compose.tell({ id, text, status: 'done', statusText: `Committed as ${made.Id}` });
  return undefined;
}
