import type { Readable, Writable } from 'node:stream';

/** What a verb may read and write. `process`'s own streams, or a test's. */
export type VerbIo = { stdin: Readable; stdout: Writable; stderr: Writable };

/**
 * One verb of `npm run -s drydock -- <verb>`. `args` is what follows the verb's name. The answer is the exit code:
 * 0 done, 1 found something wrong, 2 asked for in a way it doesn't understand. A thrown error is a fault of ours.
 */
export type Verb = (args: readonly string[], io: VerbIo) => Promise<number>;
