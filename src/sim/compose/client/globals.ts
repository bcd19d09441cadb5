import type { FlagSpecs } from '#sim/cli/flags/spec';

/** The flags before the command: `docker compose -f … up`. */
export const globalFlags = {
  'all-resources': { kind: 'bool', help: 'Keep networks, volumes and the like that no service uses' },
  ansi: {
    kind: 'string',
    default: 'auto',
    help: 'When to use colours and move the cursor ("never"|"always"|"auto")',
  },
  compatibility: { kind: 'bool', help: 'Behave like version 1 where the two differ' },
  'dry-run': { kind: 'bool', help: 'Say what would be done, and do nothing' },
  'env-file': { kind: 'list', word: 'stringArray', help: 'File of variables to use in place of .env' },
  file: { kind: 'list', short: 'f', word: 'stringArray', help: 'Compose file to read' },
  'no-ansi': { kind: 'bool', hidden: true, help: 'No colours (old name)' },
  parallel: { kind: 'int', default: -1, help: 'How much to do at once, -1 for no limit' },
  profile: { kind: 'list', word: 'stringArray', help: 'Profile to switch on' },
  progress: { kind: 'string', help: 'How to show progress (auto, tty, plain, json, quiet)' },
  'project-directory': {
    kind: 'string',
    help: 'Folder that relative paths start from\n(default: that of the first Compose file)',
  },
  'project-name': { kind: 'string', short: 'p', help: 'Name of the project' },
  verbose: { kind: 'bool', hidden: true, help: 'Say more' },
  version: { kind: 'bool', short: 'v', hidden: true, help: 'Print the version' },
  workdir: { kind: 'string', hidden: true, help: 'Folder that relative paths start from (old name)' },
} as const satisfies FlagSpecs;

/** Every command takes it, too. */
export const dryRunFlag = {
  'dry-run': { kind: 'bool', help: 'Say what would be done, and do nothing' },
} as const satisfies FlagSpecs;
