const MB = 1e6;

/** A language that applications of a puzzle are written in: what its images are called, and what the application listens on. */
export interface Runtime {
  versions: readonly string[];
  /** port that an application listens on: it stands in its source */
  port: number;
  /** bytes that one takes while it runs in a container */
  memory: number;
  /** what starts one */
  command: string;
}

/** Runtimes, each with Docker Hub's images of these versions: plain, `-slim` and `-alpine`. */
export const runtimes = {
  node: {
    versions: ['14', '16', '18', '20', '22'],
    port: 3000,
    memory: 36.4 * MB,
    command: 'node',
  },
  python: {
    versions: ['3.9', '3.10', '3.11', '3.12', '3.13'],
    port: 8000,
    memory: 9.4 * MB,
    command: 'python3',
  },
} as const satisfies Readonly<Record<string, Runtime>>;

export type RuntimeName = keyof typeof runtimes;

/** A program that others have put into an image: it is only run. */
export interface Service {
  /** images that will do, the one that one types first at the beginning */
  images: readonly string[];
  port: number;
  memory: number;
  /** environment without which it does not start */
  env?: string;
  /** a command that succeeds when it answers at `HOST:DOOR` */
  asks: string;
}

const says = (words: string, path = '/') => `curl -s -m 3 http://HOST:DOOR${path} | grep -q '${words}'`;
const connects = 'nc -z -w 2 HOST DOOR';

/** Services by the name that their container gets. Memory is what the host has less while one runs, bytes. */
export const services = {
  web: { images: ['nginx', 'nginx:alpine'], port: 80, memory: 7.9 * MB, asks: says('Welcome to nginx') },
  blog: { images: ['httpd'], port: 80, memory: 6.9 * MB, asks: says('It works') },
  front: { images: ['caddy'], port: 80, memory: 27.4 * MB, asks: says('Caddy works') },
  forms: { images: ['tomcat'], port: 8080, memory: 97.4 * MB, asks: says('Apache Tomcat') },
  news: {
    images: ['ghost', 'ghost:5-alpine'],
    port: 2368,
    memory: 122.4 * MB,
    env: 'NODE_ENV=development',
    asks: says('Ghost'),
  },
  admin: { images: ['adminer'], port: 8080, memory: 11.4 * MB, asks: says('Adminer') },
  shelf: { images: ['registry:2'], port: 5000, memory: 14.4 * MB, asks: says('{}', '/v2/') },
  papers: { images: ['mongo'], port: 27017, memory: 92.4 * MB, asks: connects },
  books: {
    images: ['mysql:8.0', 'mariadb'],
    port: 3306,
    memory: 342.4 * MB,
    env: 'MYSQL_ROOT_PASSWORD=ink',
    asks: connects,
  },
  queue: { images: ['rabbitmq', 'rabbitmq:alpine'], port: 5672, memory: 112.4 * MB, asks: connects },
  cache: {
    images: ['redis', 'redis:alpine'],
    port: 6379,
    memory: 5 * MB,
    asks: "printf 'PING\\r\\n' | nc -w 1 HOST DOOR | grep -q PONG",
  },
  till: {
    images: ['postgres:15', 'postgres:15-alpine', 'postgres:16'],
    port: 5432,
    memory: 19.9 * MB,
    env: 'POSTGRES_PASSWORD=ink',
    asks: connects,
  },
  notes: {
    images: ['memcached', 'memcached:alpine'],
    port: 11211,
    memory: 4.2 * MB,
    asks: "printf 'version\\r\\n' | nc -w 1 HOST DOOR | grep -q VERSION",
  },
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceName = keyof typeof services;

/** A virtual machine in which a kernel may fall: what its host has less while it is there, bytes. */
export const vm = { given: '512M', memory: 674.5 * MB } as const;

/** What a host of these puzzles needs for itself, bytes: the kernel, the daemon, what is on its disk. */
export const hostItself = { memory: 215 * MB, disk: 2590 * MB } as const;
/** What another Node.js on it takes of its disk, bytes. */
export const otherNode = 36 * MB;
