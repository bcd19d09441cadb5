import type { Steps } from '#sim/kernel/program';
import { Quit, tool, type Tool } from '../tool';
import { addRecord, freeId, makeHome, readRecords, writeRecords } from './account-files';

const passwd = '/etc/passwd';
const group = '/etc/group';
const validName = /^[a-z_][a-z0-9_.-]*\$?$/i;

interface NewUser {
  name: string;
  uid: number;
  gid: number;
  comment: string;
  home: string;
  shell: string;
}

function addUser(t: Tool<string>, user: NewUser, hasOwnGroup: boolean, createsHome: boolean): void {
  const { p } = t;
  if (hasOwnGroup) {
    addRecord(p, group, [user.name, 'x', String(user.gid), '']);
    addRecord(p, '/etc/gshadow', [user.name, '!', '', '']);
  }
  addRecord(p, passwd, [
    user.name,
    'x',
    String(user.uid),
    String(user.gid),
    user.comment,
    user.home,
    user.shell,
  ]);
  addRecord(p, '/etc/shadow', [
    user.name,
    '!',
    String(Math.floor(p.now() / 86_400_000)),
    '0',
    '99999',
    '7',
    '',
    '',
    '',
  ]);
  if (createsHome) makeHome(p, user.home, user.uid, user.gid);
}

function joinGroups(t: Tool<string>, name: string, names: readonly string[]): void {
  const records = readRecords(t.p, group);
  for (const record of records) {
    const members = (record[3] ?? '').split(',').filter((one) => one !== '');
    if (names.includes(record[0] ?? '') && !members.includes(name)) record[3] = [...members, name].join(',');
  }
  writeRecords(t.p, group, records);
}

function gidOf(t: Tool<string>, text: string): number {
  const found = readRecords(t.p, group).find(([name, , gid]) => name === text || gid === text);
  if (found === undefined) throw new Quit(`group '${text}' does not exist`, 6);
  return Number(found[2]);
}

function mustBeRoot(t: Tool<string>): void {
  if (t.p.uid() !== 0)
    throw new Quit(
      'Permission denied.\nuseradd: cannot lock /etc/passwd; try again later.'.replaceAll('useradd', t.name),
      1,
    );
}

export const useradd = tool({
  name: 'useradd',
  usage: '[options] LOGIN',
  summary: 'Makes a user',
  options: {
    comment: 'c,comment=COMMENT',
    home: 'd,home-dir=HOME_DIR',
    gid: 'g,gid=GROUP',
    groups: 'G,groups=GROUPS',
    createHome: 'm,create-home',
    noCreateHome: 'M,no-create-home',
    noUserGroup: 'N,no-user-group',
    userGroup: 'U,user-group',
    nonUnique: 'o,non-unique',
    password: 'p,password=PASSWORD',
    system: 'r,system',
    shell: 's,shell=SHELL',
    uid: 'u,uid=UID',
  },
  refused: ['-D', '--defaults', '-e', '-f', '-k', '-K', '-l', '-R', '-P', '-Z', '-b'],
  usageStatus: 2,
  origin: 'shadow',
  *run(t) {
    const [name] = t.operands;
    if (name === undefined) {
      yield* t.p.err('Usage: useradd [options] LOGIN\n');
      return 2;
    }
    mustBeRoot(t);
    if (!validName.test(name)) throw new Quit(`invalid user name '${name}': use --badname to ignore`, 3);
    const users = readRecords(t.p, passwd);
    if (users.some(([one]) => one === name)) throw new Quit(`user '${name}' already exists`, 9);
    const isSystem = t.has('system');
    const uidText = t.value('uid');
    if (uidText !== undefined && !/^\d+$/.test(uidText)) throw new Quit(`invalid user ID '${uidText}'`, 3);
    const uid = uidText === undefined ? freeId(users, 2, isSystem ? 999 : 1000, isSystem) : Number(uidText);
    if (!t.has('nonUnique') && users.some((record) => Number(record[2]) === uid))
      throw new Quit(`UID ${String(uid)} is not unique`, 4);
    const given = t.value('gid');
    const groups = readRecords(t.p, group);
    const ownGid = groups.some((record) => Number(record[2]) === uid) ? freeId(groups, 2, 1000) : uid;
    const hasOwnGroup = given === undefined && !t.has('noUserGroup');
    if (hasOwnGroup && groups.some(([one]) => one === name))
      throw new Quit(`group ${name} exists - if you want to add this user to that group, use -g.`, 9);
    const gid = given === undefined ? (hasOwnGroup ? ownGid : 100) : gidOf(t, given);
    const wanted = (t.value('groups') ?? '').split(',').filter((one) => one !== '');
    for (const one of wanted) gidOf(t, one);
    const user = {
      name,
      uid,
      gid,
      comment: t.value('comment') ?? '',
      home: t.value('home') ?? `/home/${name}`,
      shell: t.value('shell') ?? '/bin/sh',
    };
    addUser(t, user, hasOwnGroup, t.has('createHome') && !t.has('noCreateHome'));
    joinGroups(t, name, wanted);
    return 0;
  },
});

