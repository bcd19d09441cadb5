import type { Steps } from '#sim/kernel/program';
import type { Follower } from './follower';

/** What one turn takes at most, so that journals stay short. */
const perTurn = 64;

/** Follows for one turn: true when all is over, false when the caller shall come again. */
export function* followTurn(follower: Follower): Steps<boolean> {
  const { loop } = follower.compose;
  const from = follower.handled;
  const isDone = (): boolean =>
    follower.isOver || (!loop.isBusy && follower.handled - from >= perTurn) || follower.state.isSilent;
  loop.attend(follower);
  yield* loop.run(loop.park({ read: [], when: isDone }));
  yield* loop.settle();
  loop.dismiss(follower);
  return follower.isOver || follower.state.isSilent;
}
