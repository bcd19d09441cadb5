import { strerror, isFail } from '#sim/base/fail';
import type { Credentials } from '#sim/world/process';
import { findCommand } from '../run';
import { Quit, tool } from '../tool';
import { readGroups, readUsers, type User } from '../users';
import type { Proc } from '#sim/kernel/proc';

/** What a user may do: all of root, nothing special otherwise. */
export function credentialsOf(p: Proc, user: User): Credentials {
  const groups = readGroups(p)
    .filter(({ members }) => members.includes(user.name))
    .map(({ gid }) => gid);
  return {
    uid: user.uid,
    gid: user.gid,
    groups: [...new Set([user.gid, ...groups])],
    caps: user.uid === 0 ? 'all' : [],
  };
}

function loginEnv(user: User): Record<string, string> {
  return { HOME: user.home, SHELL: user.shell || '/bin/sh', USER: user.name, LOGNAME: user.name };
}

const safePath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin';

/** `VAR=value` in front of a command goes into its environment. */
function assignmentsFirst(operands: readonly string[]): { words: string[]; given: Record<string, string> } {
  const words = [...operands];
  const given: Record<string, string> = {};
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) {
    const [, key = '', value = ''] = /^([^=]*)=([^]*)$/.exec(words.shift() ?? '') ?? [];
    given[key] = value;
  }
  return { words, given };
}

/** What sudo leaves of an environment when it is not told to keep it. */
function harmless(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(([key]) => /^(TERM|LANG|LC_.*|COLORTERM|DISPLAY|PS1|TZ)$/.test(key)),
  );
}

const sudoUsage = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo [-ABbEHkNnPS] [-C num] [-D directory] [-g group] [-h host] [-p prompt] [-R directory] [-T timeout] [-u user] [VAR=value] [-i | -s] [command [arg ...]]
`;

/** Asks for no password: members of the group sudo, and root, may. */
export const sudo = tool({
  name: 'sudo',
  usage: '[-EHiknSsu] [VAR=value] [command [arg ...]]',
  summary: 'Runs a command as another user, root unless told otherwise',
  options: {
    keepEnv: 'E,preserve-env[=list]',
    home: 'H,set-home',
    login: 'i,login',
    shell: 's,shell',
    user: 'u,user=user',
    group: 'g,group=group',
    nonInteractive: 'n,non-interactive',
    stdin: 'S,stdin',
    forget: 'k,reset-timestamp',
    forgetAll: 'K,remove-timestamp',
    validate: 'v,validate',
    list: 'l,list',
    background: 'b,background',
  },
  inOrder: true,
  origin: 'Sudo version',
  *run(t) {
    const { p } = t;
    const me = readUsers(p).find(({ uid }) => uid === p.uid());
    const isAllowed =
      p.uid() === 0 ||
      readGroups(p).some(
        ({ name, members }) => (name === 'sudo' || name === 'wheel') && members.includes(me?.name ?? ''),
      );
    if (!isAllowed) throw new Quit(`${me?.name ?? String(p.uid())} is not in the sudoers file.`);
    if (t.has('validate') || ((t.has('forget') || t.has('forgetAll')) && t.operands.length === 0)) return 0;
    if (t.has('list')) {
      t.say(`User ${me?.name ?? ''} may run the following commands on this host:\n    (ALL : ALL) ALL\n`);
      return 0;
    }
    const name = t.value('user') ?? 'root';
    const user = readUsers(p).find((one) => one.name === name || `#${String(one.uid)}` === name);
    if (user === undefined)
      throw new Quit(`unknown user ${name}\nsudo: error initializing audit plugin sudoers_audit`);
    const { words, given } = assignmentsFirst(t.operands);
    const shell = user.shell || '/bin/sh';
    const isShell = t.has('login') || t.has('shell');
    if (words.length === 0 && !isShell) {
      yield* p.err(sudoUsage);
      return 1;
    }
    const argv = isShell
      ? words.length === 0
        ? [t.has('login') ? `-${shell.replace(/.*\//, '')}` : shell]
        : [shell, '-c', words.join(' ')]
      : words;
    const env = {
      ...(t.has('keepEnv') ? p.env : harmless(p.env)),
      PATH: safePath,
      ...loginEnv(user),
      SUDO_USER: me?.name ?? '',
      SUDO_UID: String(p.uid()),
      SUDO_GID: String(p.gid()),
      SUDO_COMMAND: words.join(' '),
      ...given,
    };
    const path = isShell ? shell : findCommand(p, words[0] ?? '', safePath);
    if (isFail(path)) throw new Quit(`${words[0] ?? ''}: command not found`);
    yield* t.flush();
    const refused = yield* p.exec({
      path,
      argv,
      env,
      cred: credentialsOf(p, user),
      ...(t.has('login') ? { cwd: user.home } : {}),
    });
    throw new Quit(
      refused.error === 'ENOENT'
        ? `${words[0] ?? shell}: command not found`
        : `unable to execute ${path}: ${strerror(refused)}`,
    );
  },
});

export const su = tool({
  name: 'su',
  usage: '[options] [-] [<user> [<argument>...]]',
  summary: 'Runs a shell as another user, root unless told otherwise',
  options: {
    command: 'c,command=COMMAND',
    login: 'l,login',
    preserve: 'mp,preserve-environment',
    shell: 's,shell=SHELL',
    pty: 'P,pty',
    fast: 'f,fast',
  },
  inOrder: false,
  origin: 'util-linux',
  busybox: { usage: '[-lmp] [-s SH] [-] [USER [FILE ARGS]]', lacks: 'P' },
  *run(t) {
    const { p } = t;
    const words = [...t.operands];
    const isLogin = t.has('login') || words[0] === '-';
    if (words[0] === '-') words.shift();
    const name = words.shift() ?? 'root';
    const user = readUsers(p).find((one) => one.name === name);
    if (user === undefined)
      throw new Quit(
        t.isBusybox
          ? `unknown user ${name}`
          : `user ${name} does not exist or the user entry does not contain all the required fields`,
      );
    // passwords are nowhere in this world: only root changes without one
    if (p.uid() !== 0 && p.uid() !== user.uid)
      throw new Quit(t.isBusybox ? 'must be suid to work properly' : 'Authentication failure');
    const shell = t.value('shell') ?? (user.shell || '/bin/sh');
    if (/nologin$/.test(shell)) throw new Quit('This account is currently not available.');
    const command = t.value('command');
    const argv = [
      isLogin ? `-${shell.replace(/.*\//, '')}` : shell.replace(/.*\//, ''),
      ...(command === undefined ? [] : ['-c', command]),
      ...words,
    ];
    const base = isLogin
      ? {
          TERM: p.env.TERM ?? 'dumb',
          PATH:
            user.uid === 0
              ? safePath.replace(':/snap/bin', '')
              : '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games',
        }
      : p.env;
    const env = t.has('preserve') ? p.env : { ...base, ...loginEnv(user) };
    yield* t.flush();
    const refused = yield* p.exec({
      path: shell,
      argv,
      env,
      cred: credentialsOf(p, user),
      ...(isLogin ? { cwd: user.home } : {}),
    });
    throw new Quit(`failed to execute ${shell}: ${strerror(refused)}`, 127);
  },
});
