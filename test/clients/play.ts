import { createServer } from 'node:net';
import { expect } from 'vitest';
import { marked, requestOf, type Said } from '../recorded/play';
import type { Step, Transcript } from '../recorded/transcript';
import { RealShell, type Plugins } from './real-shell';

/** The bridge serves published ports on this machine, where somebody else may have them. */
export async function takenPort({ steps }: Transcript): Promise<number | undefined> {
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

/** Plays a session in a real bash with the real client. */
export async function playReal(
  transcript: Transcript,
  docker: string,
  plugins: Plugins = {},
): Promise<Said[]> {
  const { images, env } = requestOf(transcript);
  const shell = await RealShell.start({ docker, images, env, plugins });
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
export const compared = (steps: readonly Step[], said: readonly Said[]) =>
  steps.flatMap(({ bond, command }, index) => {
    const { stdout, stderr, exit } = said[index] ?? {};
    return bond === 'equal' ? [{ command, stdout, stderr, exit }] : [];
  });
