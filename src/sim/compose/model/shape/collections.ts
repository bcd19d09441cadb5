import type { Json } from '#sim/base/json';
import { isMapping, type Printable, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { shellWords } from '../text/shell-words';
import { asText, goType } from '../tree/interpolate';
import type { Kind } from './kind';

const refuse = (wanted: string, value: Value): ComposeFailure =>
  new ComposeFailure(`unexpected value type ${goType(value)} for ${wanted}`);

const unlessEmpty = (list: readonly string[]): Json | undefined => (list.length === 0 ? undefined : list);

/** A map in the order in which JSON prints it. */
export function sorted(entries: readonly (readonly [string, Json])[]): Readonly<Record<string, Json>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mapOf(entries: readonly (readonly [string, Json])[]): Json | undefined {
  return entries.length === 0 ? undefined : sorted(entries);
}

/** `KEY=value` at the first of these signs; the whole text is the key where there is none. */
function cut(text: string, sign: string): readonly [string, string | undefined] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** A list of texts. */
export const texts: Kind = {
  bind: (value) => {
    if (Array.isArray(value)) return unlessEmpty(value.map(asText));
    if (typeof value === 'string') return value === '' ? undefined : [value];
    throw new ComposeFailure(`expected type 'slice', got unconvertible type '${goType(value)}'`);
  },
};

/** A text, or a list of texts. */
export const textOrList: Kind = {
  bind: (value) => {
    if (typeof value === 'string') return [value];
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
      throw new ComposeFailure(`invalid type ${goType(value)} for string list`);
    }
    return unlessEmpty(value);
  },
};

/** Key and value, each a text; a list of `KEY=value` too. */
export const pairs: Kind = {
  bind: (value) => {
    if (isMapping(value)) {
      return mapOf(Object.entries(value).map(([key, one]) => [key, one === null ? '' : asText(one)]));
    }
    if (!Array.isArray(value)) throw refuse('mapping', value);
    return mapOf(value.map((one) => cut(asText(one), '=')).map(([key, rest = '']) => [key, rest]));
  },
};

/** As `pairs`, where the refusal says labels. */
export const labels: Kind = {
  bind: (value, at, binding) => {
    if (!isMapping(value) && !Array.isArray(value)) throw refuse('labels', value);
    return pairs.bind(value, at, binding);
  },
};

/** Key and value; a mapping only. */
export const options: Kind = {
  bind: (value, at, binding) => {
    if (!isMapping(value)) throw new ComposeFailure(`invalid type ${goType(value)} for options`);
    return pairs.bind(value, at, binding);
  },
};

/** Key and several values. */
export const multiOptions: Kind = {
  bind: (value) => {
    if (!isMapping(value)) throw new ComposeFailure(`invalid type ${goType(value)} for options`);
    const entries = Object.entries(value).map(([key, one]) => {
      return [key, Array.isArray(one) ? one.map(asText) : [asText(one)]] as const;
    });
    return mapOf(entries);
  },
};

/** Variables: key and value, or null where only a name is given. */
export const environment: Kind = {
  bind: (value) => {
    if (isMapping(value)) {
      return mapOf(Object.entries(value).map(([key, one]) => [key, one === null ? null : asText(one)]));
    }
    if (!Array.isArray(value)) throw refuse('mapping', value);
    const entries = value.map((one) => cut(asText(one), '='));
    const spaced = entries.find(([key]) => /\s$/.test(key));
    if (spaced !== undefined) {
      throw new ComposeFailure(`environment variable ${spaced[0]} is declared with a trailing space`);
    }
    return mapOf(entries.map(([key, rest]) => [key, rest ?? null]));
  },
};

/** Host names and their addresses, as a sorted list of `host=address`. */
export const hosts: Kind = {
  bind: (value) => {
    const byHost = new Map<string, string[]>();
    if (isMapping(value)) {
      for (const [host, one] of Object.entries(value)) {
        if (one !== null && typeof one !== 'string' && !Array.isArray(one)) {
          throw refuse('extra_hosts entry', value);
        }
        byHost.set(host, Array.isArray(one) ? one.map(asText) : [one ?? '']);
      }
    } else if (Array.isArray(value)) {
      for (const entry of value.map(asText)) {
        const [host, ips] = cut(entry, entry.includes('=') ? '=' : ':');
        if (ips === undefined) {
          throw new ComposeFailure(`invalid additional host, missing IP: ${entry}`);
        }
        byHost.set(host, [...(byHost.get(host) ?? []), ...ips.split(',')]);
      }
    } else throw refuse('extra_hosts', value);
    return unlessEmpty(hostList(byHost));
  },
};

function hostList(byHost: ReadonlyMap<string, readonly string[]>): string[] {
  const list = [...byHost].flatMap(([host, ips]) => {
    if (host === '' || /[:=]/.test(host)) throw new ComposeFailure(`bad host name '${host}'`);
    return ips.map((ip) => `${host}=${/^\[.+\]$/.test(ip) ? ip.slice(1, -1) : ip}`);
  });
  return list.sort();
}

/** A command: words, or a text that is split into them. Null is the image's own; [] clears that. */
export const command: Kind = {
  bind: (value) => {
    if (typeof value === 'string') return shellWords(value);
    return Array.isArray(value) ? value.map(asText) : null;
  },
  absent: null,
  yaml: (value) => (value === null ? undefined : (value as Printable)),
};

/** What a healthcheck runs: a text goes to the shell. */
export const test: Kind = {
  bind: (value) => {
    if (typeof value === 'string') return ['CMD-SHELL', value];
    if (!Array.isArray(value)) throw refuse('healthcheck.test', value);
    return unlessEmpty(value.map(asText));
  },
};

/** Keys and agents, by id; '' is the agent's. */
export const ssh: Kind = {
  bind: (value) => {
    if (!isMapping(value)) throw new ComposeFailure(`invalid ssh config type ${goType(value)}`);
    return mapOf(Object.entries(value).map(([id, path]) => [id, path === null ? '' : asText(path)]));
  },
  yaml: (value) =>
    Object.entries(value as Readonly<Record<string, string>>).map(([id, path]) =>
      path === '' ? id : `${id}: ${path}`,
    ),
};
