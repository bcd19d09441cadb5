import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Viewer } from '#sim/files/index';
import type { Sim } from '#sim/world/sim';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** `user:group` by the image's own /etc/passwd and /etc/group, or numbers; names that nobody knows are root. */
export function ownerIn(sim: Sim, viewer: Viewer, text: string): Owner {
  const [user = '0', group] = text.split(':');
  const column = (file: string, name: string, at: number): number | undefined => {
    const content = files.readFile(sim, viewer, file);
    const line = isFail(content) ? undefined : content.split('\n').find((one) => one.startsWith(`${name}:`));
    const value = line?.split(':')[at];
    return value === undefined ? undefined : Number(value);
  };
  const isNumber = (name: string) => /^\d+$/.test(name);
  const uid = isNumber(user) ? Number(user) : (column('/etc/passwd', user, 2) ?? 0);
  if (group !== undefined)
    return { uid, gid: isNumber(group) ? Number(group) : (column('/etc/group', group, 2) ?? 0) };
  return { uid, gid: isNumber(user) ? Number(user) : (column('/etc/passwd', user, 3) ?? 0) };
}