export const groupadd = tool({
  name: 'groupadd',
  usage: '[options] GROUP',
  summary: 'Makes a group',
  options: { force: 'f,force', gid: 'g,gid=GID', nonUnique: 'o,non-unique', system: 'r,system' },
  refused: ['-K', '-p', '-R', '-P', '-U'],
  usageStatus: 2,
  origin: 'shadow',
  *run(t) {
    const [name] = t.operands;
    if (name === undefined) {
      yield* t.p.err('Usage: groupadd [options] GROUP\n');
      return 2;
    }
    mustBeRoot(t);
    const groups = readRecords(t.p, group);
    if (groups.some(([one]) => one === name)) {
      if (t.has('force')) return 0;
      throw new Quit(`group '${name}' already exists`, 9);
    }
    const gid =
      t.value('gid') === undefined
        ? freeId(groups, 2, t.has('system') ? 999 : 1000, t.has('system'))
        : Number(t.value('gid'));
    if (!t.has('nonUnique') && groups.some((record) => Number(record[2]) === gid))
      throw new Quit(`GID '${String(gid)}' already exists`, 4);
    addRecord(t.p, group, [name, 'x', String(gid), '']);
    return 0;
  },
});

export const usermod = tool({
  name: 'usermod',
  usage: '[options] LOGIN',
  summary: 'Changes a user',
  options: {
    append: 'a,append',
    groups: 'G,groups=GROUPS',
    shell: 's,shell=SHELL',
    home: 'd,home=HOME_DIR',
    gid: 'g,gid=GROUP',
    comment: 'c,comment=COMMENT',
    uid: 'u,uid=UID',
  },
  refused: ['-l', '-L', '-U', '-p', '-m', '-e', '-f', '-o', '-R', '-r'],
  usageStatus: 2,
  origin: 'shadow',
  *run(t) {
    const [name] = t.operands;
    if (name === undefined) {
      yield* t.p.err('Usage: usermod [options] LOGIN\n');
      return 2;
    }
    mustBeRoot(t);
    const users = readRecords(t.p, passwd);
    const user = users.find(([one]) => one === name);
    if (user === undefined) throw new Quit(`user '${name}' does not exist`, 6);
    const wanted = t.value('groups')?.split(',');
    for (const one of wanted ?? []) gidOf(t, one);
    const gid = t.value('gid');
    const fields: [number, string | undefined][] = [
      [2, t.value('uid')],
      [3, gid === undefined ? undefined : String(gidOf(t, gid))],
      [4, t.value('comment')],
      [5, t.value('home')],
      [6, t.value('shell')],
    ];
    for (const [field, value] of fields) if (value !== undefined) user[field] = value;
    writeRecords(t.p, passwd, users);
    if (wanted !== undefined && !t.has('append')) leaveGroups(t, name, wanted);
    joinGroups(t, name, wanted ?? []);
    return 0;
  },
});

function leaveGroups(t: Tool<string>, name: string, kept: readonly string[]): void {
  const records = readRecords(t.p, group);
  for (const record of records) {
    if (!kept.includes(record[0] ?? ''))
      record[3] = (record[3] ?? '')
        .split(',')
        .filter((one) => one !== name && one !== '')
        .join(',');
  }
  writeRecords(t.p, group, records);
}

export const userdel = tool({
  name: 'userdel',
  usage: '[options] LOGIN',
  summary: 'Removes a user',
  options: { force: 'f,force', remove: 'r,remove' },
  usageStatus: 2,
  origin: 'shadow',
  *run(t) {
    const [name] = t.operands;
    if (name === undefined) {
      yield* t.p.err('Usage: userdel [options] LOGIN\n');
      return 2;
    }
    mustBeRoot(t);
    yield* removeUser(t, name, `user '${name}' does not exist`);
    return 0;
  },
});

