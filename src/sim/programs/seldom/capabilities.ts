import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { Quit, tool } from '../tool';

/** capabilities(7), by number. */
const names =
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore'.split(
    ' ',
  );

function listed(mask: string): string[] {
  const bits = BigInt(`0x${mask}`);
  return names.filter((_, i) => ((bits >> BigInt(i)) & 1n) === 1n).map((name) => `cap_${name}`);
}

const all = (mask: string) => BigInt(`0x${mask}`) === (1n << BigInt(names.length)) - 1n;

function maskOf(p: Proc, field: string): string {
  const status = p.readText('/proc/self/status');
  return isFail(status) ? '0' : (new RegExp(`^${field}:\\t([0-9a-f]+)`, 'm').exec(status)?.[1] ?? '0');
}

/** capsh(1): --print, --decode. */
export const capsh = tool({
  name: 'capsh',
  usage: '[args ...]',
  summary: 'Shows capabilities',
  options: { print: ',print', decode: ',decode=MASK', supports: ',supports=CAP', has: ',has-p=CAP' },
  origin: 'libcap',
  *run(t) {
    const decoded = t.value('decode');
    if (decoded !== undefined) {
      t.say(
        `0x${decoded.replace(/^0x/, '').padStart(16, '0')}=${listed(decoded.replace(/^0x/, '')).join(',')}\n`,
      );
      return 0;
    }
    if (!t.has('print')) throw new Quit('only --print and --decode are available in this world');
    const effective = maskOf(t.p, 'CapEff');
    const bounding = maskOf(t.p, 'CapBnd');
    const current = listed(effective);
    const uid = t.p.uid();
    const gid = t.p.gid();
    t.say(`Current: ${all(effective) ? '=ep' : current.length === 0 ? '=' : `${current.join(',')}=ep`}\n`);
    t.say(
      `Bounding set =${listed(bounding).join(',')}\nAmbient set =\nCurrent IAB: ${
        listed(bounding).length === names.length
          ? ''
          : names
              .filter((name) => !listed(bounding).includes(`cap_${name}`))
              .map((name) => `!cap_${name}`)
              .join(',')
      }\n`,
    );
    t.say(
      `Securebits: 00/0x0/1'b0 (no-new-privs=${maskOf(t.p, 'NoNewPrivs') === '1' ? 1 : 0})\n secure-noroot: no (unlocked)\n secure-no-suid-fixup: no (unlocked)\n secure-keep-caps: no (unlocked)\n secure-no-ambient-raise: no (unlocked)\n`,
    );
    t.say(
      `uid=${uid}(${uid === 0 ? 'root' : '???'}) euid=${uid}(${uid === 0 ? 'root' : '???'})\ngid=${gid}(${gid === 0 ? 'root' : '???'})\ngroups=${gid}(${gid === 0 ? 'root' : '???'})\nGuessed mode: ${uid === 0 ? 'HYBRID (4)' : 'HYBRID (4)'}\n`,
    );
    yield* t.drain();
    return 0;
  },
});

/** getcap(8): no file of this world has capabilities, so that it prints nothing for those that are there. */
export const getcap = tool({
  name: 'getcap',
  usage: '[-h] [-l] [-n] [-r] [-v] <filename> [<filename> ...]',
  summary: 'Shows capabilities of files',
  options: { recursive: 'r', verbose: 'v', numeric: 'n' },
  origin: 'libcap',
  *run(t) {
    if (t.operands.length === 0) throw new Quit('', 1, true);
    for (const file of t.operands) {
      if (!t.p.exists(file)) yield* t.p.err(`${file} (No such file or directory)\n`);
      else if (t.has('verbose')) yield* t.p.out(`${file}\n`);
    }
    return 0;
  },
});

/** setcap(8): files of this world keep no capabilities: it refuses. */
export const setcap = tool({
  name: 'setcap',
  usage: '[-h] [-q] [-v] [-n <rootid>] (-r|-|<caps>) <filename>',
  summary: 'Gives capabilities to files',
  options: { remove: 'r', quiet: 'q', verify: 'v' },
  origin: 'libcap',
  *run(t) {
    const file = t.operands[t.has('remove') ? 0 : 1];
    if (file === undefined) throw new Quit('', 1, true);
    if (!t.p.exists(file))
      throw new Quit(`Failed to set capabilities on file '${file}': No such file or directory`);
    yield* t.drain();
    throw new Quit(`Failed to set capabilities on file '${file}': Operation not supported`);
  },
});
