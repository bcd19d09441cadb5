import { maxSatisfying, rcompare, satisfies, validRange } from 'semver';
import { Later } from '#sim/base/later';

/**
 * What registry.npmjs.org has, in a part of its own. Columns: name, version, dependencies (`name@range`, blanks in ranges as _),
 * peer dependencies, the node it asks for, programs (`name:path`), bytes unpacked, flags (`f` asks for funding), deprecation.
 */
export const npmText = new Later<string>('npm');

/** One version of a package. */
export interface NpmVersion {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  peers: Record<string, string>;
  engine: string;
  bin: Record<string, string>;
  size: number;
  isFunded: boolean;
  deprecated: string;
}

let versions: Map<string, NpmVersion[]> | undefined;

function pairs(text: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (text ?? '')
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => {
        const at = word.lastIndexOf('@');
        return [word.slice(0, at), word.slice(at + 1).replaceAll('_', ' ')];
      }),
  );
}

function all(): Map<string, NpmVersion[]> {
  if (versions !== undefined) return versions;
  versions = new Map();
  for (const line of npmText.value.split('\n')) {
    const [
      name = '',
      version = '',
      dependencies,
      peers,
      engine = '',
      bin,
      size,
      flags = '',
      deprecated = '',
    ] = line.split('\t');
    const bins = (bin ?? '').split(' ').filter((word) => word !== '');
    const one: NpmVersion = {
      name,
      version,
      dependencies: pairs(dependencies),
      peers: pairs(peers),
      engine,
      bin: Object.fromEntries(bins.map((word) => word.split(':') as [string, string])),
      size: Number(size ?? 0),
      isFunded: flags.includes('f'),
      deprecated,
    };
    versions.set(name, [...(versions.get(name) ?? []), one]);
  }
  for (const list of versions.values()) list.sort((a, b) => rcompare(a.version, b.version));
  return versions;
}

/** All versions of a package, newest first; none: there is no such package. */
export function versionsOf(name: string): readonly NpmVersion[] {
  return all().get(name) ?? [];
}

/** The version that a range or tag means: the newest that fits. */
export function pick(name: string, range: string): NpmVersion | undefined {
  const list = versionsOf(name);
  if (range === 'latest' || range === '' || range === '*') return list[0];
  if (validRange(range) === null) return undefined;
  const found = maxSatisfying(
    list.map((one) => one.version),
    range,
  );
  return list.find((one) => one.version === found);
}

export function fits(version: string, range: string): boolean {
  return range === '' || range === '*' || range === 'latest' || satisfies(version, range);
}
