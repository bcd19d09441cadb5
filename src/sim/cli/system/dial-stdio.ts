import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { isRefusal, refuse } from '../refusal';

/** How much one turn carries, so that journals stay short. */
const piecesPerTurn = 32;

interface State {
  fd: number;
  isInputOpen: boolean;
}

/** What `ssh://` endpoints run on the other machine: everything from standard input to the engine, and back. */
export const dialStdio = command({
  path: 'system dial-stdio',
  usage: '',
  short: 'Connect standard input and output with the engine',
  args: { max: 0 },
  flags: {},
  isHidden: true,
  *run({ cli }) {
    const fd = yield* cli.engine.dial();
    if (isRefusal(fd)) return yield* cli.fail(refuse(`unable to upgrade: ${fd.refused}`));
    return cli.again('carry', { fd, isInputOpen: true });
  },
  stages: { carry },
});

function* carry(cli: Cli, data: Json): Steps<Outcome> {
  const state = { ...(data as unknown as State) };
  const { p } = cli;
  for (let i = 0; i < piecesPerTurn; i += 1) {
    const ready = yield* p.poll({ read: state.isInputOpen ? [0, state.fd] : [state.fd] });
    const from = ready === 0 ? 0 : state.fd;
    const part = yield* p.read(from, 65536);
    if (isFail(part) || part === '') {
      if (from !== 0) return 0;
      state.isInputOpen = false;
      p.shutdown(state.fd);
      continue;
    }
    const refused = yield* p.write(from === 0 ? state.fd : 1, part);
    if (refused) return from === 0 ? 1 : 0;
  }
  return cli.again('carry', { ...state });
}
