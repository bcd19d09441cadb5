/** Image names as the client reads and shows them (github.com/distribution/reference). */
export interface Reference {
  /** `docker.io` where none is given. */
  readonly domain: string;
  /** `library/nginx`. */
  readonly path: string;
  readonly tag?: string;
  readonly digest?: string;
}

const domainPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domainPattern = new RegExp(`^(?:${domainPart}(?:\\.${domainPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const pathPart = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const pathPattern = new RegExp(`^${pathPart}(?:/${pathPart})*$`);
const tagPattern = /^[\w][\w.-]{0,127}$/;
const digestPattern = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Why a name is no reference: the words after `invalid reference format`, '' for none. */
export interface BadReference {
  readonly bad: string;
}

/** `nginx`, `nginx:1.25`, `localhost:5000/x@sha256:…`. */
export function parseReference(name: string): Reference | BadReference {
  const invalid = { bad: 'invalid reference format' };
  if (/^[a-f0-9]{64}$/.test(name)) {
    return { bad: `invalid repository name (${name}), cannot specify 64-byte hexadecimal strings` };
  }
  const at = name.indexOf('@');
  const digest = at < 0 ? undefined : name.slice(at + 1);
  const full = at < 0 ? name : name.slice(0, at);
  const { domain, rest } = splitDomain(full);
  const colon = rest.lastIndexOf(':');
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  const path = colon < 0 ? rest : rest.slice(0, colon);
  // distribution/reference looks for capitals first, up to the first colon, whatever else is wrong
  const [remote = ''] = rest.split(':');
  if (remote.toLowerCase() !== remote)
    return { bad: `invalid reference format: repository name (${remote}) must be lowercase` };
  if (!domainPattern.test(domain) || !pathPattern.test(path)) return invalid;
  if (tag !== undefined && !tagPattern.test(tag)) return invalid;
  if (digest !== undefined && !digestPattern.test(digest)) return invalid;
  return { domain, path, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

function splitDomain(name: string): { domain: string; rest: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isHost = /[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first;
  const [domain, rest] = isHost ? [first, name.slice(slash + 1)] : ['docker.io', name];
  const hub = domain === 'index.docker.io' ? 'docker.io' : domain;
  return { domain: hub, rest: hub === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest };
}

export function isBad(reference: Reference | BadReference): reference is BadReference {
  return 'bad' in reference;
}

/** The name without tag, as people write it: `nginx`, `me/x`, `localhost:5000/y`. */
export function familiarName({ domain, path }: Reference): string {
  if (domain !== 'docker.io') return `${domain}/${path}`;
  return path.startsWith('library/') && !path.slice(8).includes('/') ? path.slice(8) : path;
}

/** With tag and digest. */
export function familiar(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return familiarName(reference) + tag + digest;
}

/** `docker.io/library/nginx`. */
export function canonicalName({ domain, path }: Reference): string {
  return `${domain}/${path}`;
}

/** `latest` where neither tag nor digest is given. */
export function withDefaultTag(reference: Reference): Reference {
  return reference.tag === undefined && reference.digest === undefined
    ? { ...reference, tag: 'latest' }
    : reference;
}

/** An image's name as `docker ps` shows it, or undefined when it is none. */
export function familiarWithoutDigest(name: string): string | undefined {
  const reference = parseReference(name);
  if (isBad(reference)) return undefined;
  const { digest: _digest, ...rest } = reference;
  return familiar(rest);
}
