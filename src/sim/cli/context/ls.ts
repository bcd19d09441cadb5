import { command } from '../command';
import { listFormat } from '../flags/shared';
import { writeList, type Noun } from '../format/list';
import { currentContext } from './current';
import { defaultHostOf } from './default-host';
import { allContexts } from './store';

interface Context {
  readonly name: string;
  readonly host: string;
  readonly description: string;
  readonly isCurrent: boolean;
  readonly error: string;
}

const contextNoun: Noun<Context> = {
  typeName: '*formatter.clientContextContext',
  columns: {
    Current: ['', ({ isCurrent }) => isCurrent],
    Description: ['DESCRIPTION', ({ description }) => description],
    DockerEndpoint: ['DOCKER ENDPOINT', ({ host }) => host],
    Error: ['ERROR', ({ error }) => error],
    Name: ['NAME', ({ name }) => name],
  },
};
const table = 'table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}';

export const ls = command({
  path: 'context ls',
  aliases: ['context list'],
  usage: '',
  short: 'List contexts',
  args: { max: 0 },
  flags: {
    format: listFormat,
    quiet: { kind: 'bool', short: 'q', help: 'Names only' },
  },
  *run({ cli, flags }) {
    const { p } = cli;
    const asked = flags.format || 'table';
    const format = asked === 'table' ? (flags.quiet === true ? '{{.Name}}' : table) : asked;
    const current = currentContext(p);
    const own = {
      ...{ name: 'default', host: defaultHostOf(p), error: '' },
      description: 'Current DOCKER_HOST based configuration',
    };
    const others = allContexts(p).map(({ Name, Metadata, Endpoints }) => ({
      ...{ name: Name, host: Endpoints.docker.Host ?? '', error: '' },
      description: Metadata.Description ?? '',
    }));
    const rows: Context[] = [own, ...others]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((row) => ({ ...row, isCurrent: row.name === current }));
    const failed = yield* cli.print(writeList(contextNoun, rows, format, cli.view(true)));
    if (failed === 0 && (p.env['DOCKER_HOST'] ?? '') !== '' && flags.quiet !== true && rows.length > 1)
      yield* cli.err(
        'Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag, or unset DOCKER_HOST environment variable.\n',
      );
    return failed;
  },
});
