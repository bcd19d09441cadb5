import { baseName } from '../paths';
import { Quit, tool } from '../tool';

export const basename = tool({
  name: 'basename',
  usage: 'NAME [SUFFIX]\nOPTION... NAME...',
  summary: 'Prints a name without its directories, and without a suffix',
  options: { multiple: 'a,multiple', suffix: 's,suffix=SUFFIX', zero: 'z,zero' },
  inOrder: true,
  busybox: { usage: 'FILE [SUFFIX]' },

  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    const isMany = t.has('multiple') || t.has('suffix');
    if (!isMany && t.operands.length > 2) {
      throw new Quit(t.isBusybox ? '' : `extra operand ${t.quote(t.operands[2] ?? '')}`, 1, true);
    }
    const suffix = isMany ? (t.value('suffix') ?? '') : (t.operands[1] ?? '');
    for (const name of isMany ? t.operands : t.operands.slice(0, 1)) {
      const base = baseName(name);
      const cut = suffix !== '' && base.endsWith(suffix) && base !== suffix;
      t.say((cut ? base.slice(0, -suffix.length) : base) + (t.has('zero') ? '\0' : '\n'));
    }
    return 0;
  },
});
