import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { HostConfig } from '#sim/world/docker-config';
import type { Credentials } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { allCapabilities, capabilityName } from '../container/validate';
import { refuse, type Refusal } from '../http/refusal';
import { isOnWindows } from '../windows/door';

/** What root in a container may do: moby, daemon/pkg/oci/caps/defaults.go. */
const defaultCapabilities =
  'CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE'.split(
    ' ',
  );

/** Somebody in a container, with where they are at home. */
export interface ContainerUser {
  cred: Credentials;
  home: string;
}

interface Entry {
  name: string;
  id: number;
  fields: string[];
}

/** Tables by their text: images have few different ones, and every start reads two. */
const tables = new Map<string, readonly Entry[]>();
const mostTables = 64;

/** The text of a table in a container whose own layer is still empty, by its image's layers: it is the same for all of them. */
const pristine = new Map<string, string>();

function textOf(sim: Sim, viewer: files.Viewer, path: string, fs: number): string {
  const root = sim.filesystems.peek(fs);
  const isPristine =
    root?.root === 0 && viewer.fs === undefined && files.findMount(sim, viewer.ns.mnt, path)?.fs === fs;
  const key = isPristine ? `${root.lower.join(' ')} ${path}` : '';
  const known = pristine.get(key);
  if (known !== undefined) return known;
  const content = files.readFile(sim, viewer, path);
  const found = isFail(content) ? '' : content;
  if (!isPristine) return found;
  if (pristine.size >= mostTables) pristine.clear();
  pristine.set(key, found);
  return found;
}

function readTable(sim: Sim, viewer: files.Viewer, path: string, fs: number): readonly Entry[] {
  const content = asBytes(textOf(sim, viewer, path, fs));
  const known = tables.get(content);
  if (known !== undefined) return known;
  const made = text(content)
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 3)
    .map((fields) => ({ name: fields[0] ?? '', id: Number(fields[2]), fields }));
  if (tables.size >= mostTables) tables.clear();
  tables.set(content, made);
  return made;
}

/** Who `user[:group]` is, by the container's own /etc/passwd and /etc/group. Numbers need not be in there. `fs`: its root. */
export function findUser(
  sim: Sim,
  viewer: files.Viewer,
  given: string,
  host: Readonly<HostConfig>,
  isPrivileged: boolean,
  fs: number,
): ContainerUser | Refusal {
  if (isOnWindows(sim, viewer.machine))
    return { cred: { uid: 0, gid: 0, groups: [0], caps: 'all' }, home: '/Users/ContainerAdministrator' };
  const [user = '', group] = given.split(':');
  const users = readTable(sim, viewer, '/etc/passwd', fs);
  const groups = readTable(sim, viewer, '/etc/group', fs);
  const isNumber = /^\d+$/.test(user);
  const entry =
    user === ''
      ? users.find((one) => one.id === 0)
      : users.find((one) => one.name === user || (isNumber && one.id === Number(user)));
  if (entry === undefined && user !== '' && !isNumber) {
    return refuse(500, `unable to find user ${user}: no matching entries in passwd file`);
  }
  if ([user, group ?? ''].some((one) => /^\d+$/.test(one) && Number(one) > mostId))
    return refuse(400, `uids and gids must be in range 0-${mostId}`);
  const uid = entry?.id ?? Number(user === '' ? 0 : user);
  const name = entry?.name ?? '';
  const wantedGroup = groupId(groups, group);
  if (wantedGroup === undefined)
    return refuse(500, `unable to find group ${group ?? ''}: no matching entries in group file`);
  const gid = group === undefined || group === '' ? Number(entry?.fields[3] ?? 0) : wantedGroup;
  const extra: number[] = [];
  for (const one of host.GroupAdd ?? []) {
    if (/^\d+$/.test(one) && Number(one) > mostId)
      return refuse(400, `uids and gids must be in range 0-${mostId}`);
    const id = groupId(groups, one);
    if (id === undefined)
      return refuse(500, `unable to find group ${one}: no matching entries in group file`);
    extra.push(id);
  }
  const isOwnGroup = group === undefined || group === '';
  const member =
    isOwnGroup && name !== '' ? groups.filter((one) => isMember(one, name)).map((one) => one.id) : [];
  const all = [...new Set([gid, ...member, ...extra])];
  const bounds = boundsOf(host, isPrivileged);
  // everybody but root has none that take effect
  const cred =
    uid === 0 ? { uid, gid, groups: all, caps: bounds } : { uid, gid, groups: all, caps: [], bounds };
  return { cred, home: homeOf(entry) };
}

const isMember = (group: Entry, name: string) => (group.fields[3] ?? '').split(',').includes(name);

const mostId = 2 ** 31 - 1;

/** The id of a group by name or number; 0 for none, undefined for an unknown name. */
function groupId(groups: readonly Entry[], given: string | undefined): number | undefined {
  if (given === undefined || given === '') return 0;
  const isNumber = /^\d+$/.test(given);
  return groups.find((one) => one.name === given)?.id ?? (isNumber ? Number(given) : undefined);
}

function homeOf(entry: Entry | undefined): string {
  const home = entry?.fields[5] ?? '';
  return home === '' ? '/' : home;
}

/** What root in the container may do at most; privileged root all. */
function boundsOf(host: Readonly<HostConfig>, isPrivileged: boolean): string[] | 'all' {
  if (isPrivileged) return 'all';
  const add = (host.CapAdd ?? []).map(capabilityName);
  const drop = (host.CapDrop ?? []).map(capabilityName);
  const base = add.includes('ALL') ? allCapabilities : drop.includes('ALL') ? [] : defaultCapabilities;
  const kept = base.filter((one) => !drop.includes(one));
  return [...new Set([...kept, ...add.filter((one) => one !== 'ALL' && !drop.includes(one))])];
}
