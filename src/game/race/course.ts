import type { Action, HostOptions } from '#sim/index';

type Tree = Extract<Action, { kind: 'put-tree' }>['tree'];

const MiB = 2 ** 20;
const GiB = 2 ** 30;

/** What somebody sets before a race. */
export interface RaceSetup {
  /** containers on the first host; 0 and more */
  containers: number;
  /** virtual machines on the second */
  machines: number;
  /** memory of each virtual machine, MiB */
  machineMemory: number;
  /** cores of each host */
  cores: number;
  /** memory of each host, GiB */
  memory: number;
}

/** Equal hosts as of the pictures, a hundred containers, and as many machines. */
export const usualRace: RaceSetup = {
  containers: 100,
  machines: 100,
  machineMemory: 1024,
  cores: 8,
  memory: 16,
};

/** Both hosts and a third one, from which the requests come. */
export function hostsOf({ cores, memory }: RaceSetup): HostOptions[] {
  return [
    { name: 'containers', cores, memory: memory * GiB, disk: 2000 * GiB, images: ['nginx'] },
    { name: 'machines', cores, memory: memory * GiB, disk: 2000 * GiB, hasDocker: false },
    { name: 'client', cores, memory: memory * GiB, hasDocker: false },
  ];
}

/** The start: everything is asked for at once, on both sides. */
export function commandsOf(setup: RaceSetup): { containers: string; machines: string } {
  const { containers, machines, machineMemory } = setup;
  return {
    containers: `for i in $(seq ${containers}); do docker run -d -p $((8000+i)):80 --name web$i nginx >/dev/null & done; wait`,
    machines: `for i in $(seq ${machines}); do multipass launch -n web$i --cpus 1 --memory ${machineMemory}M >/dev/null 2>&1 & done; wait`,
  };
}

/** The same web server, installed in a virtual machine: its package's program, and the page. */
export const server: Tree = {
  '/usr/sbin/nginx': {
    type: 'file',
    mode: 0o755,
    size: 1_240_000,
    exe: { program: 'nginx', version: '1.24.0' },
  },
  '/etc/nginx': { type: 'dir' },
  '/etc/nginx/nginx.conf': {
    type: 'file',
    text: 'user www-data;\nworker_processes auto;\npid /run/nginx.pid;\nevents { worker_connections 768; }\nhttp {\n  access_log off;\n  server {\n    listen 80;\n    root /var/www/html;\n    index index.html;\n  }\n}\n',
  },
  '/var/log/nginx': { type: 'dir' },
  '/var/lib/nginx': { type: 'dir' },
  '/var/www': { type: 'dir' },
  '/var/www/html': { type: 'dir' },
  '/var/www/html/index.html': { type: 'file', text: '<html><body><h1>Welcome</h1></body></html>\n' },
};

/** Bytes as MiB. */
export const mebibytes = (bytes: number) => bytes / MiB;
