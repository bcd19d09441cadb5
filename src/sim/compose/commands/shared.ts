import { listFormat } from '#sim/cli/flags/shared';
import type { FlagSpec } from '#sim/cli/flags/spec';

/** `--format` of lists that take templates. */
export const templateFormat = {
  kind: 'string',
  default: 'table',
  help: listFormat.help,
} as const satisfies FlagSpec;
/** `--format` of lists that know only a table and JSON. */
export const plainFormat = {
  kind: 'string',
  default: 'table',
  help: 'How to print: [table | json]',
} as const;
export const timeout = {
  kind: 'int',
  short: 't',
  help: 'Seconds until a container is killed that does not stop',
} as const;
export const noDeps = { kind: 'bool', help: 'Leave alone what the services depend on' } as const;
export const index = { kind: 'int', help: 'Which container, if the service has several' } as const;
export const removeOrphans = {
  kind: 'bool',
  help: 'Containers whose service the files no longer have go, too',
} as const;

/** Flags of everything that creates containers. */
export const creationFlags = {
  build: { kind: 'bool', help: 'Build images first, even those that are there' },
  'no-build': { kind: 'bool', help: 'Build nothing, not even what is missing' },
  'force-recreate': { kind: 'bool', help: 'Make containers anew although nothing has changed' },
  'no-recreate': { kind: 'bool', help: 'Keep containers that are there, changed or not' },
  'remove-orphans': removeOrphans,
  scale: { kind: 'list', word: 'scale', help: 'SERVICE=NUM: so many containers of that service' },
  'quiet-pull': { kind: 'bool', help: 'Keep the pulling to itself' },
  yes: { kind: 'bool', short: 'y', help: 'Take every question for answered with yes' },
  y: { kind: 'bool', hidden: true, aliasOf: 'yes', help: '' },
} as const;
