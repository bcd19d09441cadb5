import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSession } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';
import { record } from './real-docker';
import { readTranscript, writeTranscript, type Said, type Transcript } from './transcript';

const folder = fileURLToPath(new URL('transcripts/', import.meta.url));

/** The transcript in a world of its own. */
function play(transcript: Transcript): Said[] {
  const steps = transcript.commands.map((cmd) => ({ cmd }));
  const images = transcript.images.map((image) => (image.includes(':') ? image : `${image}:latest`));
  const request = readSession(JSON.stringify({ id: 'transcript', images, steps }));
  if (typeof request === 'string') throw new Error(request);
  const session = new Session(request);
  const said = request.steps.map((step, i) => session.step(step, request.steps[i + 1]));
  expect(said.flatMap((one) => one.fault ?? [])).toEqual([]);
  return said;
}

describe('Drydock says what the transcripts say', () => {
  it.each(readdirSync(folder))('%s', async (file) => {
    const transcript = readTranscript(readFileSync(folder + file, 'utf8'));
    const said = process.env['GOLDEN_RECORD'] === '1' ? record(transcript) : play(transcript);
    await expect(writeTranscript(transcript, said)).toMatchFileSnapshot(folder + file);
  });
});
