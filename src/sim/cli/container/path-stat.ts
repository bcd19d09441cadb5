import { asBytes, text } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import type { EngineRefusal } from '../engine';
import { isRefusal } from '../refusal';

/** What the engine says of a path in a container. `mode` is Go's os.FileMode. */
export interface PathStat {
  readonly name: string;
  readonly size: number;
  readonly mode: number;
  readonly linkTarget: string;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) to text. */
export function fromBase64(encoded: string): string {
  let bits = '';
  for (const char of encoded.replace(/=+$/, '')) bits += letters.indexOf(char).toString(2).padStart(6, '0');
  let bytes = '';
  for (let at = 0; at + 8 <= bits.length; at += 8)
    bytes += String.fromCharCode(parseInt(bits.slice(at, at + 8), 2));
  return text(asBytes(bytes));
}

export function statOfHeader(headers: Readonly<Record<string, string>>): PathStat | undefined {
  const value = headers['x-docker-container-path-stat'];
  return value === undefined ? undefined : (JSON.parse(fromBase64(value)) as PathStat);
}

/** Bits of os.FileMode: a directory, a symbolic link. */
const directory = 2 ** 31;
const symbolicLink = 2 ** 27;
const has = (mode: number, bit: number): boolean => Math.floor(mode / bit) % 2 === 1;

export const isDirectory = ({ mode }: PathStat): boolean => has(mode, directory);
export const isSymlink = ({ mode }: PathStat): boolean => has(mode, symbolicLink);

export function* statPath(cli: Cli, container: string, path: string): Steps<PathStat | EngineRefusal> {
  const opened = yield* cli.engine.open('HEAD', `/containers/${container}/archive`, { query: { path } });
  if (isRefusal(opened)) return opened;
  yield* cli.engine.readAll(opened);
  return statOfHeader(opened.response.headers) ?? { name: '', size: 0, mode: 0, linkTarget: '' };
}
