import { asBytes, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { execute, type Database, type Entry } from './commands';
import { decode, encodeCommand } from './resp';

/** The log of commands that change something (`appendonly yes`): https://redis.io/docs/management/persistence/. */
const folder = 'appendonlydir';
const log = 'appendonly.aof.1.incr.aof';

/** Makes the folder of the log where there is none yet. */
export function beginLog(p: Proc, dir: string): void {
  const at = `${dir}/${folder}`;
  if (p.exists(at)) return;
  p.mkdir(at, 0o755);
  p.writeFile(`${at}/appendonly.aof.1.base.rdb`, utf8('REDIS0010{}'));
  p.writeFile(`${at}/${log}`, asBytes(''));
  p.writeFile(
    `${at}/appendonly.aof.manifest`,
    utf8(`file appendonly.aof.1.base.rdb seq 1 type b\nfile ${log} seq 1 type i\n`),
  );
}

/** Notes a command down. */
export function appendCommand(p: Proc, dir: string, words: readonly string[]): void {
  p.writeFile(`${dir}/${folder}/${log}`, encodeCommand(words), { append: true });
}

/** What the commands of the log amount to; undefined where there is no log. */
export function replayLog(p: Proc, dir: string): Record<string, Entry> | undefined {
  const content = p.readFile(`${dir}/${folder}/${log}`);
  if (isFail(content)) return undefined;
  const db: Database = { keys: {}, now: p.clock(), clock: p.now(), changes: 0, info: () => '' };
  for (let at = 0; at < content.length;) {
    const one = decode(content, at);
    if (one === undefined) break;
    if (Array.isArray(one.value))
      execute(
        db,
        one.value.map((word) => String(word as string)),
      );
    at = one.next;
  }
  return db.keys;
}
