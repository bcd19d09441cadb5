import { isFail, strerror } from '#sim/base/fail';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { nameOf, oneContainer } from '../client/containers';
import { command } from '../command';
import { index } from './shared';

interface Exporting {
  readonly service: string;
  readonly index: number;
  readonly output: string;
}

export const exportCommand = command({
  name: 'export',
  usage: 'SERVICE',
  short: "Write a service's files as a tar archive",
  args: { min: 1 },
  flags: {
    index,
    output: { kind: 'string', short: 'o', help: 'File to write, in place of standard output' },
  },
  *run({ compose, flags, args }) {
    const what = { service: args[0] ?? '', index: flags.index ?? 0, output: flags.output ?? '' };
    const work = compose.showing('Exporting', exportOne(compose, what));
    return yield* compose.end(yield* compose.loop.run(work));
  },
});

function* exportOne(compose: Compose, what: Exporting): Steps<Refusal | undefined> {
  const { cli } = compose;
  const project = yield* compose.projectName();
  if (isRefusal(project)) return project;
  const row = yield* oneContainer(compose, project, { ...what, oneOff: 'include', all: false });
  if (isRefusal(row)) return row;
  if (what.output === '' && cli.terminal(1)) {
    return refuse('output option is required when exporting to terminal');
  }
  const folder = what.output.replace(/\/?[^/]*$/, '');
  if (folder !== '' && !cli.p.exists(folder)) {
    const why = `invalid output path: directory ${JSON.stringify(folder)} does not exist`;
    return refuse(`failed to export container: ${why}`);
  }
  const id = nameOf(row);
  const text = `export ${id} to ${what.output}`;
  yield* compose.tell({ id, text, status: 'working', statusText: 'Exporting' });
  const opened = yield* compose.api.open('GET', `/containers/${row.Id}/export`);
  if (isRefusal(opened)) return opened;
  const archive = yield* cli.engine.readAll(opened);
  if (compose.api.isDryRun) {
    yield* compose.tell({ id, text, status: 'done', statusText: 'Exported' });
    return undefined;
  }
  if (what.output === '') {
    yield* cli.p.write(1, archive);
    return undefined;
  }
  const failed = cli.p.writeFile(what.output, archive);
  return isFail(failed) ? refuse(`open ${what.output}: ${strerror(failed).toLowerCase()}`) : undefined;
}
