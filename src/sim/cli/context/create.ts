import { command } from '../command';
import { isRefusal, refuse } from '../refusal';
import { defaultHostOf } from './default-host';
import { endpointFrom, endpointOfContext } from './docker-endpoint';
import { nameMistake, readContext, tlsFiles, writeContext } from './store';

export const create = command({
  path: 'context create',
  usage: 'CONTEXT',
  short: 'Make a context',
  args: { exact: 1 },
  flags: {
    description: { kind: 'string', help: 'What it is for' },
    docker: { kind: 'stringToString', help: 'Engine of the context', shownDefault: '[]' },
    from: { kind: 'string', help: 'Context to copy' },
  },
  *run({ cli, flags, args, isTyped }) {
    const { p } = cli;
    const [name = ''] = args;
    const wrong = nameMistake(name);
    if (wrong) return yield* cli.fail(wrong);
    if (!isRefusal(readContext(p, name)))
      return yield* cli.fail(refuse(`context ${JSON.stringify(name)} already exists`));
    const host = defaultHostOf(p);
    const source = flags.from ?? '';
    const isCopy = source !== '' || !isTyped('docker');
    const endpoint = isCopy
      ? endpointOfContext(p, source || 'default', host)
      : endpointFrom(p, flags.docker ?? {}, host);
    if (isRefusal(endpoint)) return yield* cli.fail(endpoint);
    const original = source === '' ? undefined : readContext(p, source);
    const copied = original === undefined || isRefusal(original) ? undefined : original.Metadata.Description;
    const usual = isCopy && source === '' ? 'Current DOCKER_HOST based configuration' : undefined;
    const description = flags.description || copied || usual;
    const metadata = description === undefined ? {} : { Description: description };
    const tls = source === '' ? endpoint.tls : tlsFiles(p, source);
    writeContext(p, { Name: name, Metadata: metadata, Endpoints: { docker: endpoint.docker } }, tls);
    yield* cli.out(`${name}\n`);
    yield* cli.err(`Successfully created context ${JSON.stringify(name)}\n`);
    return 0;
  },
});
