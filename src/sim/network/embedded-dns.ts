import type { EmbeddedDns } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';

/** What Docker's server at 127.0.0.11 does for a namespace; undefined takes it away (default bridge, host, none). */
export function setEmbeddedDns(sim: Sim, netns: number, dns: EmbeddedDns | undefined): void {
  const row = sim.netns.get(netns);
  if (row === undefined) return;
  if (dns === undefined) delete row.dns;
  else row.dns = dns;
}

/** Makes a name known on a user-defined network: container name, alias, short id, service. Several addresses may have one name. */
export function addName(sim: Sim, network: string, name: string, ip: string): void {
  addValue(sim, `${network}/${name.toLowerCase()}`, ip);
}

export function removeName(sim: Sim, network: string, name: string, ip: string): void {
  removeValue(sim, `${network}/${name.toLowerCase()}`, ip);
}

/** Whose address it is: `web.mynet`. */
export function setReverse(sim: Sim, network: string, ip: string, name: string): void {
  addValue(sim, `${network}/${ip}`, name);
}

export function removeReverse(sim: Sim, network: string, ip: string): void {
  sim.dnsNames.remove(`${network}/${ip}`);
}

function addValue(sim: Sim, key: string, value: string): void {
  const row = sim.dnsNames.get(key) ?? sim.dnsNames.insert(key, { values: [] });
  if (!row.values.includes(value)) row.values.push(value);
}

function removeValue(sim: Sim, key: string, value: string): void {
  const row = sim.dnsNames.get(key);
  if (row === undefined) return;
  row.values = row.values.filter((one) => one !== value);
  if (row.values.length === 0) sim.dnsNames.remove(key);
}
