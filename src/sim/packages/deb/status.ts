import { isFail } from '#sim/base/fail';
import { Later } from '#sim/base/later';
import type { Proc } from '#sim/kernel/proc';
import type { DebPackage } from './package';

/** A package as /var/lib/dpkg/status has it. */
export interface Installed {
  name: string;
  version: string;
  architecture: 'amd64' | 'all';
  /** third word of its status: `installed`, `config-files`, … */
  state: string;
  fields: Record<string, string>;
}

export const statusFile = '/var/lib/dpkg/status';
const autoFile = '/var/lib/apt/extended_states';

/** Stanzas of a control file: field → value, lines joined by newlines. */
export function parseStanzas(text: string): Record<string, string>[] {
  return text
    .split(/\n\n+/)
    .filter((stanza) => stanza.trim() !== '')
    .map((stanza) => {
      const fields: Record<string, string> = {};
      let last = '';
      for (const line of stanza.split('\n')) {
        const found = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/.exec(line);
        if (found !== null) {
          last = found[1] ?? '';
          fields[last] = found[2] ?? '';
        } else if (last !== '' && line !== '') fields[last] += `\n${line}`;
      }
      return fields;
    });
}

export function formatStanza(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** What dpkg knows, by name. */
export class Database {
  readonly packages = new Map<string, Installed>();
  /** names that came only because others needed them */
  readonly auto = new Set<string>();

  constructor(status: string, extended: string) {
    for (const fields of parseStanzas(status)) {
      const name = fields['Package'];
      if (name === undefined) continue;
      const [, , state = 'installed'] = (fields['Status'] ?? '').split(' ');
      const architecture = fields['Architecture'] === 'all' ? 'all' : 'amd64';
      this.packages.set(name, { name, version: fields['Version'] ?? '', architecture, state, fields });
    }
    for (const fields of parseStanzas(extended))
      if (fields['Auto-Installed'] === '1') this.auto.add(fields['Package'] ?? '');
  }

  installed(name: string): Installed | undefined {
    const one = this.packages.get(name);
    return one?.state === 'installed' ? one : undefined;
  }

  /** Marks a package of an index as installed. */
  add(one: DebPackage, conffiles: string): void {
    const fields: Record<string, string> = {
      Package: one.name,
      ...(one.isEssential ? { Essential: 'yes' } : {}),
      Status: 'install ok installed',
      Priority: one.priority,
      Section: one.component === 'universe' ? `universe/${one.section}` : one.section,
      'Installed-Size': String(one.installedSize),
      Maintainer: one.maintainer,
      Architecture: one.architecture,
      'Multi-Arch': one.multiArch,
      Source: one.source === one.name ? '' : one.source,
      Version: one.version,
      Provides: one.provides,
      Depends: one.depends,
      Recommends: one.recommends,
      Suggests: one.suggests,
      Breaks: one.breaks,
      Conflicts: one.conflicts,
      Conffiles: conffiles,
      Description: one.description,
    };
    const { name, version, architecture } = one;
    this.packages.set(name, { name, version, architecture, state: 'installed', fields });
  }

  /** The text of the status file, packages by name. */
  statusText(): string {
    return [...this.packages.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ fields }) => `${formatStanza(fields)}\n`)
      .join('');
  }

  autoText(): string {
    return [...this.auto]
      .filter((name) => this.packages.has(name))
      .sort()
      .map((name) => {
        const architecture = this.packages.get(name)?.architecture === 'all' ? 'amd64' : 'amd64';
        return `Package: ${name}\nArchitecture: ${architecture}\nAuto-Installed: 1\n\n`;
      })
      .join('');
  }
}

/** Codename → rows of the packages that its base image has, for machines that were set up before this world began. */
export const baseRows = new Later<Readonly<Record<string, string>>>('apt');

/** The status of a machine that has not written one yet: what its release begins with. */
function firstStatus(p: Proc): string {
  const release = p.readText('/etc/os-release');
  const codename = isFail(release) ? '' : (/^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] ?? '');
  const rows = baseRows.value[codename] ?? '';
  return rows
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => {
      const [
        name = '',
        version = '',
        flags = '',
        section = '',
        ,
        size = '',
        depends = '',
        provides = '',
        description = '',
      ] = row.split('\t');
      return `${formatStanza({
        Package: name,
        ...(flags.includes('E') ? { Essential: 'yes' } : {}),
        Status: 'install ok installed',
        Section: section,
        'Installed-Size': size,
        Architecture: flags.includes('a') ? 'all' : 'amd64',
        'Multi-Arch': flags.includes('S') ? 'same' : '',
        Version: version,
        Provides: provides,
        Depends: depends,
        Description: description,
      })}\n`;
    })
    .join('');
}

export function readDatabase(p: Proc): Database {
  const status = p.readText(statusFile);
  const auto = p.readText(autoFile);
  return new Database(isFail(status) ? firstStatus(p) : status, isFail(auto) ? '' : auto);
}

export function writeDatabase(p: Proc, database: Database): void {
  p.writeText(statusFile, database.statusText());
  const auto = database.autoText();
  if (auto !== '' || p.exists(autoFile)) p.writeText(autoFile, auto);
}
