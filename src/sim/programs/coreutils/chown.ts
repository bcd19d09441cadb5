import { isFail } from '#sim/base/fail';
import type { Program, Steps } from '#sim/kernel/program';
import { quoted } from '../quoting';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';
import { changeTree } from './change-tree';

const options = {
  changes: 'c,changes',
  silent: 'f,silent|quiet',
  verbose: 'v,verbose',
  recursive: 'R,recursive',
  reference: ',reference=RFILE',
  noDereference: 'h,no-dereference',
  dereference: ',dereference',
  followArgs: 'H',
  follow: 'L',
  noFollow: 'P',
  noPreserveRoot: ',no-preserve-root',
  preserveRoot: ',preserve-root',
} as const;

type Option = keyof typeof options;

interface Owner {
  uid: number;
  gid: number;
}

/** `USER`, `USER:GROUP`, `USER:`, `:GROUP`; −1 leaves one as it is. */
function parseOwner(t: Tool<Option>, names: Names, text: string): Owner {
  const found = /^([^:]*)(:?)(.*)$/.exec(
    text.includes(':') || names.uid(text) !== undefined ? text : text.replace('.', ':'),
  );
  const [, user = '', colon = '', group = ''] = found ?? [];
  const uid = user === '' ? -1 : names.uid(user);
  const login = colon !== '' && group === '' && user !== '' && uid !== undefined;
  const gid = group === '' ? -1 : names.gid(group);
  if (t.isBusybox && (uid === undefined || gid === undefined)) {
    throw new Quit(colon === '' ? `unknown user ${text}` : `unknown user/group ${text}`);
  }
  if (uid === undefined) throw new Quit(`invalid user: ${t.quote(text)}`);
  if (gid === undefined) throw new Quit(`invalid group: ${t.quote(text)}`);
  return { uid, gid: login ? names.loginGroup(uid) : gid };
}

function* changeOwner(
  t: Tool<Option>,
  names: Names,
  owner: Owner,
  paths: readonly string[],
  what: string,
): Steps<number | undefined> {
  const follow = !t.has('noDereference');
  for (const path of paths) {
    yield* changeTree(t, path, t.has('recursive'), function* (at, stat) {
      const refused = t.p.chown(at, owner.uid, owner.gid, follow && stat.type !== 'symlink');
      if (refused !== undefined) {
        if (t.has('silent')) t.status = 1;
        else yield* t.refuse(t.isBusybox ? at : `changing ${what} of ${quoted(at)}`, refused);
        return;
      }
      const name = (uid: number, gid: number) => [
        uid < 0 ? '' : (names.user(uid) ?? String(uid)),
        gid < 0 ? undefined : (names.group(gid) ?? String(gid)),
      ];
      const show = ([user, group]: (string | undefined)[]) =>
        what === 'group' ? (group ?? '') : group === undefined ? (user ?? '') : `${user ?? ''}:${group}`;
      const isChanged =
        (owner.uid >= 0 && owner.uid !== stat.uid) || (owner.gid >= 0 && owner.gid !== stat.gid);
      const to = show(name(owner.uid, owner.gid));
      const from = show(name(owner.uid < 0 ? -1 : stat.uid, owner.gid < 0 ? -1 : stat.gid));
      if (isChanged && (t.has('verbose') || t.has('changes')))
        t.say(`changed ${what} of ${quoted(at)} from ${from} to ${to}\n`);
      else if (t.has('verbose')) t.say(`${what} of ${quoted(at)} retained as ${to}\n`);
    });
  }
  return undefined;
}

function ownerTool(
  name: 'chown' | 'chgrp',
  what: 'ownership' | 'group',
  usage: string,
  busyboxUsage: string,
): Program {
  return tool<Option>({
    name,
    usage,
    summary: name === 'chown' ? 'Changes the owner and group of files' : 'Changes the group of files',
    options,
    ...(name === 'chown' ? { refused: ['--from'] } : {}),
    busybox: { usage: busyboxUsage },
    *run(t) {
      const operands = [...t.operands];
      const names = new Names(t.p);
      const reference = t.value('reference');
      const text = reference === undefined ? operands.shift() : '';
      if (text === undefined) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
      if (operands.length === 0)
        throw new Quit(t.isBusybox ? '' : `missing operand after ${t.quote(text)}`, 1, true);
      const model = reference === undefined ? undefined : t.p.stat(reference);
      if (isFail(model)) {
        yield* t.refuse(`failed to get attributes of ${quoted(reference ?? '')}`, model);
        return 1;
      }
      if (model !== undefined)
        return yield* changeOwner(
          t,
          names,
          name === 'chown' ? model : { uid: -1, gid: model.gid },
          operands,
          what,
        );
      if (name === 'chown') return yield* changeOwner(t, names, parseOwner(t, names, text), operands, what);
      const gid = names.gid(text);
      if (gid === undefined)
        throw new Quit(t.isBusybox ? `unknown group ${text}` : `invalid group: ${t.quote(text)}`);
      return yield* changeOwner(t, names, { uid: -1, gid }, operands, what);
    },
  });
}

export const chown = ownerTool(
  'chown',
  'ownership',
  '[OPTION]... [OWNER][:[GROUP]] FILE...\n[OPTION]... --reference=RFILE FILE...',
  '[-RhLHPcvf]... USER[:[GRP]] FILE...',
);

export const chgrp = ownerTool(
  'chgrp',
  'group',
  '[OPTION]... GROUP FILE...\n[OPTION]... --reference=RFILE FILE...',
  '[-RhLHPcvf]... GROUP FILE...',
);
