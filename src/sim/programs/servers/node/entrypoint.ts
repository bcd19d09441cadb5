import type { Program } from '#sim/kernel/program';
import { execCommand, onPath } from '../entrypoint';

/** docker-entrypoint.sh of the node images since 10: options and files go to node, commands are run as they are. */
export const nodeEntrypoint: Program = {
  name: 'node-entrypoint',
  start: { cpu: 1, anon: 600_000 },
  *main(p) {
    const [first = ''] = p.args;
    const isCommand = first.includes('/') ? p.access(first, 1) === undefined : onPath(p, first) !== undefined;
    const argv = first.startsWith('-') || !isCommand ? ['node', ...p.args] : p.args;
    return yield* execCommand(p, argv);
  },
};
