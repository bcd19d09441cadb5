import type { FlagSpec } from './spec';

/** The last lines of every `--format` help. */
const templates = `'TEMPLATE':         Print output using the given
Go template.
See https://docs.docker.com/go/formatting/ for
what a template may contain`;

/** `--format` of commands that list. */
export const listFormat = {
  kind: 'string',
  help: `How to print:
'table':            A table with a line of headers
(default)
'table TEMPLATE':   A table with the columns of the
given Go template
'json':             One JSON object a line
${templates}`,
} as const satisfies FlagSpec;

/** `--format` of commands that inspect. */
export const inspectFormat = {
  kind: 'string',
  short: 'f',
  help: `How to print:
'json':             JSON
${templates}`,
} as const satisfies FlagSpec;

export const filterFlag = {
  kind: 'filter',
  short: 'f',
  help: 'Show only what meets this condition',
} as const;
export const pruneFilter = { kind: 'filter', help: 'Condition (such as "until=<timestamp>")' } as const;
export const force = { kind: 'bool', short: 'f', help: 'Do not ask first' } as const;
export const detachKeys = { kind: 'string', help: 'Keys that detach from the container' } as const;
export const sigProxy = { kind: 'bool', default: true, help: 'Pass signals on to the process' } as const;
