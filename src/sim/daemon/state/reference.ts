import { invalid, type Refusal } from '../http/refusal';

/** The name of an image, taken apart (distribution/reference). */
export interface Reference {
  /** docker.io/library/nginx */
  repository: string;
  /** as people write it: nginx, localhost:5000/app */
  familiar: string;
  tag: string;
  /** sha256:… */
  digest: string;
}

const domainPart =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\d+)?$|^\[[0-9a-fA-F:]+\](?::\d+)?$/;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagPart = /^[\w][\w.-]{0,127}$/;
const digestPart = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/** Takes a name apart. Without a tag and without a digest both are ''. Refuses with the words of distribution/reference. */
export function parseReference(text: string): Reference | Refusal {
  const wrong = invalid('invalid reference format');
  const at = text.indexOf('@');
  const digest = at < 0 ? '' : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  if (/^[0-9a-f]{64}$/.test(text))
    return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const name = hasTag ? named.slice(0, colon) : named;
  const tag = hasTag ? named.slice(colon + 1) : '';
  const { domain, path } = splitDomain(name);
  if (path !== path.toLowerCase()) {
    return invalid(`invalid reference format: repository name (${path}) must be lowercase`);
  }
  if (name === '' || (hasTag && !tagPart.test(tag)) || (at >= 0 && !digestPart.test(digest))) return wrong;
  if (!domainPart.test(domain) || !path.split('/').every((part) => pathPart.test(part))) return wrong;
  const isOfficial = domain === 'docker.io' && path.startsWith('library/');
  const familiar = isOfficial
    ? path.slice('library/'.length)
    : domain === 'docker.io'
      ? path
      : `${domain}/${path}`;
  return { repository: `${domain}/${path}`, familiar, tag, digest };
}

function splitDomain(name: string): { domain: string; path: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isDomain = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (slash < 0 || !isDomain) return { domain: 'docker.io', path: slash < 0 ? `library/${name}` : name };
  const domain = first === 'index.docker.io' ? 'docker.io' : first;
  const rest = name.slice(slash + 1);
  return { domain, path: domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest };
}

/** docker.io/library/nginx:latest → nginx:latest, as people write it. */
export function familiarName(full: string): string {
  return full.replace(/^docker\.io\/library\//, '').replace(/^docker\.io\//, '');
}

/** The key of a reference in a daemon's store; latest when it names no tag. */
export function tagged(reference: Reference): string {
  return `${reference.repository}:${reference.tag === '' ? 'latest' : reference.tag}`;
}
