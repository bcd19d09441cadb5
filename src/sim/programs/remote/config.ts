import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { globRegex } from '../glob';
import { readUsers } from '../users';
import { homeOf, type Destination } from './connection';

/** What the command line says, as far as it says something. */
export interface Wishes {
  user?: string;
  port?: number;
  identities: string[];
  /** -o Name=value, names in lower case */
  options: Record<string, string>;
}

const usualIdentities = ['id_rsa', 'id_ecdsa', 'id_ed25519'];

/** Options of ssh_config(5) that have an effect here; others are refused, not passed over. */
export const knownOptions = new Set([
  'stricthostkeychecking',
  'userknownhostsfile',
  'batchmode',
  'connecttimeout',
  'loglevel',
  'user',
  'port',
  'hostname',
  'identityfile',
  'identitiesonly',
  'serveraliveinterval',
]);

/** The first value counts for each option: command line, then ~/.ssh/config, then /etc/ssh/ssh_config. */
export function destinationOf(p: Proc, typed: string, wishes: Wishes): Destination {
  const url = /^ssh:\/\/(?:([^@/]*)@)?([^:/]+)(?::(\d+))?\/?$/.exec(typed);
  const at = typed.lastIndexOf('@');
  const host = url?.[2] ?? typed.slice(at + 1);
  const options = { ...wishes.options };
  const identities = [...wishes.identities];
  const home = homeOf(p);
  for (const path of [`${home}/.ssh/config`, '/etc/ssh/ssh_config'])
    readConfig(p, path, host, options, identities);
  const uid = p.uid();
  const me = readUsers(p).find((user) => user.uid === uid)?.name ?? 'root';
  const checking = options['stricthostkeychecking'] ?? 'ask';
  return {
    host,
    hostName: options['hostname'] ?? host,
    user:
      wishes.user ??
      url?.[1] ??
      (at > 0 && url === null ? typed.slice(0, at) : undefined) ??
      options['user'] ??
      me,
    port: wishes.port ?? Number(url?.[3] ?? options['port'] ?? 22),
    identities: (identities.length > 0
      ? identities
      : usualIdentities.map((name) => `${home}/.ssh/${name}`)
    ).map((path) => path.replace(/^~(?=\/)/, home)),
    checking:
      checking === 'off'
        ? 'no'
        : ['yes', 'no', 'accept-new'].includes(checking)
          ? (checking as 'yes')
          : 'ask',
    knownHosts: (options['userknownhostsfile'] ?? `${home}/.ssh/known_hosts`).replace(/^~(?=\/)/, home),
    isTerse: /^(quiet|fatal|error)$/i.test(options['loglevel'] ?? ''),
    isBatch: options['batchmode'] === 'yes',
  };
}

function readConfig(
  p: Proc,
  path: string,
  host: string,
  options: Record<string, string>,
  identities: string[],
): void {
  const content = p.readText(path);
  if (isFail(content)) return;
  let applies = true;
  for (const line of content.split('\n')) {
    const [, word = '', value = ''] =
      /^\s*(\w+)(?:\s*=\s*|\s+)"?(.*?)"?\s*$/.exec(line.replace(/^\s*#.*/, '')) ?? [];
    const name = word.toLowerCase();
    if (name === '') continue;
    if (name === 'host') applies = matches(value, host);
    else if (name === 'match') applies = value === 'all';
    else if (!applies) continue;
    else if (name === 'identityfile') identities.push(value);
    else options[name] ??= value;
  }
}

/** Patterns of a Host line: one must match, and no negated one. */
function matches(patterns: string, host: string): boolean {
  let isMatched = false;
  for (const pattern of patterns.split(/\s+/)) {
    const isNegated = pattern.startsWith('!');
    if (!globRegex(isNegated ? pattern.slice(1) : pattern).test(host)) continue;
    if (isNegated) return false;
    isMatched = true;
  }
  return isMatched;
}
