import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import type { ContainerRow } from '#sim/world/docker';
import type { ContainerConfig, HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { configOf } from '../state/find';
import { fullTime } from '../time';
import { logEntries, type LogEntry } from './output';

/** Most bytes of one file, and most files: `max-size` and `max-file`, with the local driver's own usual values (moby, daemon/logger). */
function limitsOf({ Type, Config }: HostConfig['LogConfig']): { size: number; files: number } {
  const isLocal = Type === 'local';
  const size = sizeOf(Config?.['max-size'] ?? (isLocal ? '20m' : ''));
  const files = Number(Config?.['max-file'] ?? (isLocal ? 5 : 1));
  return { size, files };
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

function sizeOf(given: string): number {
  const parts = /^(\d+(?:\.\d+)?) ?([kmgt]?)i?b?$/i.exec(given);
  return parts === null ? Infinity : Number(parts[1]) * (units[(parts[2] ?? '').toLowerCase()] ?? 1);
}

/** Bytes that an entry takes in the json-file driver's file. */
function sizeInFile({ stream, time, text: line }: LogEntry): number {
  const name = stream === 1 ? 'stdout' : 'stderr';
  return JSON.stringify({ log: line, stream: name, time: fullTime(time) }).length + 1;
}

/** What is still to be read of a log: what old files had went with them. */
export function keptEntries(content: Bytes, host: Readonly<HostConfig>): LogEntry[] {
  const entries = [...logEntries(content)];
  const { size, files } = limitsOf(host.LogConfig);
  if (size === Infinity || content.length < size) return entries;
  const begins = [0];
  let current = 0;
  for (const [i, entry] of entries.entries()) {
    if (current >= size) {
      begins.push(i);
      current = 0;
    }
    current += sizeInFile(entry);
  }
  return entries.slice(begins.at(-Math.max(1, files)) ?? 0);
}

/** A line as the driver gives it back: JSON knows no bytes that are no text. */
export function readable(line: Bytes, driver: string): Bytes {
  return driver === 'local' || !/[\x80-\xff]/.test(line) ? line : utf8(text(line));
}

/** `--details`: labels, variables and the tag that the log was told to keep, with the blank before the line. */
export function detailsOf(sim: Sim, row: Readonly<ContainerRow>): Bytes {
  const { config, host } = configOf(sim, row.id);
  const option = (name: string) => host.LogConfig.Config?.[name] ?? '';
  const found = new Map<string, string>();
  const keep = (all: Readonly<Record<string, string>>, names: string, pattern: string) => {
    const wanted = names.split(',').map((one) => one.trim());
    for (const [name, value] of Object.entries(all))
      if (wanted.includes(name) || (pattern !== '' && new RegExp(pattern).test(name))) found.set(name, value);
  };
  keep(config.Labels ?? {}, option('labels'), option('labels-regex'));
  keep(variablesOf(config), option('env'), option('env-regex'));
  if (option('tag') !== '') found.set('tag', tagOf(row, config, option('tag')));
  const pairs = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const shown = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return asBytes(`${shown.join(',')} `);
}

function variablesOf(config: Readonly<ContainerConfig>): Record<string, string> {
  const pairs = (config.Env ?? []).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

/** The template of `tag`, with the fields that it may name. */
function tagOf(row: Readonly<ContainerRow>, config: Readonly<ContainerConfig>, template: string): string {
  const fields: Readonly<Record<string, string>> = {
    Name: row.name,
    ID: row.id.slice(0, 12),
    FullID: row.id,
    ImageName: config.Image,
    ImageID: row.image.replace('sha256:', '').slice(0, 12),
    ImageFullID: row.image,
    DaemonName: 'docker',
  };
  return template.replace(/\{\{ ?\.(\w+) ?\}\}/g, (whole, name: string) => fields[name] ?? whole);
}
