import { readGroups, readUsers } from '../users';
import { Quit, tool } from '../tool';

/** A number with the name it has, where it has one: `0(root)`. */
const named = (id: number, name: string | undefined) =>
  name === undefined ? String(id) : `${String(id)}(${name})`;

export const id = tool({
  name: 'id',
  usage: '[OPTION]... [USER]...',
  summary: 'Shows user and group ids',
  options: {
    ignored: 'a',
    group: 'g,group',
    groups: 'G,groups',
    name: 'n,name',
    real: 'r,real',
    user: 'u,user',
    zero: 'z,zero',
  },
  refused: ['-Z', '--context'],
  busybox: { usage: '[-ugGnr] [USER]', lacks: 'az' },
  *run(t) {
    const users = readUsers(t.p);
    const groups = readGroups(t.p);
    const own = t.p.do((sim) => {
      const { cred } = sim.processes.need(t.p.processId);
      return { uid: cred.uid, gid: cred.gid, groups: [...cred.groups] };
    });
    const names = t.operands.length === 0 ? [undefined] : t.operands;
    for (const name of names) {
      const user =
        users.find((one) => one.name === name) ??
        users.find((one) => name !== undefined && String(one.uid) === name);
      if (name !== undefined && user === undefined) {
        yield* t.complain(t.isBusybox ? `unknown user ${name}` : `${t.quote(name)}: no such user`);
        continue;
      }
      const who =
        user === undefined
          ? own
          : {
              uid: user.uid,
              gid: user.gid,
              groups: groups.filter(({ members }) => members.includes(user.name)).map(({ gid }) => gid),
            };
      const all = [...new Set([who.gid, ...who.groups])];
      const userName = users.find(({ uid }) => uid === who.uid)?.name;
      const groupName = (gid: number) => groups.find((group) => group.gid === gid)?.name;
      const pick = t.last('user', 'group', 'groups');
      if (t.has('name') && pick === undefined)
        throw new Quit('cannot print only names or real IDs in default format');
      const show = (number: number, text: string | undefined) =>
        t.has('name') ? (text ?? String(number)) : String(number);
      if (pick === 'user') t.say(`${show(who.uid, userName)}\n`);
      else if (pick === 'group') t.say(`${show(who.gid, groupName(who.gid))}\n`);
      else if (pick === 'groups') t.say(`${all.map((gid) => show(gid, groupName(gid))).join(' ')}\n`);
      else if (t.isBusybox && who.groups.length === 0)
        t.say(`uid=${named(who.uid, userName)} gid=${named(who.gid, groupName(who.gid))}\n`);
      else
        t.say(
          `uid=${named(who.uid, userName)} gid=${named(who.gid, groupName(who.gid))} groups=${all.map((gid) => named(gid, groupName(gid))).join(',')}\n`,
        );
    }
    return undefined;
  },
});

export const groups = tool({
  name: 'groups',
  usage: '[OPTION]... [USERNAME]...',
  summary: 'Shows the groups of users',
  options: {},
  busybox: { usage: '[USER]' },
  *run(t) {
    const users = readUsers(t.p);
    const all = readGroups(t.p);
    const nameOf = (gid: number) => all.find((group) => group.gid === gid)?.name ?? String(gid);
    if (t.operands.length === 0) {
      const ids = t.p.do((sim) => {
        const { cred } = sim.processes.need(t.p.processId);
        return [cred.gid, ...cred.groups];
      });
      t.say(`${[...new Set(ids)].map(nameOf).join(' ')}\n`);
    }
    for (const name of t.operands) {
      const user = users.find((one) => one.name === name);
      if (user === undefined) {
        yield* t.complain(`${t.quote(name)}: no such user`);
        continue;
      }
      const ids = [user.gid, ...all.filter(({ members }) => members.includes(name)).map(({ gid }) => gid)];
      t.say(`${name} : ${[...new Set(ids)].map(nameOf).join(' ')}\n`);
    }
    return undefined;
  },
});
