import { parse } from 'yaml';

/** What the registry was told: config.yml with the environment over it. Names as in the file. */
export interface Settings {
  addr: string;
  /** paths of certificate and key; '' for plain HTTP */
  certificate: string;
  key: string;
  /** root directory of the filesystem driver */
  root: string;
  mayDelete: boolean;
  /** htpasswd: realm and path of the file; undefined lets everybody in */
  auth: { kind: string; realm: string; path: string } | undefined;
  /** fields of every log line */
  fields: Record<string, string>;
  hasAccessLog: boolean;
  level: string;
  secret: string;
  /** header fields of every answer */
  headers: [string, string][];
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(tree: unknown, ...path: string[]): unknown {
  let value = tree;
  for (const name of path) value = isNode(value) ? value[name] : undefined;
  return value;
}

function textAt(tree: unknown, ...path: string[]): string {
  const value = at(tree, ...path);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** The settings of a configuration file and of variables such as REGISTRY_HTTP_ADDR; a text says why the file will not do. */
export function readSettings(file: string, env: Readonly<Record<string, string>>): Settings | string {
  let tree: unknown;
  try {
    tree = parse(file);
  } catch (problem) {
    return `yaml: ${problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : ''}`;
  }
  const root: Node = isNode(tree) ? tree : {};
  if (textAt(root, 'version') !== '0.1' && textAt(root, 'version') !== '0.10')
    return `unsupported version: "${textAt(root, 'version')}"`;
  for (const name of Object.keys(env).sort()) {
    if (name.startsWith('REGISTRY_'))
      put(root, name.slice('REGISTRY_'.length).toLowerCase().split('_'), env[name] ?? '');
  }
  return settingsOf(root);
}

/** `auth`, `htpasswd`, `realm`: a value of the environment in its place. What was one word becomes the name of a section. */
function put(root: Node, path: readonly string[], value: string): void {
  let node = root;
  for (const name of path.slice(0, -1)) {
    const found = Object.keys(node).find((key) => key.toLowerCase() === name) ?? name;
    const child = node[found];
    const next: Node = isNode(child) ? child : typeof child === 'string' ? { [child]: {} } : {};
    node[found] = next;
    node = next;
  }
  const last = path.at(-1) ?? '';
  if (!isNode(node[last])) node[last] = value;
  else if (value !== '') node[last] = { [value]: {}, ...node[last] };
}

function settingsOf(root: Node): Settings {
  const auth = at(root, 'auth');
  const kind = typeof auth === 'string' ? auth : isNode(auth) ? (Object.keys(auth)[0] ?? '') : '';
  const fields = at(root, 'log', 'fields');
  const headers = at(root, 'http', 'headers');
  return {
    addr: textAt(root, 'http', 'addr') || ':5000',
    certificate: textAt(root, 'http', 'tls', 'certificate'),
    key: textAt(root, 'http', 'tls', 'key'),
    root: textAt(root, 'storage', 'filesystem', 'rootdirectory') || '/var/lib/registry',
    mayDelete: textAt(root, 'storage', 'delete', 'enabled') === 'true',
    auth:
      kind === '' || kind === 'none'
        ? undefined
        : { kind, realm: textAt(auth, kind, 'realm'), path: textAt(auth, kind, 'path') },
    fields: isNode(fields)
      ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
      : {},
    hasAccessLog: textAt(root, 'log', 'accesslog', 'disabled') !== 'true',
    level: textAt(root, 'log', 'level') || 'info',
    secret: textAt(root, 'http', 'secret'),
    headers: isNode(headers)
      ? Object.entries(headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : String(value),
        ])
      : [],
  };
}
