import { asBytes } from '#sim/base/bytes';
import { quoted } from '../quoting';
import { closeInput, openInput, tool } from '../tool';

export const tac = tool({
  name: 'tac',
  usage: '[OPTION]... [FILE]...',
  summary: 'Shows files with their last line first',
  options: {},
  refused: ['-b', '--before', '-r', '--regex', '-s', '--separator'],
  busybox: { usage: '[FILE]...' },
  *run(t) {
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) =>
        t.isBusybox ? file : `failed to open ${quoted(file)} for reading`,
      );
      if (input === undefined) continue;
      const all = yield* input.all();
      const lines = all.match(/[^\n]*\n|[^\n]+$/g) ?? [];
      for (const line of lines.toReversed()) t.put(asBytes(line));
      yield* closeInput(t, input, t.isBusybox ? name : `${name}: read error`);
    }
    return undefined;
  },
});

export const rev = tool({
  name: 'rev',
  usage: '[options] [file ...]',
  summary: 'Shows lines with their last character first',
  options: {},
  origin: 'util-linux',
  busybox: { usage: '[FILE]...' },
  *run(t) {
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => (t.isBusybox ? file : `cannot open ${file}`));
      if (input === undefined) continue;
      for (;;) {
        const line = yield* input.line();
        if (line === undefined) break;
        t.put(asBytes([...line].reverse().join('') + (input.isTerminated ? '\n' : '')));
        yield* t.drain();
      }
      yield* closeInput(t, input, name);
    }
    return undefined;
  },
});
