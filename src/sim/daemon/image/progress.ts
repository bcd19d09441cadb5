const unitNames = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `29.13MB`: four digits that count (go-units' HumanSize). */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < unitNames.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${Number(value.toPrecision(4))}${unitNames[unit] ?? 'B'}`;
}

/** `[=>        ]  310.4kB/29.13MB`: the bar that clients of old show as it comes. */
export function progressBar(current: number, total: number): string {
  const half = Math.min(50, Math.floor((current / total) * 100) / 2);
  const bar = '='.repeat(Math.floor(half));
  const spaces = Math.max(0, 50 - bar.length);
  return `[${bar}>${' '.repeat(spaces)}] ${humanSize(current).padStart(8)}/${humanSize(total)}`;
}

/** A message of a progress stream about a layer of which so many bytes are through. */
export function progressOf(status: string, id: string, current: number, total: number): object {
  const bytes = Math.round(current);
  return { status, progressDetail: { current: bytes, total }, progress: progressBar(bytes, total), id };
}
