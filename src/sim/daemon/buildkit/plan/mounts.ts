import type { BuildMount } from '#sim/world/docker-build';
import { fail, type Failure } from '../dockerfile/failure';

/** What `--mount` asks for, with the name it comes from. */
export interface AskedMount extends BuildMount {
  readonly from: string;
}

const types = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const keys = new Set([
  ...[
    'type',
    'from',
    'source',
    'src',
    'target',
    'dst',
    'destination',
    'readonly',
    'ro',
    'readwrite',
    'rw',
    'id',
  ],
  ...['sharing', 'required', 'size', 'mode', 'uid', 'gid', 'env'],
]);
const switches = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);

/** Reads one `--mount` (buildkit, instructions/commands_runmount.go). */
export function parseMount(text: string): AskedMount | Failure {
  const fields = new Map<string, string>();
  for (const field of text.split(',')) {
    const at = field.indexOf('=');
    const key = (at < 0 ? field : field.slice(0, at)).toLowerCase();
    if (at < 0 && !switches.has(key)) return fail(`invalid field '${field}' must be a key=value pair`);
    if (!keys.has(key)) return fail(`unexpected key '${key}' in '${field}'`);
    fields.set(key, at < 0 ? 'true' : field.slice(at + 1));
  }
  const type = (fields.get('type') ?? 'bind').toLowerCase();
  if (!types.includes(type)) return fail(`unsupported mount type ${JSON.stringify(type)}`);
  return finish(type as BuildMount['type'], fields);
}

/** A path in what is mounted, from its root. */
function rooted(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function finish(type: BuildMount['type'], fields: ReadonlyMap<string, string>): AskedMount | Failure {
  const first = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined);
  const source = first('source', 'src') ?? '';
  const asked = first('target', 'dst', 'destination') ?? '';
  const id = fields.get('id') ?? '';
  const env = fields.get('env') ?? '';
  const isTrue = (name: string) => fields.get(name) === 'true' || fields.get(name) === '1';
  if (type === 'secret' && source === '' && asked === '' && id === '')
    return fail('invalid secret mount. one of source, target required');
  if (type !== 'secret' && type !== 'ssh' && ['', '/', '.'].includes(asked))
    return fail('invalid mount target "/"');
  const secret = id || source || asked.slice(asked.lastIndexOf('/') + 1);
  const isWritable =
    type === 'cache' || type === 'tmpfs'
      ? !isTrue('readonly') && !isTrue('ro')
      : isTrue('readwrite') || isTrue('rw');
  const mode = fields.get('mode');
  return {
    ...{ type, from: fields.get('from') ?? '', source: rooted(source), isWritable, env },
    target: type === 'secret' && asked === '' ? (env === '' ? `/run/secrets/${secret}` : '') : asked,
    id: type === 'secret' ? secret : id === '' ? asked : id,
    input: -1,
    isRequired: isTrue('required'),
    mode:
      mode === undefined ? (type === 'secret' ? 0o400 : type === 'cache' ? 0o755 : -1) : parseInt(mode, 8),
    uid: Number(fields.get('uid') ?? 0),
    gid: Number(fields.get('gid') ?? 0),
    size: Number(fields.get('size') ?? 0) || 0,
  };
}
