import { text, type Bytes } from '#sim/base/bytes';
import { readTar } from '#sim/base/tar';
import { readArchive } from '../archive';
import { command } from '../command';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { nameMistake, readContext, writeContext, type Meta, type TlsFiles } from './store';

export const importContext = command({
  path: 'context import',
  usage: 'CONTEXT FILE|-',
  short: 'Make a context from a tar or zip archive',
  args: { exact: 2 },
  flags: {},
  *run({ cli, args }) {
    const { p } = cli;
    const [name = '', file = ''] = args;
    const wrong = nameMistake(name);
    if (wrong) return yield* cli.fail(wrong);
    if (!isRefusal(readContext(p, name)))
      return yield* cli.fail(refuse(`context ${JSON.stringify(name)} already exists`));
    const archive = yield* readArchive(cli, file === '-' ? undefined : file);
    if (isRefusal(archive)) return yield* cli.fail(archive);
    const found = unpack(archive);
    if (isRefusal(found)) return yield* cli.fail(found);
    writeContext(p, { ...found.meta, Name: name }, found.tls);
    yield* cli.out(`${name}\n`);
    yield* cli.err(`Successfully imported context ${JSON.stringify(name)}\n`);
    return 0;
  },
});

function unpack(archive: Bytes): { meta: Meta; tls: TlsFiles } | Refusal {
  if (archive.startsWith('PK')) return refuse('zip archives of contexts are not simulated yet');
  const entries = archive.length < 512 ? undefined : readTar(archive);
  if (entries === undefined) return refuse('unexpected EOF');
  const meta = entries.find(({ name }) => name === 'meta.json')?.data;
  if (meta === undefined) return refuse('invalid context: no metadata found');
  const tls = entries.flatMap(({ name, data }): [string, string][] =>
    name.startsWith('tls/docker/') && data !== undefined
      ? [[name.slice('tls/docker/'.length), text(data)]]
      : [],
  );
  return { meta: JSON.parse(text(meta)) as Meta, tls: Object.fromEntries(tls) };
}
