import type { Program } from '#sim/kernel/program';
import { listProcesses } from '../facts';

const kilobytes = (bytes: number) =>
  Math.round(bytes / 1024)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

export const tasklist: Program = {
  name: 'windows-tasklist',
  *main(p) {
    const rows = [...listProcesses(p)].sort((a, b) => a.id - b.id);
    const line = (name: string, id: string, kind: string, session: string, memory: string) =>
      `${name.padEnd(25)} ${id.padStart(8)} ${kind.padEnd(16)} ${session.padStart(11)} ${memory.padStart(12)}`;
    yield* p.out(
      `\n${line('Image Name', 'PID', 'Session Name', 'Session#', 'Mem Usage')}\n${line('='.repeat(25), '='.repeat(8), '='.repeat(16), '='.repeat(11), '='.repeat(12))}\n`,
    );
    for (const { name, id, session, anon, file } of rows)
      yield* p.out(
        `${line((name === 'System' ? name : `${name}.exe`).slice(0, 25), String(id), session === 0 ? 'Services' : 'Console', String(session), `${kilobytes(anon + file)} K`)}\n`,
      );
    return 0;
  },
};
