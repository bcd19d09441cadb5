import { isFail, strerror } from '#sim/base/fail';
import { joinPath } from '../paths';
import { Quit, tool } from '../tool';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const mktemp = tool({
  name: 'mktemp',
  usage: '[OPTION]... [TEMPLATE]',
  summary: 'Makes a file or directory with a name that nobody uses',
  options: {
    directory: 'd,directory',
    dryRun: 'u,dry-run',
    quiet: 'q,quiet',
    suffix: ',suffix=SUFF',
    tmpdir: 'p,tmpdir[=DIR]',
    inTmp: 't',
  },
  rewrite: (args) =>
    args.flatMap((arg, i) =>
      arg === '-p' && args[i + 1] !== undefined ? [] : i > 0 && args[i - 1] === '-p' ? [`-p${arg}`] : [arg],
    ),
  busybox: { usage: '[-dt] [-p DIR] [TEMPLATE]' },

  *run(t) {
    const { p } = t;
    const [given, extra] = t.operands;
    if (extra !== undefined) throw new Quit('too many templates', 1, true);
    const template = (given ?? (t.isBusybox ? 'tmp.XXXXXX' : 'tmp.XXXXXXXXXX')) + (t.value('suffix') ?? '');
    const marks = /X{3,}(?=[^X]*$)/.exec(template);
    if (marks === null || (t.isBusybox && !/X{6}$/.test(template))) {
      throw new Quit(
        t.isBusybox ? `(null): Invalid argument` : `too few X's in template ${t.quote(template)}`,
      );
    }
    const folder = t.has('tmpdir')
      ? t.value('tmpdir') || (p.env.TMPDIR ?? '/tmp')
      : given === undefined || t.has('inTmp')
        ? (p.env.TMPDIR ?? '/tmp')
        : undefined;
    for (;;) {
      const chance = [...marks[0]].map(() => letters.charAt(p.random(letters.length))).join('');
      const name = template.slice(0, marks.index) + chance + template.slice(marks.index + marks[0].length);
      const path = folder === undefined ? name : joinPath(folder, name);
      if (!isFail(p.lstat(path))) continue;
      const kind = t.has('directory') ? 'directory' : 'file';
      const refused = t.has('dryRun')
        ? undefined
        : kind === 'directory'
          ? p.mkdir(path, 0o700)
          : p.writeText(path, '', { mode: 0o600, exclusive: true });
      if (refused !== undefined) {
        const shown = folder === undefined ? template : joinPath(folder, template);
        throw new Quit(
          t.has('quiet')
            ? ''
            : t.isBusybox
              ? `(null): ${strerror(refused)}`
              : `failed to create ${kind} via template ${t.quote(shown)}: ${strerror(refused)}`,
        );
      }
      t.say(`${path}\n`);
      return 0;
    }
  },
});
