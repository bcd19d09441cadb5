import { readSession, type SessionRequest } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';
import { Marks } from '../support/marks';
import type { Step, Transcript } from './transcript';

/** What is compared of a step. */
export type Said = Pick<Step, 'stdout' | 'stderr' | 'exit'>;

/** The session that a transcript asks for. */
export function requestOf({ facts, steps }: Transcript): SessionRequest {
  const env = Object.fromEntries(
    (facts.env ?? '').split(' ').flatMap((pair) => (pair ? [pair.split('=', 2)] : [])),
  );
  const request = readSession(
    JSON.stringify({
      id: 'golden',
      images: (facts.images ?? '').split(' ').filter(Boolean),
      env: { DOCKER_BUILDKIT: '0', TZ: 'UTC', ...env },
      steps: steps.map(({ command, files }) => ({ cmd: command, files })),
    }),
  );
  if (typeof request === 'string') throw new Error(request);
  return request;
}

/** Everything that somebody chose: commands and files. */
const wordsOf = ({ steps }: Transcript) =>
  steps.flatMap(({ command, files }) => [command, ...Object.entries(files).flat()]).join('\n');

/** What each step said, with marks. What a step says that is not compared gives no numbers to later ones. */
export function marked(transcript: Transcript, said: readonly Said[]): Said[] {
  const marks = new Marks(wordsOf(transcript));
  return transcript.steps.map(({ command, bond }, index) => {
    const { stdout = '', stderr = '', exit = -1 } = said[index] ?? {};
    const own = bond === 'equal' ? marks : marks.copy();
    return { stdout: own.of(stdout, command), stderr: own.of(stderr, command), exit };
  });
}

/** Runs a transcript's commands on a fresh world, with our own client. */
export function play(transcript: Transcript): Said[] {
  const request = requestOf(transcript);
  const session = new Session(request);
  const said = request.steps.map((step, index) => {
    const { stdout, stderr, exit, fault } = session.step(step, request.steps[index + 1]);
    return { stdout, stderr: fault === undefined ? stderr : `${stderr}FAULT ${fault}`, exit: exit ?? -1 };
  });
  return marked(transcript, said);
}
