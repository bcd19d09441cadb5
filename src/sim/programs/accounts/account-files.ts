import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';

/** Lines of /etc/passwd and its like, as lists of fields. */
export function readRecords(p: Proc, path: string): string[][] {
  const content = p.readText(path);
  if (isFail(content)) return [];
  return content
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(':'));
}

export function writeRecords(p: Proc, path: string, records: readonly string[][]): void {
  p.writeText(path, records.map((fields) => `${fields.join(':')}\n`).join(''));
}

/** Adds a record at the end, where the file exists. */
export function addRecord(p: Proc, path: string, fields: readonly string[]): void {
  if (p.exists(path)) p.writeText(path, `${fields.join(':')}\n`, { append: true });
}

/** The lowest id from `least` on that no record has in that field. */
export function freeId(
  records: readonly string[][],
  field: number,
  least: number,
  isDownwards = false,
): number {
  const taken = new Set(records.map((record) => Number(record[field])));
  let id = least;
  while (taken.has(id)) id += isDownwards ? -1 : 1;
  return id;
}

/** Copies /etc/skel into a new home. */
export function makeHome(p: Proc, home: string, uid: number, gid: number): void {
  p.mkdir(home, 0o755);
  p.chmod(home, 0o750);
  p.chown(home, uid, gid);
  const skeleton = p.readDir('/etc/skel');
  for (const { name, type } of isFail(skeleton) ? [] : skeleton) {
    const content = type === 'file' ? p.readFile(`/etc/skel/${name}`) : undefined;
    if (content === undefined || isFail(content)) continue;
    p.writeFile(`${home}/${name}`, content);
    p.chown(`${home}/${name}`, uid, gid);
  }
}
