import type { FlagSpecs } from './flags/spec';

/** The flags before the command: `docker -H … ps`. */
export const globalFlags = {
  config: { kind: 'string', help: 'Folder of the settings of this client', shownDefault: '"/root/.docker"' },
  context: {
    kind: 'string',
    short: 'c',
    help: 'Context that names the engine to talk to (stronger than DOCKER_HOST and than the context chosen with "docker context use")',
  },
  debug: { kind: 'bool', short: 'D', help: 'Say more about what goes on' },
  host: { kind: 'list', short: 'H', word: 'string', help: 'Socket of the engine' },
  'log-level': {
    kind: 'string',
    short: 'l',
    default: 'info',
    help: 'How much to say ("debug", "info", "warn", "error", "fatal")',
  },
  tls: { kind: 'bool', support: 'none', help: 'Use TLS; --tlsverify means it, too' },
  tlscacert: {
    kind: 'string',
    help: 'Trust only what this authority has signed',
    shownDefault: '"/root/.docker/ca.pem"',
  },
  tlscert: { kind: 'string', help: 'Certificate of this client', shownDefault: '"/root/.docker/cert.pem"' },
  tlskey: { kind: 'string', help: 'Key of this client', shownDefault: '"/root/.docker/key.pem"' },
  tlsverify: { kind: 'bool', support: 'none', help: 'Use TLS and check who answers' },
  version: { kind: 'bool', short: 'v', help: 'Print the version and nothing else' },
} as const satisfies FlagSpecs;
