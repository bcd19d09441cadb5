import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';

export interface User {
  name: string;
  password: string;
  uid: number;
  gid: number;
  comment: string;
  home: string;
  shell: string;
}

export interface Group {
  name: string;
  gid: number;
  members: string[];
}

/** /etc/passwd as its namespace has it; empty where there is none. */
export function readUsers(p: Proc): User[] {
  return records(p, '/etc/passwd').flatMap(
    ([name, password = '', uid, gid, comment = '', home = '/', shell = '']) =>
      name === undefined || uid === undefined
        ? []
        : [{ name, password, uid: Number(uid), gid: Number(gid), comment, home, shell }],
  );
}

export function readGroups(p: Proc): Group[] {
  return records(p, '/etc/group').flatMap(([name, , gid, members = '']) =>
    name === undefined || gid === undefined
      ? []
      : [{ name, gid: Number(gid), members: members.split(',').filter((member) => member !== '') }],
  );
}

function records(p: Proc, path: string): (string | undefined)[][] {
  const content = p.readText(path);
  if (isFail(content)) return [];
  return content
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));
}

/** Names of ids for listings; both files are read once. */
export class Names {
  readonly #users: User[];
  readonly #groups: Group[];
  constructor(p: Proc) {
    this.#users = readUsers(p);
    this.#groups = readGroups(p);
  }

  user(uid: number): string | undefined {
    return this.#users.find((user) => user.uid === uid)?.name;
  }

  group(gid: number): string | undefined {
    return this.#groups.find((group) => group.gid === gid)?.name;
  }

  /** The group that a user logs in with; −1 where the user is not known. */
  loginGroup(uid: number): number {
    return this.#users.find((user) => user.uid === uid)?.gid ?? -1;
  }

  /** The id that a name or number stands for. */
  uid(text: string): number | undefined {
    return (
      this.#users.find((user) => user.name === text)?.uid ?? (/^\d+$/.test(text) ? Number(text) : undefined)
    );
  }

  gid(text: string): number | undefined {
    return (
      this.#groups.find((group) => group.name === text)?.gid ??
      (/^\d+$/.test(text) ? Number(text) : undefined)
    );
  }
}
