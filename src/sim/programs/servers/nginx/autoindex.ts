import { utf8, type Bytes } from '#sim/base/bytes';
import { civilTime, months, twoDigits } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';

/** The page that `autoindex on` makes of a directory: folders first, names in a column of 50. */
export function listing(sim: Sim, viewer: files.Viewer, uri: string, path: string): Bytes {
  const entries = files.readDir(sim, viewer, path);
  const rows = isFail(entries) ? [] : entries.filter((entry) => !entry.name.startsWith('.'));
  const sorted = rows.sort(
    (x, y) => Number(y.type === 'dir') - Number(x.type === 'dir') || (x.name < y.name ? -1 : 1),
  );
  const lines = sorted.map(({ name, type }) => {
    const stat = files.stat(sim, viewer, `${path}${name}`, true);
    const shown = type === 'dir' ? `${name}/` : name;
    const when = isFail(stat) ? '' : dateText(stat.mtime);
    const size = type === 'dir' || isFail(stat) ? '-' : String(stat.size);
    const label = shown.length > 50 ? `${shown.slice(0, 47)}..&gt;` : shown;
    return `<a href="${encodeURI(shown)}">${label}</a>${' '.repeat(Math.max(1, 51 - shown.length))}${when}${size.padStart(20)}\r\n`;
  });
  return utf8(
    `<html>\r\n<head><title>Index of ${uri}</title></head>\r\n<body>\r\n<h1>Index of ${uri}</h1><hr><pre><a href="../">../</a>\r\n` +
      `${lines.join('')}</pre><hr></body>\r\n</html>\r\n`,
  );
}

function dateText(ms: number): string {
  const t = civilTime(ms);
  return `${twoDigits(t.day)}-${months[t.month - 1] ?? ''}-${t.year} ${twoDigits(t.hour)}:${twoDigits(t.minute)}`;
}
