import { refuse } from '#sim/cli/refusal';
import { command, type AnyCommand, type Arity } from '../command';

/** Commands that are known by name, and refuse: what they would need is outside of these machines. */
const absent = (
  name: string,
  usage: string,
  short: string,
  more: { readonly args?: Arity; readonly isHidden?: boolean } = {},
) =>
  command({
    ...{ name, usage, short, args: more.args ?? {}, flags: {}, interspersed: false },
    ...(more.isHidden === true && { isHidden: true }),
    *run({ compose }) {
      return yield* compose.fail(refuse(`docker: 'docker compose ${name}' is not simulated yet`));
    },
  });

export const absentCommands: readonly AnyCommand[] = [
  absent('alpha', 'COMMAND', 'Commands that are being tried out', { isHidden: true }),
  absent('bridge', 'COMMAND', 'Turn the files into another model'),
  absent('publish', 'REPOSITORY[:TAG]', 'Publish the application to a registry', {
    args: { min: 1, max: 1, words: 'docker' },
  }),
];
