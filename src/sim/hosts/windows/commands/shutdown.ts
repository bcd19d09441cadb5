import type { Program } from '#sim/kernel/program';
import { goDown } from '../power';

export const shutdown: Program = {
  name: 'windows-shutdown',
  *main(p) {
    const has = (letter: string) =>
      p.args.some((arg) => arg.toLowerCase() === `/${letter}` || arg.toLowerCase() === `-${letter}`);
    const at = p.args.findIndex((arg) => /^[-/]t$/i.test(arg));
    const seconds = at < 0 ? 30 : Number(p.args[at + 1] ?? 0);
    if (!has('s') && !has('r')) {
      yield* p.out('Usage: shutdown [/s | /r] [/t xxx]\n');
      return 1;
    }
    yield* p.sleep(seconds * 1000);
    yield* goDown(p, has('r') ? 'restart' : 'off');
    return 0;
  },
};
