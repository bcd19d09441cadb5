import { resize as resizeTty } from '#sim/kernel/ttys';
import { empty, type Reply } from '../http/answer';
import { conflict, invalid, isRefusal, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import type { Call } from '../http/verb';
import { findContainer } from '../state/find';
import { findExec } from './find';

/** Rows and columns that a resize asks for. */
export function sizeOf(request: ApiRequest): [rows: number, cols: number] | Refusal {
  const found: number[] = [];
  for (const [name, word] of [
    ['h', 'height'],
    ['w', 'width'],
  ] as const) {
    const text = param(request, name);
    if (!/^\d+$/.test(text)) return invalid(`invalid resize ${word} ${JSON.stringify(text)}: invalid syntax`);
    if (Number(text) > 0xffffffff)
      return invalid(`invalid resize ${word} ${JSON.stringify(text)}: value out of range`);
    found.push(Number(text));
  }
  return [found[0] ?? 0, found[1] ?? 0];
}

/** POST /exec/{id}/resize */
export function resizeExec({ sim, daemon, request }: Call): Reply | Refusal {
  const size = sizeOf(request);
  if (isRefusal(size)) return size;
  const exec = findExec(sim, daemon.id, request.vars['id'] ?? '');
  if (isRefusal(exec)) return exec;
  exec.size = size;
  if (exec.tty !== 0) resizeTty(sim, exec.tty, size[0], size[1]);
  return empty(200);
}

/** POST /containers/{name}/resize */
export function resizeContainer({ sim, daemon, request }: Call): Reply | Refusal {
  const size = sizeOf(request);
  if (isRefusal(size)) return size;
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  if (row.process === 0) return conflict(`container ${row.id} is not running`);
  if (row.tty !== 0) resizeTty(sim, row.tty, size[0], size[1]);
  return empty(200);
}
