import { utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import { writeTar, type TarEntry } from '#sim/base/tar';
import { command } from '../command';
import { isRefusal, refuse } from '../refusal';
import { contextText, readContext, tlsFiles } from './store';

export const exportContext = command({
  path: 'context export',
  usage: '[OPTIONS] CONTEXT [FILE|-]',
  short: 'Write a context as a tar archive',
  args: { min: 1, max: 2 },
  flags: {},
  *run({ cli, args }) {
    const { p } = cli;
    const [name = '', file = `${name}.dockercontext`] = args;
    const meta = readContext(p, name);
    if (isRefusal(meta)) return yield* cli.fail(meta);
    const base = { uid: 0, gid: 0, mtime: 0 };
    const tls = tlsFiles(p, name);
    const entries: TarEntry[] = [
      { ...base, name: 'meta.json', type: 'file', mode: 0o644, data: utf8(contextText(meta)) },
      { ...base, name: 'tls', type: 'dir', mode: 0o700 },
      ...(Object.keys(tls).length === 0
        ? []
        : [{ ...base, name: 'tls/docker', type: 'dir', mode: 0o700 } as const]),
      ...Object.entries(tls).map(([one, content]): TarEntry => ({
        ...base,
        name: `tls/docker/${one}`,
        type: 'file',
        mode: 0o600,
        data: utf8(content),
      })),
    ];
    const archive = writeTar(entries);
    if (file === '-') {
      if (cli.terminal(1))
        return yield* cli.fail(refuse('cowardly refusing to export to a terminal, specify a file path'));
      yield* p.write(1, archive);
      return 0;
    }
    const opened = p.open(file, { write: true, create: true, exclusive: true }, 0o600);
    if (isFail(opened)) return yield* cli.fail(refuse(`open ${file}: ${strerror(opened).toLowerCase()}`));
    yield* p.write(opened, archive);
    p.close(opened);
    yield* cli.err(`Written file ${JSON.stringify(file)}\n`);
    return 0;
  },
});
