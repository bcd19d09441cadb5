import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { marked, requestOf, type Said } from '../recorded/play';
import { parse, type Step, type Transcript } from '../recorded/transcript';
import { dockerClient, skipped } from './docker';
import { RealShell } from './real-shell';

const client = dockerClient();
const recorded = join(import.meta.dirname, '../recorded');

/** Files and sockets of the simulated host itself: a real shell has its own. */
const needsHost = /\$PWD|\$\(pwd\)|docker\.sock|\/proc\/|hostname|--env-file|\/var\/lib\/docker/;

const sessions = readdirSync(recorded, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ name, transcript: parse(readFileSync(join(recorded, name), 'utf8')) }))
  .filter(({ transcript }) => !transcript.steps.some(({ command }) => needsHost.test(command)));

/** The bridge serves published ports on this machine, where somebody else may have them. */
async function takenPort({ steps }: Transcript): Promise<number | undefined> {
  const ports = steps.flatMap(({ command }) =>
    [...command.matchAll(/-p (?:[\d.]+:)?(\d+):/g)].map((found) => Number(found[1])),
  );
  for (const port of new Set(ports)) if (!(await isFree(port))) return port;
  return undefined;
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

async function playReal(transcript: Transcript, docker: string): Promise<Said[]> {
  const { images, env } = requestOf(transcript);
  const shell = await RealShell.start({ docker, images, env });
  try {
    const said: Said[] = [];
    for (const { command, files } of transcript.steps) said.push(await shell.step(command, files));
    expect(shell.faults).toEqual([]);
    return marked(transcript, said);
  } finally {
    shell.close();
  }
}

/** What is compared: the steps that our own client says as the real engine's did. */
const compared = (steps: readonly Step[], said: readonly Said[]) =>
  steps.flatMap(({ bond, command }, index) => {
    const { stdout, stderr, exit } = said[index] ?? {};
    return bond === 'equal' ? [{ command, stdout, stderr, exit }] : [];
  });

describe.skipIf(client === undefined)(`the real docker client ${skipped(client)}`, () => {
  it.for(sessions)('says what is written in $name', async ({ transcript }, context) => {
    const taken = await takenPort(transcript);
    if (taken !== undefined) context.skip(`SKIPPED: port ${taken} is taken on this machine`);
    const said = await playReal(transcript, client?.path ?? '');
    expect(compared(transcript.steps, said)).toEqual(compared(transcript.steps, transcript.steps));
  });
});
