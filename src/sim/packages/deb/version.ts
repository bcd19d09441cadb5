/** Where a character stands among the non-digits of a version: ~ before the end, letters before the rest. deb-version(7) */
function order(char: string | undefined): number {
  if (char === undefined) return 0;
  if (char === '~') return -1;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
}

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

function comparePart(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    while ((i < a.length && !isDigit(a[i])) || (j < b.length && !isDigit(b[j]))) {
      const left = isDigit(a[i]) ? 0 : order(a[i]);
      const right = isDigit(b[j]) ? 0 : order(b[j]);
      if (left !== right) return left < right ? -1 : 1;
      if (i < a.length && !isDigit(a[i])) i++;
      if (j < b.length && !isDigit(b[j])) j++;
    }
    const left = /^\d*/.exec(a.slice(i))?.[0] ?? '';
    const right = /^\d*/.exec(b.slice(j))?.[0] ?? '';
    i += left.length;
    j += right.length;
    if (Number(left) !== Number(right)) return Number(left) < Number(right) ? -1 : 1;
  }
  return 0;
}

function split(version: string): [number, string, string] {
  const colon = version.indexOf(':');
  const rest = version.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  const epoch = colon < 0 ? 0 : Number(version.slice(0, colon));
  return dash < 0 ? [epoch, rest, ''] : [epoch, rest.slice(0, dash), rest.slice(dash + 1)];
}

/** Which of two versions is newer, as dpkg compares them: negative, 0, positive. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const [epochA, upstreamA, revisionA] = split(a);
  const [epochB, upstreamB, revisionB] = split(b);
  if (epochA !== epochB) return epochA - epochB;
  return comparePart(upstreamA, upstreamB) || comparePart(revisionA, revisionB);
}

/** One name of a relation, such as `libc6 (>= 2.34)`. */
export interface Demand {
  name: string;
  /** `<<`, `<=`, `=`, `>=`, `>>`; absent: any version */
  sign?: string;
  version?: string;
}

export function meets(version: string, demand: Demand): boolean {
  if (demand.sign === undefined || demand.version === undefined) return true;
  const way = compareVersions(version, demand.version);
  if (demand.sign === '<<') return way < 0;
  if (demand.sign === '<=' || demand.sign === '<') return way <= 0;
  if (demand.sign === '=') return way === 0;
  if (demand.sign === '>>') return way > 0;
  return way >= 0;
}

/** A relation field: clauses, each a list of alternatives. */
export function parseRelation(field: string): Demand[][] {
  return field
    .split(',')
    .map((clause) =>
      clause.split('|').flatMap((one) => {
        const found = /^\s*([^\s(:[]+)(?::\S+)?\s*(?:\(\s*([<>=]+)\s*([^)\s]+)\s*\))?/.exec(one);
        if (found === null) return [];
        const [, name = '', sign, version] = found;
        return [
          { name, ...(sign === undefined ? {} : { sign }), ...(version === undefined ? {} : { version }) },
        ];
      }),
    )
    .filter((clause) => clause.length > 0);
}

export function demandText({ name, sign, version }: Demand): string {
  return sign === undefined ? name : `${name} (${sign} ${version ?? ''})`;
}

/** The upstream part: `7.2` of `1:7.2-1+deb12u1`. */
export function upstreamOf(version: string): string {
  return split(version)[1].replace(/[+~].*$/, '');
}
