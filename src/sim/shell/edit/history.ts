/** History expansion of an interactive bash: `!!`, `!$`, `!n`, `!-n`, `!text`. Undefined: there is no such event. */
export function expandHistory(
  line: string,
  history: readonly string[],
): { text: string; isChanged: boolean } | { missing: string } {
  let out = '';
  let isChanged = false;
  let inSingle = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    if (char === "'") inSingle = !inSingle;
    if (char === '\\' && !inSingle) {
      out += char + (line[++i] ?? '');
      continue;
    }
    if (char !== '!' || inSingle || /^(?:$|[\s=("])/.test(line.slice(i + 1))) {
      out += char;
      continue;
    }
    const found = /^(?:!!|!\$|!\^|!\*|!(-?\d+)|!\??([^\s;|&"'()]+))/.exec(line.slice(i));
    if (found === null) {
      out += char;
      continue;
    }
    const event = eventOf(found, history);
    if (event === undefined) return { missing: found[0] };
    out += event;
    isChanged = true;
    i += found[0].length - 1;
  }
  return { text: out, isChanged };
}

function eventOf(found: RegExpExecArray, history: readonly string[]): string | undefined {
  const last = history.at(-1);
  const words = last?.split(/\s+/) ?? [];
  if (found[0] === '!!') return last;
  if (found[0] === '!$') return last === undefined ? undefined : words.at(-1);
  if (found[0] === '!^') return words[1];
  if (found[0] === '!*') return last === undefined ? undefined : words.slice(1).join(' ');
  if (found[1] !== undefined) {
    const number = Number(found[1]);
    return number < 0 ? history.at(number) : history[number - 1];
  }
  return history.findLast((line) => line.startsWith(found[2] ?? ''));
}
