/** A number of bytes as apt writes it: `6924 B`, `42.9 kB`, `15.9 MB` (SizeToStr of apt-pkg). */
export function aptSize(bytes: number): string {
  const units = ['', 'k', 'M', 'G', 'T'];
  let size = Math.abs(bytes);
  for (const [n, unit] of units.entries()) {
    if (size < 100 && n !== 0) return `${size.toFixed(1)} ${unit}B`;
    if (size < 10_000) return `${size.toFixed(0)} ${unit}B`;
    size /= 1000;
  }
  return `${size.toFixed(0)} PB`;
}

/** Names in lines that fit the screen, each line indented by two. */
export function nameList(names: readonly string[], columns = 80): string {
  let text = '';
  let used = 0;
  for (const name of names) {
    if (used === 0 || used + name.length >= columns - 3) {
      text += text === '' ? '  ' : '\n  ';
      used = 0;
    }
    if (used !== 0) text += ' ';
    text += name;
    used += name.length + 1;
  }
  return text === '' ? '' : `${text}\n`;
}

/** `Fetched 76.8 kB in 0s (279 kB/s)` */
export function fetchedLine(bytes: number, ms: number): string {
  const rate = ms < 1 ? bytes * 1000 : (bytes * 1000) / ms;
  return `Fetched ${aptSize(bytes)} in ${duration(Math.floor(ms / 1000))} (${aptSize(rate)}/s)\n`;
}

function duration(seconds: number): string {
  const min = Math.floor(seconds / 60);
  return min === 0 ? `${seconds}s` : `${min}min ${seconds % 60}s`;
}
