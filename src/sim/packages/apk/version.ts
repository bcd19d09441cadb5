const suffixes: Readonly<Record<string, number>> = {
  alpha: -4,
  beta: -3,
  pre: -2,
  rc: -1,
  cvs: 1,
  svn: 2,
  git: 3,
  hg: 4,
  p: 5,
};

interface Version {
  numbers: number[];
  letter: string;
  suffix: [number, number];
  revision: number;
}

function parse(version: string): Version {
  const [, numbers = '', letter = '', word = '', count = '', revision = '0'] =
    /^([\d.]+)([a-z]?)(?:_([a-z]+)(\d*))?(?:-r(\d+))?/.exec(version) ?? [];
  return {
    numbers: numbers.split('.').map(Number),
    letter,
    suffix: [suffixes[word] ?? 0, Number(count)],
    revision: Number(revision),
  };
}

/** Which of two versions is newer, as apk compares them: negative, 0, positive. */
export function compareApk(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const way = (left.numbers[i] ?? -1) - (right.numbers[i] ?? -1);
    if (way !== 0) return way;
  }
  if (left.letter !== right.letter) return left.letter < right.letter ? -1 : 1;
  return (
    left.suffix[0] - right.suffix[0] || left.suffix[1] - right.suffix[1] || left.revision - right.revision
  );
}

/** Does a version meet `>=1.2`, `=1.2-r3`, `~1.2` (that and what is below it), or nothing? */
export function meetsApk(version: string, demand: string): boolean {
  const [, sign = '', wanted = ''] = /([<>=~]+)(.*)$/.exec(demand) ?? [];
  if (sign === '') return true;
  const way = compareApk(version, wanted);
  if (sign === '~' || sign === '~=' || sign === '=~')
    return version === wanted || version.startsWith(`${wanted}.`) || version.startsWith(`${wanted}-`);
  return (
    (way === 0 && sign.includes('=')) || (way < 0 && sign.includes('<')) || (way > 0 && sign.includes('>'))
  );
}
