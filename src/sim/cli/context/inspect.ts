import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { inspectEach } from '../inspecting';
import { isRefusal } from '../refusal';
import { currentContext } from './current';
import { defaultHostOf } from './default-host';
import { contextText, metaFolder, readContext, tlsFiles, tlsFolder, type Meta } from './store';

const typeName = 'context.Inspected';

export const inspect = command({
  path: 'context inspect',
  usage: '[CONTEXT] [CONTEXT...]',
  short: 'Show everything about contexts',
  args: {},
  flags: { format: inspectFormat },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const names = args.length === 0 ? [currentContext(p)] : args;
    return yield* inspectEach(cli, names, flags.format ?? '', function* (name) {
      yield* cli.out('');
      if (name === 'default')
        return { json: defaultContext(defaultHostOf(p)), typeName, escapes: true, onlyTyped: true };
      const meta = readContext(p, name);
      if (isRefusal(meta)) return meta;
      const tls = Object.keys(tlsFiles(p, name)).sort();
      const json = {
        ...(JSON.parse(contextText(meta)) as Meta),
        TLSMaterial: tls.length === 0 ? {} : { docker: tls },
        Storage: { MetadataPath: metaFolder(p, name), TLSPath: tlsFolder(p, name) },
      };
      return { json, typeName, escapes: true, onlyTyped: true };
    });
  },
});

const inMemory = '<IN MEMORY>';

const defaultContext = (host: string): object => ({
  Name: 'default',
  Metadata: {},
  Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
  TLSMaterial: {},
  Storage: { MetadataPath: inMemory, TLSPath: inMemory },
});
