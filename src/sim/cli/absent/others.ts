import type { AbsentCommand } from './absent-command';

const experimental = (name: string) =>
  `docker ${name} is only supported on a Docker daemon with experimental features enabled`;

/** Plugins, manifests, checkpoints, signatures. */
export const absentOthers: readonly AbsentCommand[] = [
  {
    path: 'checkpoint create',
    refuses: experimental('checkpoint create'),
    args: {},
    usage: '[OPTIONS] CONTAINER CHECKPOINT',
    short: 'Freeze a running container into a checkpoint',
    flags: `checkpoint-dir:string leave-running`,
  },
  {
    path: 'checkpoint ls',
    refuses: experimental('checkpoint ls'),
    args: {},
    aliases: ['checkpoint list'],
    usage: '[OPTIONS] CONTAINER',
    short: 'List the checkpoints of a container',
    flags: `checkpoint-dir:string`,
  },
  {
    path: 'checkpoint rm',
    refuses: experimental('checkpoint rm'),
    args: {},
    aliases: ['checkpoint remove'],
    usage: '[OPTIONS] CONTAINER CHECKPOINT',
    short: 'Remove a checkpoint',
    flags: `checkpoint-dir:string`,
  },
  {
    path: 'plugin create',
    usage: '[OPTIONS] PLUGIN PLUGIN-DATA-DIR',
    short: 'Make a plugin from a folder with its files and configuration',
    args: { min: 2 },
    flags: `compress`,
  },
  {
    path: 'plugin install',
    usage: '[OPTIONS] PLUGIN [KEY=VALUE...]',
    short: 'Install a plugin',
    flags: `alias:string disable disable-content-trust grant-all-permissions`,
  },
  {
    path: 'plugin upgrade',
    usage: '[OPTIONS] PLUGIN [REMOTE]',
    short: 'Bring a plugin to a newer version',
    flags: `disable-content-trust grant-all-permissions skip-remote-check`,
  },
  {
    path: 'trust inspect',
    usage: 'IMAGE[:TAG] [IMAGE[:TAG]...]',
    short: 'Show everything about keys and signatures',
    flags: `pretty`,
  },
  {
    path: 'trust key generate',
    usage: 'NAME',
    short: 'Make a pair of keys for signing',
    flags: `dir:string`,
  },
  {
    path: 'trust key load',
    usage: '[OPTIONS] KEYFILE',
    short: 'Load a private key for signing',
    flags: `name:string`,
  },
  {
    path: 'trust revoke',
    usage: '[OPTIONS] IMAGE[:TAG]',
    short: 'Take the trust in an image away',
    flags: `yes,y`,
  },
  {
    path: 'trust sign',
    usage: 'IMAGE:TAG',
    short: 'Sign an image',
    flags: `local`,
  },
  {
    path: 'trust signer add',
    usage: 'OPTIONS NAME REPOSITORY [REPOSITORY...]',
    short: 'Add somebody who may sign',
    flags: `key:list`,
  },
  {
    path: 'trust signer remove',
    usage: '[OPTIONS] NAME REPOSITORY [REPOSITORY...]',
    short: 'Take the right to sign away',
    flags: `force,f`,
  },
  {
    path: 'volume update',
    usage: '[OPTIONS] [VOLUME]',
    short: 'Change a volume (of a cluster)',
    flags: `availability:string`,
    args: { exact: 1 },
    asks: ['GET', '/volumes/NAME'],
  },
  {
    path: 'bake',
    usage: '[OPTIONS] [TARGET...]',
    short: 'Build as a file says',
    flags: `file,f:list load metadata-file:string no-cache print progress:string provenance:string pull push
      sbom:string set:list`,
  },
];
