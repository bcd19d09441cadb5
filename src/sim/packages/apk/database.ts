import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { ApkPackage } from './index';

export const databaseFile = '/lib/apk/db/installed';
export const worldFile = '/etc/apk/world';

/** An installed package with its files. */
export interface InstalledApk extends ApkPackage {
  files: string[];
}

/** What is installed, and what was asked for. */
export class ApkDatabase {
  readonly packages = new Map<string, InstalledApk>();

  constructor(
    text: string,
    public world: string[],
  ) {
    for (const paragraph of text.split('\n\n')) {
      const one = parse(paragraph);
      if (one !== undefined) this.packages.set(one.name, one);
    }
  }

  provider(name: string): InstalledApk | undefined {
    return (
      this.packages.get(name) ??
      [...this.packages.values()].find((one) =>
        one.provides.some((text) => text.replace(/[<>=~].*/, '') === name),
      )
    );
  }

  /** Bytes that are installed. */
  get size(): number {
    return [...this.packages.values()].reduce((sum, one) => sum + one.installedSize, 0);
  }

  /** `OK: 8 MiB in 20 packages` */
  summary(isNew: boolean): string {
    const size = this.size / 2 ** 20;
    const shown = isNew ? size.toFixed(1) : String(Math.floor(size));
    return `OK: ${shown} MiB in ${this.packages.size} packages\n`;
  }
}

function parse(paragraph: string): InstalledApk | undefined {
  const files: string[] = [];
  const fields: Record<string, string> = {};
  let folder = '';
  for (const line of paragraph.split('\n')) {
    const value = line.slice(2);
    if (line.startsWith('F:')) folder = value;
    else if (line.startsWith('R:')) files.push(`/${folder}${folder === '' ? '' : '/'}${value}`);
    else if (line.charAt(1) === ':') fields[line.charAt(0)] = value;
  }
  const name = fields['P'];
  if (name === undefined) return undefined;
  const words = (letter: string) => (fields[letter] ?? '').split(' ').filter((word) => word !== '');
  return {
    name,
    version: fields['V'] ?? '',
    repository: 'main',
    size: Number(fields['S'] ?? 0),
    installedSize: Number(fields['I'] ?? 0),
    origin: fields['o'] ?? name,
    depends: words('D'),
    provides: words('p'),
    installIf: words('i'),
    description: fields['T'] ?? '',
    files,
  };
}

export function readApk(p: Proc): ApkDatabase {
  const text = p.readText(databaseFile);
  const world = p.readText(worldFile);
  const wanted = isFail(world) ? [] : world.split(/\s+/).filter((word) => word !== '');
  return new ApkDatabase(isFail(text) ? '' : text, wanted);
}

export function writeApk(p: Proc, database: ApkDatabase): void {
  p.writeText(databaseFile, [...database.packages.values()].map(paragraphOf).join(''));
  p.writeText(worldFile, `${[...new Set(database.world)].sort().join('\n')}\n`);
}

/** A package in the format of /lib/apk/db/installed. */
export function paragraphOf(one: InstalledApk): string {
  const rows = [
    `P:${one.name}`,
    `V:${one.version}`,
    'A:x86_64',
    `S:${one.size}`,
    `I:${one.installedSize}`,
    `T:${one.description}`,
    `o:${one.origin}`,
    ...(one.depends.length === 0 ? [] : [`D:${one.depends.join(' ')}`]),
    ...(one.provides.length === 0 ? [] : [`p:${one.provides.join(' ')}`]),
    ...(one.installIf.length === 0 ? [] : [`i:${one.installIf.join(' ')}`]),
  ];
  let folder = '';
  for (const file of one.files) {
    const at = file.lastIndexOf('/');
    const here = file.slice(1, at);
    if (here !== folder) rows.push(`F:${here}`);
    folder = here;
    rows.push(`R:${file.slice(at + 1)}`);
  }
  return `${rows.join('\n')}\n\n`;
}
