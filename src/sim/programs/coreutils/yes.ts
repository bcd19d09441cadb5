import { asBytes, utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import { again, type Program } from '#sim/kernel/program';
import { appletArgv } from '../tool';

/** Writes a line for ever, in blocks of 8 KiB as the real one does; each block costs a little time. */
export const yes: Program = {
  name: 'yes',
  *main(p) {
    const words = appletArgv(p.argv).slice(1);
    const line = utf8(`${words[0] === '--' ? words.slice(1).join(' ') : words.join(' ') || 'y'}\n`);
    const block = asBytes(line.repeat(Math.max(1, Math.floor(8192 / line.length))));
    const refused = yield* p.write(1, block);
    // where bytes vanish, hundreds of blocks go in one turn, so that a forgotten one does not keep the world busy
    const target = p.statFd(1);
    yield* p.cpu(!isFail(target) && target.type === 'device' ? 10 : 0.01);
    if (refused === undefined) return again(null);
    yield* p.err(`yes: standard output: ${strerror(refused)}\n`);
    return 1;
  },
};
