import { command } from '../command';
import { isRefusal } from '../refusal';
import { defaultHostOf } from './default-host';
import { endpointFrom } from './docker-endpoint';
import { nameMistake, readContext, tlsFiles, writeContext } from './store';

export const update = command({
  path: 'context update',
  usage: 'CONTEXT',
  short: 'Change a context',
  args: { exact: 1 },
  flags: {
    description: { kind: 'string', help: 'What it is for' },
    docker: { kind: 'stringToString', help: 'Engine of the context', shownDefault: '[]' },
  },
  *run({ cli, flags, args, isTyped }) {
    const { p } = cli;
    const [name = ''] = args;
    const wrong = nameMistake(name);
    if (wrong) return yield* cli.fail(wrong);
    const meta = readContext(p, name);
    if (isRefusal(meta)) return yield* cli.fail(meta);
    const endpoint = isTyped('docker')
      ? endpointFrom(p, flags.docker ?? {}, defaultHostOf(p))
      : { docker: meta.Endpoints.docker, tls: tlsFiles(p, name) };
    if (isRefusal(endpoint)) return yield* cli.fail(endpoint);
    const description = flags.description || meta.Metadata.Description;
    const metadata = description === undefined ? {} : { Description: description };
    writeContext(p, { Name: name, Metadata: metadata, Endpoints: { docker: endpoint.docker } }, endpoint.tls);
    yield* cli.out(`${name}\n`);
    yield* cli.err(`Successfully updated context ${JSON.stringify(name)}\n`);
    return 0;
  },
});
