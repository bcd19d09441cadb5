import { command } from '../command';
import { writeDiff, type Change } from '../format/diff';
import { isRefusal, refuse } from '../refusal';

export const diff = command({
  path: 'container diff',
  aliases: ['diff'],
  usage: 'CONTAINER',
  short: "List what has changed in a container's files",
  args: { exact: 1 },
  completes: 'containers',
  flags: {},
  *run({ cli, args }) {
    const [name = ''] = args;
    if (name === '') return yield* cli.fail(refuse('invalid container name or ID: value is empty'));
    const changes = yield* cli.engine.json<Change[] | null>('GET', `/containers/${name}/changes`);
    if (isRefusal(changes)) return yield* cli.fail(changes);
    return yield* cli.print(writeDiff(changes ?? [], cli.view(true)));
  },
});
