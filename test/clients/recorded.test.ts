import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../recorded/transcript';
import { dockerClient, skipped } from './docker';
import { compared, playReal, takenPort } from './play';

const client = dockerClient();
const recorded = join(import.meta.dirname, '../recorded');

/** Files and sockets of the simulated host itself: a real shell has its own. */
const needsHost = /\$PWD|\$\(pwd\)|docker\.sock|\/proc\/|hostname|--env-file|\/var\/lib\/docker/;

const sessions = readdirSync(recorded, { recursive: true, encoding: 'utf8' })
  // compose.test.ts plays those of compose, with its plugin
  .filter((name) => name.endsWith('.txt') && !name.startsWith('compose/'))
  .sort()
  .map((name) => ({ name, transcript: parse(readFileSync(join(recorded, name), 'utf8')) }))
  .filter(({ transcript }) => !transcript.steps.some(({ command }) => needsHost.test(command)));

describe.skipIf(client === undefined)(`the real docker client ${skipped(client)}`, () => {
  it.for(sessions)('says what is written in $name', async ({ transcript }, context) => {
    const taken = await takenPort(transcript);
    if (taken !== undefined) context.skip(`SKIPPED: port ${taken} is taken on this machine`);
    const said = await playReal(transcript, client?.path ?? '');
    expect(compared(transcript.steps, said)).toEqual(compared(transcript.steps, transcript.steps));
  });
});
