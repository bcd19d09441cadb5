/** `--filter`s as BuildKit has them: all of them must be met, so they are one. `until` is no filter there. */
export function filtersOf(given: Readonly<Record<string, readonly string[]>> | undefined): string[] {
  const parts: string[] = [];
  for (const [name, values] of Object.entries(given ?? {})) {
    if (name === 'until' || name === 'unused-for') continue;
    for (const value of values) parts.push(partOf(name, value));
  }
  return parts.length === 0 ? [] : [parts.join(',')];
}

function partOf(name: string, value: string): string {
  const operator = /[!~]$/.exec(name)?.[0] ?? '';
  const key = operator === '' ? name : name.slice(0, -1);
  if (value === 'true') return key;
  return `${key}${operator === '' ? '==' : `${operator}=`}${value}`;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `until=24h`: ms, or the words of what is wrong. */
export function untilOf(
  given: Readonly<Record<string, readonly string[]>> | undefined,
): number | { refused: string } {
  const text = given?.['until']?.at(-1) ?? given?.['unused-for']?.at(-1);
  if (text === undefined) return 0;
  let sum = 0;
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text))
    return {
      refused: `until filter expects a duration (e.g., '24h'): time: invalid duration ${JSON.stringify(text)}`,
    };
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g))
    sum += Number(number) * (units[unit ?? ''] ?? 0);
  return sum;
}
