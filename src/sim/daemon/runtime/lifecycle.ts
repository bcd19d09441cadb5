import type { ContainerState } from '#sim/world/docker';
import type { HostConfig } from '#sim/world/docker-config';

/** What is known at the moment that a container's process has ended. */
export interface Ended {
  exitCode: number;
  /** docker stop, kill, restart or rm did it */
  isByHand: boolean;
  /** how often its policy has restarted it */
  restarts: number;
  /** ms it ran */
  ran: number;
  /** ms waited before the last restart; 0: none yet */
  backOff: number;
}

/** One rule of what follows the end of a container's process. */
export interface Transition {
  /** RestartPolicy.Name; `*` any */
  policy: string;
  when: (ended: Ended, policy: HostConfig['RestartPolicy']) => boolean;
  to: Extract<ContainerState, 'exited' | 'restarting'>;
}

/** The first rule that fits decides (moby, daemon/internal/restartmanager). */
export const transitions: readonly Transition[] = [
  { policy: '*', when: ({ isByHand }) => isByHand, to: 'exited' },
  { policy: 'always', when: () => true, to: 'restarting' },
  { policy: 'unless-stopped', when: () => true, to: 'restarting' },
  {
    policy: 'on-failure',
    when: ({ exitCode, restarts }, { MaximumRetryCount: most }) =>
      exitCode !== 0 && (most === 0 || restarts < most),
    to: 'restarting',
  },
  { policy: '*', when: () => true, to: 'exited' },
];

const firstBackOff = 100;
const longestBackOff = 60_000;
/** A run that was at least this long begins the delays anew, ms. */
const longEnough = 10_000;

/** What becomes of a container whose process has ended, and after which delay (ms) it is started again. */
export function afterEnd(
  ended: Ended,
  policy: HostConfig['RestartPolicy'],
): { to: Transition['to']; delay: number } {
  const rule = transitions.find(
    (one) => (one.policy === '*' || one.policy === policy.Name) && one.when(ended, policy),
  );
  const to = rule?.to ?? 'exited';
  if (to === 'exited') return { to, delay: 0 };
  const isFresh = ended.backOff === 0 || ended.ran >= longEnough;
  return { to, delay: isFresh ? firstBackOff : Math.min(longestBackOff, ended.backOff * 2) };
}
