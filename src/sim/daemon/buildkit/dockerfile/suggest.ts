/** How many single-letter changes lead from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The one of the options that may have been meant: at most two letters away. Undefined when it is one of them itself. */
export function suggestion(word: string, options: Iterable<string>, isExact = false): string | undefined {
  const same = (text: string) => (isExact ? text : text.toLowerCase());
  let best: string | undefined;
  let least = 3;
  for (const option of options) {
    const far = distance(same(word), same(option));
    if (far === 0) return undefined;
    if (far < least) [best, least] = [option, far];
  }
  return best;
}

/** `words (did you mean X?)` */
export function withSuggestion(words: string, word: string, options: Iterable<string>): string {
  const meant = suggestion(word, options);
  return meant === undefined ? words : `${words} (did you mean ${meant}?)`;
}
