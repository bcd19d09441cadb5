import { provide } from './given';
import { nodeEntrypoint } from './programs/servers/node/entrypoint';
import { node } from './programs/servers/node/index';

/** Node.js. */
provide({ name: 'node', programs: { [node.name]: node, [nodeEntrypoint.name]: nodeEntrypoint } });