function* removeUser(t: Tool<string>, name: string, words: string): Steps<void> {
  const users = readRecords(t.p, passwd);
  if (!users.some(([one]) => one === name)) throw new Quit(words, 6);
  writeRecords(
    t.p,
    passwd,
    users.filter(([one]) => one !== name),
  );
  leaveGroups(t, name, []);
  const groups = readRecords(t.p, group);
  writeRecords(
    t.p,
    group,
    groups.filter(([one, , , members]) => one !== name || (members ?? '') !== ''),
  );
  yield* t.flush();
}

/** Debian's and busybox's: they talk, and without a terminal they ask nothing. */
export const adduser = tool({
  name: 'adduser',
  usage: '[options] user [group]',
  summary: 'Makes a user, or puts one into a group',
  options: {
    disabled: 'D,disabled-password',
    disabledLogin: ',disabled-login',
    gecos: 'g,gecos=GECOS',
    comment: ',comment=TEXT',
    home: 'h,home=DIR',
    noHome: 'H,no-create-home',
    system: 'S,system',
    shell: 's,shell=SHELL',
    uid: 'u,uid=UID',
    group: 'G,ingroup=GROUP',
    quiet: 'q,quiet',
    ownGroup: ',group',
  },
  busybox: { usage: '[OPTIONS] USER [GROUP]' },
  *run(t) {
    const [name, into] = t.operands;
    if (name === undefined)
      throw new Quit(t.isBusybox ? '' : 'Only one or two names allowed.', 1, t.isBusybox);
    mustBeRoot(t);
    const users = readRecords(t.p, passwd);
    if (into !== undefined) {
      gidOf(t, into);
      joinGroups(t, name, [into]);
      if (!t.isBusybox) t.say(`info: Adding user \`${name}' to group \`${into}' ...\n`);
      return 0;
    }
    if (users.some(([one]) => one === name))
      throw new Quit(t.isBusybox ? `user '${name}' in use` : `fatal: The user \`${name}' already exists.`);
    const isSystem = t.has('system');
    const uid = Number(t.value('uid') ?? freeId(users, 2, isSystem ? 100 : 1000));
    const ingroup = t.value('group');
    const groups = readRecords(t.p, group);
    const isNobody = isSystem && ingroup === undefined && !t.has('ownGroup');
    const gid =
      ingroup !== undefined
        ? gidOf(t, ingroup)
        : isNobody
          ? 65_533
          : groups.some((record) => Number(record[2]) === uid)
            ? freeId(groups, 2, 1000)
            : uid;
    const home = t.value('home') ?? (isSystem && !t.isBusybox ? '/nonexistent' : `/home/${name}`);
    const shell =
      t.value('shell') ??
      (isSystem ? (t.isBusybox ? '/bin/false' : '/usr/sbin/nologin') : t.isBusybox ? '/bin/sh' : '/bin/bash');
    const comment = t.value('gecos') ?? t.value('comment') ?? (t.isBusybox ? 'Linux User,,,' : ',,,');
    if (!t.isBusybox && !t.has('quiet')) t.say(`info: Adding user \`${name}' ...\n`);
    addUser(
      t,
      { name, uid, gid, comment, home, shell },
      ingroup === undefined && !isNobody,
      !t.has('noHome') && home !== '/nonexistent',
    );
    return 0;
  },
});

export const addgroup = tool({
  name: 'addgroup',
  usage: '[options] group',
  summary: 'Makes a group, or puts a user into one',
  options: { gid: 'g,gid=GID', system: 'S,system', quiet: 'q,quiet' },
  busybox: { usage: '[-g GID] [-S] [USER] GROUP' },
  *run(t) {
    const [first, second] = t.operands;
    if (first === undefined)
      throw new Quit(t.isBusybox ? '' : 'Only one or two names allowed.', 1, t.isBusybox);
    mustBeRoot(t);
    if (second !== undefined) {
      gidOf(t, second);
      joinGroups(t, first, [second]);
      return 0;
    }
    const groups = readRecords(t.p, group);
    if (groups.some(([one]) => one === first))
      throw new Quit(
        t.isBusybox ? `group '${first}' in use` : `fatal: The group \`${first}' already exists.`,
      );
    const gid = t.value('gid') ?? String(freeId(groups, 2, t.has('system') ? 100 : 1000));
    if (!t.isBusybox && !t.has('quiet')) yield* t.p.out(`info: Adding group \`${first}' (GID ${gid}) ...\n`);
    addRecord(t.p, group, [first, 'x', gid, '']);
    return 0;
  },
});
