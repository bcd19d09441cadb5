import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import {
  askReverse,
  askServers,
  parseIp,
  parseResolv,
  type NoName,
  type ResolverConfig,
} from '#sim/network/index';
import { netnsOf } from './connect';

/** What /etc/resolv.conf says, or, for tools that were told one, that server alone. */
export function resolverOf(p: Proc, server: string | undefined): ResolverConfig {
  const content = p.readText('/etc/resolv.conf');
  const config = parseResolv(isFail(content) ? '' : content);
  if (server !== undefined) config.servers = [server];
  if (config.servers.length === 0) config.servers = ['127.0.0.1'];
  return config;
}

/** Asks the name servers alone, /etc/hosts left aside, in the time that takes. */
export function* askDns(p: Proc, config: ResolverConfig, name: string): Steps<string[] | NoName> {
  const answer = p.do((sim) => askServers(sim, netnsOf(sim, p), config, name));
  const isSilent = 'noName' in answer && answer.noName === 'timeout';
  yield* p.sleep(isSilent ? 10_000 : 1);
  return answer;
}

/** Names of an address, by the name servers. */
export function reverseDns(p: Proc, config: ResolverConfig, ip: string): string[] {
  return p.do((sim) => askReverse(sim, netnsOf(sim, p), config, ip));
}

/** `2.0.18.172.in-addr.arpa` */
export function arpaName(ip: string): string {
  return `${ip.split('.').reverse().join('.')}.in-addr.arpa`;
}

export const isAddress = (text: string) => parseIp(text) !== undefined;
