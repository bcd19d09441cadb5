import { asBytes } from '#sim/base/bytes';
import { closeInput, openInput, Quit, tool } from '../tool';

export const expand = tool({
  name: 'expand',
  usage: '[OPTION]... [FILE]...',
  summary: 'Makes tabs into blanks',
  options: { initial: 'i,initial', tabs: 't,tabs=N' },
  busybox: { usage: '[-i] [-t N] [FILE]...' },
  *run(t) {
    const text = t.value('tabs') ?? '8';
    if (!/^\d+$/.test(text)) throw new Quit(`tab size contains invalid character(s): ${t.quote(text)}`);
    const size = Number(text);
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => file);
      if (input === undefined) continue;
      for (;;) {
        const line = yield* input.line();
        if (line === undefined) break;
        let out = '';
        let isInitial = true;
        for (const char of line) {
          if (char === '\t' && (isInitial || !t.has('initial')))
            out += ' '.repeat(size - (out.length % size));
          else out += char;
          if (char !== ' ' && char !== '\t') isInitial = false;
        }
        t.put(asBytes(out + (input.isTerminated ? '\n' : '')));
      }
      yield* closeInput(t, input, name);
    }
    return undefined;
  },
});
