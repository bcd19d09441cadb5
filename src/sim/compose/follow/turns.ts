import type { Steps } from '#sim/kernel/program';
import type { Background } from '../client/loop';
import type { Follower } from './follower';

/** What one turn takes at most, so that journals stay short. */
const perTurn = 64;

/** Follows for one turn: true when all is over, false when the caller shall come again. */
export function* followTurn(follower: Follower, others: readonly Background[] = []): Steps<boolean> {
  const { loop } = follower.compose;
  const from = follower.handled;
  const isDone = (): boolean =>
    follower.isOver || (!loop.isBusy && follower.handled - from >= perTurn) || follower.state.isSilent;
  for (const one of [follower, ...others]) loop.attend(one);
  yield* loop.run(loop.park({ read: [], when: isDone }));
  yield* loop.settle();
  for (const one of [follower, ...others]) loop.dismiss(one);
  return follower.isOver || follower.state.isSilent;
}
