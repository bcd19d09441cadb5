import type { Reply } from '../http/answer';
import type { HeaderList } from '#sim/kernel/http/index';

const headers: HeaderList = [
  ['Builder-Version', '2'],
  ['Cache-Control', 'no-cache, no-store, must-revalidate'],
  ['Pragma', 'no-cache'],
  ['Swarm', 'inactive'],
];

/** GET /_ping */
export function ping(): Reply {
  return { status: 200, text: 'OK', headers, isSniffed: true };
}

/** HEAD /_ping */
export function headPing(): Reply {
  return { status: 200, text: '', headers: [...headers, ['Content-Length', '0']] };
}
