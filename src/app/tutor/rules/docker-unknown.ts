import { nearest } from '../nearest';
import type { Rule } from '../rule';

/** What people call them, and their names. */
const others: Readonly<Record<string, string>> = {
  containers: 'ps',
  list: 'ps',
  ls: 'ps',
  delete: 'rm',
  remove: 'rm',
  log: 'logs',
  install: 'pull',
  download: 'pull',
  up: 'compose up',
  down: 'compose down',
  enter: 'exec -it',
  shell: 'exec -it',
  ssh: 'exec -it',
  volumes: 'volume ls',
  networks: 'network ls',
};

const commands = [
  'attach',
  'build',
  'commit',
  'compose',
  'container',
  'context',
  'cp',
  'create',
  'diff',
  'events',
  'exec',
  'export',
  'history',
  'image',
  'images',
  'import',
  'info',
  'inspect',
  'kill',
  'load',
  'login',
  'logs',
  'network',
  'pause',
  'port',
  'ps',
  'pull',
  'push',
  'rename',
  'restart',
  'rm',
  'rmi',
  'run',
  'save',
  'search',
  'start',
  'stats',
  'stop',
  'system',
  'tag',
  'top',
  'unpause',
  'update',
  'version',
  'volume',
  'wait',
];

/** A docker command that does not exist. */
export const dockerUnknown: Rule = {
  finds: ({ output }) => {
    const [, word] = /(?:unknown command: docker |docker: ')([\w-]+)/.exec(output) ?? [];
    const meant = word === undefined ? undefined : (others[word] ?? nearest(word, commands));
    return word === undefined || meant === undefined ? undefined : { word, meant };
  },
  says: {
    en: 'There is no `docker {word}`; did you mean `docker {meant}`?',
    ja: '`docker {word}` というコマンドはありません。`docker {meant}` のことでしょうか。',
  },
};
