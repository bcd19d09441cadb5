import { asBytes } from '#sim/base/bytes';
import { closeInput, openInput, Quit, tool } from '../tool';
import { fromBase64, toBase64 } from './base64';

export const base64 = tool({
  name: 'base64',
  usage: '[OPTION]... [FILE]',
  summary: 'Encodes in base64, or decodes with -d',
  options: { decode: 'd,decode', ignore: 'i,ignore-garbage', wrap: 'w,wrap=COLS' },
  busybox: { usage: '[-d] [-w COL] [FILE]', lacks: 'i' },
  *run(t) {
    const [name = '-', extra] = t.operands;
    if (extra !== undefined) throw new Quit(`extra operand ${t.quote(extra)}`, 1, true);
    const wrap = t.value('wrap') ?? '76';
    if (!/^\d+$/.test(wrap))
      throw new Quit(t.isBusybox ? `invalid number '${wrap}'` : `invalid wrap size: ${t.quote(wrap)}`);
    const input = yield* openInput(t, name, (file) => file);
    if (input === undefined) return 1;
    const all = yield* input.all();
    yield* closeInput(t, input, t.isBusybox ? 'read error' : 'read error');
    if (t.has('decode')) {
      const digits = all.replace(t.has('ignore') ? /[^A-Za-z0-9+/=]/g : /\n/g, '');
      const { bytes, isWhole } = fromBase64(digits);
      t.put(bytes);
      if (!isWhole) throw new Quit(t.isBusybox ? 'truncated input' : 'invalid input');
      return undefined;
    }
    const encoded = toBase64(all);
    const columns = Number(wrap);
    if (columns === 0) t.say(encoded);
    else t.put(asBytes(encoded.replace(new RegExp(`.{1,${String(columns)}}`, 'g'), '$&\n')));
    return undefined;
  },
});
