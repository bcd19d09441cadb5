import { isoSeconds } from '#sim/base/calendar';

/** The first twelve digits of an id, without `sha256:`. */
export function shortId(id: string): string {
  return id.slice(id.indexOf(':') + 1).slice(0, 12);
}

/** East Asian wide and full-width characters take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Cuts a text to that many columns, the last of which is then `…`. */
export function ellipsis(text: string, columns: number): string {
  const chars = [...text];
  const widths = chars.map((char) => (wide.test(char) ? 2 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= columns) return text;
  let [kept, used] = ['', 0];
  for (const [i, char] of chars.entries()) {
    used += widths[i] ?? 1;
    if (used > columns - 1) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Go's strconv.Quote: printable characters stay, `…` among them. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u00([0-9a-f]{2})/g, '\\x$1')
    .replace(/\\b/g, '\\b');
}

/** `2026-11-21 20:09:12 +0000 UTC`: how Go prints a time of day. `fraction`: digits of the second, as in RFC 3339. */
export function goTime(ms: number, fraction = ''): string {
  return `${isoSeconds(ms).replace('T', ' ')}${fraction} +0000 UTC`;
}

/** The same from RFC 3339 text, fraction kept. */
export function goTimeOf(rfc3339: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/.exec(rfc3339);
  if (!parts) return rfc3339;
  const fraction = (parts[3] ?? '').replace(/0+$/, '').replace(/^\.$/, '');
  return `${parts[1] ?? ''} ${parts[2] ?? ''}${fraction} +0000 UTC`;
}

/** `a=b,c=d`, sorted: the labels of a row. */
export function joinLabels(labels: Readonly<Record<string, string>> | null | undefined): string {
  return Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join(',');
}
