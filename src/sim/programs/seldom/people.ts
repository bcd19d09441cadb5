import { strftime } from '#sim/base/strftime';
import { isFail } from '#sim/base/fail';
import { text } from '#sim/base/bytes';
import { readRecords, writeRecords } from '../accounts/account-files';
import { zoneOf } from '../dates';
import { Names } from '../users';
import { Quit, tool, type Tool } from '../tool';

/** Notes down that somebody has a password: what it is is no secret of this world, so that only its presence is kept. */
function give(t: Tool, name: string): void {
  const records = readRecords(t.p, '/etc/shadow');
  const row = records.find(([one]) => one === name);
  const day = String(Math.floor(t.p.now() / 86_400_000));
  if (row === undefined) records.push([name, '$y$j9T$set', day, '0', '99999', '7', '', '', '']);
  else {
    row[1] = '$y$j9T$set';
    row[2] = day;
  }
  writeRecords(t.p, '/etc/shadow', records);
}

/** passwd(1): asks twice. */
export const passwd = tool({
  name: 'passwd',
  usage: '[options] [LOGIN]',
  summary: 'Changes a password',
  options: { delete: 'd,delete', lock: 'l,lock', unlock: 'u,unlock', status: 'S,status' },
  *run(t) {
    const name = t.operands[0] ?? new Names(t.p).user(t.p.uid()) ?? 'root';
    if (!readRecords(t.p, '/etc/passwd').some(([one]) => one === name))
      throw new Quit(`user '${name}' does not exist`);
    if (t.p.uid() !== 0 && t.operands[0] !== undefined)
      throw new Quit('You may not view or modify password information for ' + name + '.');
    t.p.setTtyModes(0, { echo: false });
    const words: string[] = [];
    for (const question of ['New password: ', 'Retype new password: ']) {
      yield* t.p.err(question);
      const line = yield* t.p.read(0, 256);
      yield* t.p.err('\n');
      words.push(isFail(line) ? '' : text(line).trim());
    }
    t.p.setTtyModes(0, { echo: true });
    if (words[0] === '')
      throw new Quit('Authentication token manipulation error\npasswd: password unchanged', 10);
    if (words[0] !== words[1])
      throw new Quit(
        'Sorry, passwords do not match.\npasswd: Authentication token manipulation error\npasswd: password unchanged',
        10,
      );
    give(t, name);
    yield* t.p.err('passwd: password updated successfully\n');
    return 0;
  },
});

/** chpasswd(8): `name:password` lines. */
export const chpasswd = tool({
  name: 'chpasswd',
  usage: '[options]',
  summary: 'Changes passwords in one go',
  options: { encrypted: 'e,encrypted' },
  *run(t) {
    const all = yield* t.p.readAll(0);
    const known = readRecords(t.p, '/etc/passwd').map(([name]) => name);
    for (const [i, line] of (isFail(all) ? '' : text(all)).split('\n').entries()) {
      if (line === '') continue;
      const [name = ''] = line.split(':');
      if (!known.includes(name))
        throw new Quit(
          `(user ${name}) pam_chauthtok() failed, error:\nAuthentication token manipulation error\nchpasswd: (line ${i + 1}, user ${name}) password not changed`,
        );
      give(t, name);
    }
    return 0;
  },
});

/** newgrp(1): a new shell with that group first. */
export const newgrp = tool({
  name: 'newgrp',
  usage: '[-] [group]',
  summary: 'Starts a shell with another group',
  options: {},
  *run(t) {
    const [name] = t.operands;
    const found = readRecords(t.p, '/etc/group').find(([one]) => one === name);
    if (name !== undefined && found === undefined) throw new Quit(`group '${name}' does not exist`);
    const shell = t.p.env.SHELL ?? '/bin/bash';
    const gid = Number(found?.[2] ?? t.p.gid());
    const cred = t.p.do((sim) => {
      const { uid, groups, caps } = sim.processes.need(t.p.processId).cred;
      return { uid, gid, groups: [...new Set([...groups, gid])], caps: caps === 'all' ? caps : [...caps] };
    });
    yield* t.p.exec({ path: shell, argv: [shell], cred });
    throw new Quit(`${shell}: No such file or directory`);
  },
});

/** last(1): nobody keeps a record of logins here. */
export const last = tool({
  name: 'last',
  usage: '[options] [<username>...] [<tty>...]',
  summary: 'Shows who logged in',
  options: { count: 'n=NUMBER' },
  origin: 'util-linux',
  *run(t) {
    t.say(`\nwtmp begins ${strftime('%a %b %e %H:%M:%S %Y', t.p.now(), zoneOf('UTC'))}\n`);
    yield* t.drain();
    return 0;
  },
});

/** crontab(1): -l, -r, and a table from a file or standard input. */
export const crontab = tool({
  name: 'crontab',
  usage: '[options] [file]',
  summary: 'Shows and changes the table of timed jobs (nothing runs them here)',
  options: { list: 'l', remove: 'r', user: 'u=USER', edit: 'e' },
  *run(t) {
    const user = t.value('user') ?? new Names(t.p).user(t.p.uid()) ?? 'root';
    const path = `/var/spool/cron/crontabs/${user}`;
    if (t.has('edit')) throw new Quit('editing is not available in this world');
    if (t.has('list') || t.has('remove')) {
      const content = t.p.readFile(path);
      if (isFail(content)) {
        yield* t.p.err(`no crontab for ${user}\n`);
        return 1;
      }
      if (t.has('remove')) t.p.unlink(path);
      else yield* t.p.write(1, content);
      return 0;
    }
    const [source = '-'] = t.operands;
    const content = source === '-' ? yield* t.p.readAll(0) : t.p.readFile(source);
    if (isFail(content)) throw new Quit(`${source}: No such file or directory`);
    for (const folder of ['/var/spool/cron', '/var/spool/cron/crontabs']) t.p.mkdir(folder);
    t.p.writeFile(path, content);
    return 0;
  },
});
