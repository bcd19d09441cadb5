import { command } from '../command';
import { writeList, type Noun } from '../format/list';
import { listFormat } from '../flags/shared';

interface Context {
  readonly name: string;
  readonly host: string;
}

const contextNoun: Noun<Context> = {
  typeName: '*formatter.clientContextContext',
  columns: {
    Current: ['', () => true],
    Description: ['DESCRIPTION', () => 'Current DOCKER_HOST based configuration'],
    DockerEndpoint: ['DOCKER ENDPOINT', ({ host }) => host],
    Error: ['ERROR', () => ''],
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
    const asked = flags.format || 'table';
    const format = asked === 'table' ? (flags.quiet === true ? '{{.Name}}' : table) : asked;
    const rows = [{ name: 'default', host: cli.engine.endpoint.host }];
    return yield* cli.print(writeList(contextNoun, rows, format, cli.view(true)));
  },
});
