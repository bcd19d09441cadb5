/** What virt-install is asked for. */
export interface Wish {
  name: string;
  /** MiB */
  memory: number;
  vcpus: number;
  disks: string[];
  networks: string[];
  method: '' | 'import' | 'cdrom' | 'location';
  media: string;
  hasOs: boolean;
  isEfi: boolean;
  withConsole: boolean;
  isAutostart: boolean;
}

const valued = new Set([
  '--name',
  '-n',
  '--memory',
  '--ram',
  '-r',
  '--vcpus',
  '--disk',
  '--network',
  '-w',
  '--cdrom',
  '-c',
  '--location',
  '-l',
  '--os-variant',
  '--osinfo',
  '--graphics',
  '--console',
  '--connect',
  '--boot',
  '--virt-type',
  '--autoconsole',
  '--arch',
  '--cpu',
  '--wait',
]);
const bare = new Set([
  '--import',
  '--noautoconsole',
  '--hvm',
  '--autostart',
  '--nographics',
  '--noreboot',
  '--check',
]);

/** Names of systems that libosinfo's list has and tutorials use. */
const knownSystems =
  /^(generic|linux(20(16|18|20|22|24))?|ubuntu(18|20|22|24)\.(04|10)|ubuntu(bionic|focal|jammy|noble)|debian(9|10|11|12|13|testing)|alpinelinux3\.\d+|fedora(\d\d|-unknown)|centos(-stream9|-stream8|7\.0|8)|rhel\d(\.\d)?|almalinux\d|rocky\d|win(10|11|2k16|2k19|2k22|2k25)|detect=on(,require=off)?)$/;

/** Reads virt-install's command line; a complaint where it is wrong. */
export function readWish(args: readonly string[]): Wish | string {
  const wish: Wish = {
    name: '',
    memory: 0,
    vcpus: 1,
    disks: [],
    networks: [],
    method: '',
    media: '',
    hasOs: false,
    isEfi: false,
    withConsole: true,
    isAutostart: false,
  };
  for (let at = 0; at < args.length; at++) {
    const [option = '', inline] = (args[at] ?? '').split(/=(.*)/s);
    if (!valued.has(option) && !bare.has(option))
      return `usage: virt-install --name NAME --memory MB STORAGE INSTALL [options]\nvirt-install: error: unrecognized arguments: ${args[at] ?? ''}\n`;
    const value = valued.has(option) ? (inline ?? args[++at] ?? '') : '';
    const wrong = readers[option]?.(wish, value);
    if (wrong !== undefined) return `ERROR    ${wrong}\n`;
  }
  return wish;
}

/** Takes an option's value in; a complaint where it makes no sense. */
type Reader = (wish: Wish, value: string) => string | undefined;
const sets =
  (edit: (wish: Wish, value: string) => void): Reader =>
  (wish, value) => {
    edit(wish, value);
    return undefined;
  };
const memory = sets((wish, value) => (wish.memory = Number(/(\d+)/.exec(value)?.[1] ?? 0)));
const osName: Reader = (wish, value) => {
  const name = value.replace(/^(name|short-id)=/, '').replace(/,.*/, value.startsWith('detect') ? '$&' : '');
  if (!knownSystems.test(name)) return `Unknown OS name '${name}'. See \`--osinfo list\` for valid values.`;
  wish.hasOs = true;
  return undefined;
};
const readers: Readonly<Record<string, Reader>> = {
  '--name': sets((wish, value) => (wish.name = value)),
  '-n': sets((wish, value) => (wish.name = value)),
  '--memory': memory,
  '--ram': memory,
  '-r': memory,
  '--vcpus': sets((wish, value) => (wish.vcpus = Number(/(\d+)/.exec(value)?.[1] ?? 1))),
  '--disk': sets((wish, value) => wish.disks.push(value)),
  '--network': sets((wish, value) => wish.networks.push(value)),
  '-w': sets((wish, value) => wish.networks.push(value)),
  '--import': sets((wish) => (wish.method = 'import')),
  '--cdrom': sets((wish, value) => Object.assign(wish, { method: 'cdrom', media: value })),
  '-c': sets((wish, value) => Object.assign(wish, { method: 'cdrom', media: value })),
  '--location': sets((wish, value) => Object.assign(wish, { method: 'location', media: value })),
  '-l': sets((wish, value) => Object.assign(wish, { method: 'location', media: value })),
  '--os-variant': osName,
  '--osinfo': osName,
  '--noautoconsole': sets((wish) => (wish.withConsole = false)),
  '--autoconsole': sets((wish, value) => (wish.withConsole = value !== 'none')),
  '--autostart': sets((wish) => (wish.isAutostart = true)),
  '--boot': sets((wish, value) => {
    if (value.includes('uefi')) wish.isEfi = true;
    if (/\bhd\b/.test(value) && wish.method === '') wish.method = 'import';
  }),
};
