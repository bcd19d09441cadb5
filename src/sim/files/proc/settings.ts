import { fail, type Fail } from '#sim/base/fail';
import { hash } from '#sim/base/table';
import type { NamespaceKind } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { hasCapability } from '../permissions';
import { shows, takes, type Branch, type Maker } from '../branch';
import type { MadeContext } from '../made';

/** Which namespace a setting belongs to: those of `net.` and some of `kernel.` differ between containers. */
function namespaceOf(name: string): NamespaceKind {
  if (name.startsWith('net.')) return 'net';
  return /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/.test(name) ? 'ipc' : 'user';
}

type Namespaces = Readonly<Partial<Record<NamespaceKind, number>>>;

/** Changes a setting by its dotted name (`--sysctl`). ENOENT when there is none of that name. */
export function setSysctl(sim: Sim, namespaces: Namespaces, name: string, value: string): Fail | undefined {
  if (!Object.hasOwn(usual, name)) return fail('ENOENT');
  const row = sim.namespaces.get(namespaces[namespaceOf(name)] ?? 0);
  if (row === undefined) return fail('EINVAL');
  (row.sysctls ??= {})[name] = value;
  return undefined;
}

/** What a setting is there; undefined when there is none of that name. */
export function getSysctl(sim: Sim, namespaces: Namespaces, name: string): string | undefined {
  return sim.namespaces.peek(namespaces[namespaceOf(name)] ?? 0)?.sysctls?.[name] ?? usual[name];
}

/** What Ubuntu 24.04 with a kernel 6.8 says; see proc_sys_kernel(5), proc_sys_vm(5), Documentation/networking/ip-sysctl.rst. */
const usual: Readonly<Record<string, string>> = {
  'fs.file-max': '9223372036854775807',
  'fs.file-nr': '1216\t0\t9223372036854775807',
  'fs.inotify.max_user_instances': '128',
  'fs.inotify.max_user_watches': '65536',
  'fs.mqueue.msg_max': '10',
  'fs.nr_open': '1048576',
  'fs.pipe-max-size': '1048576',
  'kernel.core_pattern': 'core',
  'kernel.cap_last_cap': '40',
  'kernel.msgmax': '8192',
  'kernel.msgmnb': '16384',
  'kernel.msgmni': '32000',
  'kernel.ngroups_max': '65536',
  'kernel.panic': '0',
  'kernel.pid_max': '4194304',
  'kernel.printk': '4\t4\t1\t7',
  'kernel.randomize_va_space': '2',
  'kernel.sem': '32000\t1024000000\t500\t32000',
  'kernel.shmall': '18446744073692774399',
  'kernel.shmmax': '18446744073692774399',
  'kernel.shmmni': '4096',
  'kernel.threads-max': '126869',
  'net.core.rmem_max': '212992',
  'net.core.somaxconn': '4096',
  'net.core.wmem_max': '212992',
  'net.ipv4.conf.all.forwarding': '1',
  'net.ipv4.ip_default_ttl': '64',
  'net.ipv4.ip_forward': '1',
  'net.ipv4.ip_local_port_range': '32768\t60999',
  'net.ipv4.ip_unprivileged_port_start': '1024',
  'net.ipv4.ping_group_range': '1\t0',
  'net.ipv4.tcp_fin_timeout': '60',
  'net.ipv4.tcp_keepalive_intvl': '75',
  'net.ipv4.tcp_keepalive_probes': '9',
  'net.ipv4.tcp_keepalive_time': '7200',
  'net.ipv4.tcp_syncookies': '1',
  'net.ipv4.tcp_tw_reuse': '2',
  'net.ipv6.conf.all.disable_ipv6': '0',
  'net.ipv6.conf.all.forwarding': '0',
  'net.ipv6.conf.default.disable_ipv6': '0',
  'vm.dirty_ratio': '20',
  'vm.max_map_count': '65530',
  'vm.overcommit_memory': '0',
  'vm.overcommit_ratio': '50',
  'vm.panic_on_oom': '0',
  'vm.swappiness': '60',
};

function setting(name: string): Maker {
  return takes(
    ({ sim, viewer, fs }) => `${getSysctl(sim, namespacesOf(sim, viewer.ns, fs.machine), name) ?? ''}\n`,
    ({ sim, viewer, fs }, text) => {
      if (!hasCapability(viewer.cred, 'SYS_ADMIN') && !hasCapability(viewer.cred, 'NET_ADMIN'))
        return fail('EPERM');
      return setSysctl(sim, namespacesOf(sim, viewer.ns, fs.machine), name, text.trimEnd());
    },
  );
}

/** The viewer's namespaces, those of its machine where it has none of that kind. */
function namespacesOf(sim: Sim, own: Namespaces, machine: number): Namespaces {
  return { ...sim.machines.peek(machine)?.ns, ...own };
}

function nested(): Branch {
  const root: Record<string, unknown> = {};
  for (const name of Object.keys(usual)) {
    const parts = name.split('.');
    const last = parts.pop() ?? name;
    let here = root;
    for (const part of parts) here = (here[part] ??= {}) as Record<string, unknown>;
    here[last] = setting(name);
  }
  return root as unknown as Branch;
}

const table = nested();

const utsSetting = (key: 'hostname' | 'domainname'): Maker =>
  takes(
    ({ sim, viewer }) =>
      `${sim.namespaces.peek(viewer.ns.uts)?.[key] ?? (key === 'hostname' ? 'localhost' : '(none)')}\n`,
    ({ sim, viewer }, text) => {
      const row = sim.namespaces.get(viewer.ns.uts);
      if (row === undefined || !hasCapability(viewer.cred, 'SYS_ADMIN')) return fail('EPERM');
      row[key] = text.trimEnd();
      return undefined;
    },
  );

/** 128 bits that look like chance and stay what they are. */
function uuidOf(seed: string): string {
  const hex = [0, 1, 2, 3].map((n) => hash(`${seed}/${n}`).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}\n`;
}

function freshUuid({ sim }: MadeContext): string {
  return uuidOf(String(sim.random.bits()));
}

const kernel = (what: 'release' | 'version') =>
  shows(({ sim, fs }: MadeContext) => `${sim.machines.peek(fs.machine)?.kernel[what] ?? ''}\n`);

/** /proc/sys */
export const settings: Branch = {
  ...table,
  kernel: {
    ...(table.kernel as Branch),
    domainname: utsSetting('domainname'),
    hostname: utsSetting('hostname'),
    osrelease: kernel('release'),
    ostype: shows(() => 'Linux\n'),
    random: {
      boot_id: shows(({ fs, sim }) =>
        uuidOf(`boot ${fs.machine} ${sim.machines.peek(fs.machine)?.bootedAt ?? 0}`),
      ),
      entropy_avail: shows(() => '256\n'),
      uuid: shows(freshUuid),
    },
    version: kernel('version'),
  },
};
