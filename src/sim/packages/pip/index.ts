import { Later } from '#sim/base/later';

/** The catalogue's text, in a part of its own. */
export const pypiText = new Later<string>('pip');

/** A package of PyPI: its newest version, and what it needs. */
export interface PipPackage {
  name: string;
  version: string;
  needs: Requirement[];
  /** bytes of its wheel; 0: not known */
  size: number;
  /** lowest minor version of Python 3 */
  python: number;
  /** command → module */
  commands: Record<string, string>;
}

/** `name>=1,<2` */
export interface Requirement {
  name: string;
  /** `>=1,<2` */
  range: string;
}

/** As PEP 503 compares names. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

let packages: Map<string, PipPackage> | undefined;

export function findPackage(name: string): PipPackage | undefined {
  packages ??= new Map(
    pypiText.value.split('\n').map((line) => {
      const [title = '', version = '', needs = '', size = '0', python = '3', commands = ''] = line.split('|');
      const words = (text: string) => text.split(' ').filter((word) => word !== '');
      const one: PipPackage = {
        name: title,
        version,
        needs: words(needs).map(parseRequirement),
        size: Number(size) * 1000,
        python: Number(python),
        commands: Object.fromEntries(words(commands).map((word) => word.split('=') as [string, string])),
      };
      return [normal(title), one];
    }),
  );
  return packages.get(normal(name));
}

/** A requirement as it is written: extras and markers do not matter here. */
export function parseRequirement(text: string): Requirement {
  const [, name = '', range = ''] = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([^;@]*)/.exec(text) ?? [];
  return { name, range: range.replace(/\s+/g, '') };
}

function parts(version: string): number[] {
  return version
    .replace(/\.post.*$/, '')
    .split(/[.+-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
}

export function compare(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const way = (left[i] ?? 0) - (right[i] ?? 0);
    if (way !== 0) return way;
  }
  return 0;
}

/** Does a version meet `>=1,<2`, `==1.2.*`, `~=1.4`? */
export function meets(version: string, range: string): boolean {
  return range
    .split(',')
    .filter((one) => one !== '')
    .every((one) => {
      const [, sign = '', wanted = ''] = /^(===|==|~=|!=|<=|>=|<|>)(.*)$/.exec(one) ?? [];
      if (wanted.endsWith('.*')) {
        const isIn = version === wanted.slice(0, -2) || version.startsWith(wanted.slice(0, -1));
        return sign === '!=' ? !isIn : isIn;
      }
      const way = compare(version, wanted);
      if (sign === '==' || sign === '===') return way === 0;
      if (sign === '!=') return way !== 0;
      if (sign === '>=') return way >= 0;
      if (sign === '<=') return way <= 0;
      if (sign === '>') return way > 0;
      if (sign === '<') return way < 0;
      const stem = wanted.split('.').slice(0, -1).join('.');
      return way >= 0 && (version === stem || version.startsWith(`${stem}.`));
    });
}

/** The version that requirements pick: the one they name, or the newest that fits them. */
export function pickVersion(one: PipPackage, ranges: readonly string[], minor: number): string | undefined {
  const all = ranges.flatMap((range) => range.split(',')).filter((range) => range !== '');
  const fits = (version: string) => all.every((range) => meets(version, range));
  const pinned = all.find((range) => /^===?[^*]+$/.test(range))?.replace(/^=+/, '');
  if (pinned !== undefined) return fits(pinned) && compare(pinned, one.version) <= 0 ? pinned : undefined;
  if (minor >= one.python && fits(one.version)) return one.version;
  // older releases: of those only the bounds that people write are known
  const bounds = all.flatMap((range) =>
    /^(<=|>=|~=)[^*]+$/.test(range) ? [range.replace(/^[<>=~]+/, '')] : [],
  );
  const older = [...bounds, ...(known[normal(one.name)] ?? [])].filter(
    (version) => compare(version, one.version) < 0 && fits(version),
  );
  return older.sort(compare).at(-1);
}

/** Releases for older Pythons, and of series that ranges ask for. */
const known: Readonly<Record<string, readonly string[]>> = {
  flask: ['1.1.4', '2.0.3', '2.2.5', '2.3.3', '3.0.3'],
  werkzeug: ['1.0.1', '2.0.3', '2.2.3', '2.3.8', '3.0.6'],
  jinja2: ['2.11.3', '3.0.3', '3.1.5'],
  click: ['7.1.2', '8.0.4', '8.1.8'],
  itsdangerous: ['1.1.0', '2.0.1', '2.1.2'],
  markupsafe: ['1.1.1', '2.0.1', '2.1.5'],
  blinker: ['1.6.3', '1.8.2'],
  redis: ['3.5.3', '4.6.0', '5.0.8', '6.4.0'],
  requests: ['2.31.0', '2.32.4'],
  urllib3: ['1.26.20', '2.2.3', '2.5.0'],
  django: ['3.2.25', '4.2.27', '5.1.15', '5.2.9'],
  asgiref: ['3.8.1'],
  gunicorn: ['20.1.0', '21.2.0', '22.0.0'],
  numpy: ['1.24.4', '1.26.4', '2.0.2', '2.2.6'],
  pandas: ['2.0.3', '2.2.3'],
  fastapi: ['0.115.14', '0.124.4'],
  starlette: ['0.44.0', '0.46.2'],
  uvicorn: ['0.33.0', '0.39.0'],
  pydantic: ['2.10.6'],
  sqlparse: ['0.5.3'],
  charset_normalizer: ['3.4.4'],
  pytest: ['8.3.5', '8.4.2'],
  packaging: ['24.2'],
};
