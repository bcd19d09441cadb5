import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import type { HeaderList } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { readConfig, type ConfigFile } from './config-file';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Docker Hub's name among the registries that one has signed in to. */
export const hub = 'https://index.docker.io/v1/';

/** The name under which a registry's credentials are kept: without scheme and path; Docker Hub has its own. */
export function registryKey(server: string): string {
  const host = server.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === '' || host === 'docker.io' || host === 'index.docker.io' ? hub : host;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding. */
export function encode(bytes: Bytes): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const code = (k: number) => (k < left ? bytes.charCodeAt(i + k) : 0);
    const bits = (code(0) << 16) | (code(1) << 8) | code(2);
    for (let k = 0; k < 4; k += 1) out += k <= left ? (letters[(bits >> (18 - 6 * k)) & 63] ?? '') : '=';
  }
  return out;
}

function decode(source: string): Bytes {
  let out = '';
  let [bits, held] = [0, 0];
  for (const char of source.replace(/=+$/, '')) {
    bits = ((bits << 6) | Math.max(0, letters.indexOf(char))) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 255);
  }
  return asBytes(out);
}

/** What is kept for a registry, or undefined. */
export function credentialsFor({ auths }: ConfigFile, key: string): Credentials | undefined {
  const kept = auths[key]?.auth ?? auths[`https://${key}`]?.auth;
  if (kept === undefined) return undefined;
  const [username = '', ...rest] = text(decode(kept)).split(':');
  return username === '' ? undefined : { username, password: rest.join(':') };
}

/** How the client tells the engine who it is to that registry: `docker.io` or another domain. */
export function registryAuth(p: Proc, domain: string): HeaderList {
  const key = registryKey(domain);
  const found = credentialsFor(readConfig(p), key);
  const value = found === undefined ? {} : { ...found, serveraddress: key };
  const encoded = encode(utf8(JSON.stringify(value)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return [['X-Registry-Auth', encoded]];
}
