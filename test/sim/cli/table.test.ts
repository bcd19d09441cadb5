import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCommand, findGroup } from '#sim/cli/index';
import { kinds } from '#sim/cli/flags/kinds';
import type { FlagSpec } from '#sim/cli/flags/spec';
import { usageLine } from '#sim/cli/help/layout';

/** Every command of the real client with its usage, second names and flags. */
const path = new URL('../../../../shared/oracle/cli-flags.json', import.meta.url);
interface Known {
  readonly usage: string;
  readonly aliases?: readonly string[];
  readonly flags: readonly { readonly name: string; readonly short?: string; readonly type?: string }[];
}
const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Known>) : {};
const paths = Object.keys(known).filter((name) => name !== '');

/** Flags that the real `--help` leaves out on Linux, or that only its own list has. */
const unlisted = new Set([
  'help',
  'cpu-count',
  'cpu-percent',
  'io-maxbandwidth',
  'io-maxiops',
  'disable-content-trust',
  'kernel-memory',
  'checkpoint',
  'checkpoint-dir',
  'cluster',
  'name',
]);

const shown = (name: string, spec: FlagSpec) => ({
  name,
  short: spec.short ?? '',
  type: spec.word ?? kinds[spec.kind].word,
});

describe.skipIf(paths.length === 0)('the table of commands', () => {
  it.each(paths)('has docker %s', (name) => {
    expect(findGroup(name) !== undefined || findCommand(name) !== undefined).toBe(true);
  });

  it.each(paths.filter((name) => findCommand(name)))('has the flags of docker %s', (name) => {
    const command = findCommand(name);
    if (!command) throw new Error(name);
    const ours = Object.entries(command.flags)
      .filter(([flag, spec]) => spec.aliasOf === undefined && !unlisted.has(flag))
      .map(([flag, spec]) => shown(flag, spec))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const theirs = (known[name]?.flags ?? [])
      .filter((flag) => !unlisted.has(flag.name))
      .map((flag) => ({ name: flag.name, short: flag.short ?? '', type: flag.type ?? '' }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(ours).toEqual(theirs);
  });

  it.each(paths.filter((name) => findCommand(name)))('has the usage of docker %s', (name) => {
    const command = findCommand(name);
    if (!command) throw new Error(name);
    expect(usageLine(name, command).split('\n')[0]).toBe(known[name]?.usage.trim().split('\n')[0]);
  });

  it.each(paths.filter((name) => known[name]?.aliases))('has the second names of docker %s', (name) => {
    const command = findCommand(name);
    const ours = [command?.path ?? '', ...(command?.aliases ?? [])].map((one) => `docker ${one}`);
    expect(ours).toEqual(known[name]?.aliases);
  });
});

it('has the list beside it', () => {
  expect(paths.length, `${path.pathname} is missing: nothing was compared`).toBeGreaterThan(0);
});
