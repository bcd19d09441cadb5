import { describe, expect, it } from 'vitest';
import { readSession } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';
import recorded from './flags.json';

/** What differs from run to run, and from machine to machine. */
function norm(text: string): string {
  return text
    .replace(/\b[0-9a-f]{64}\b/g, '<id>')
    .replace(/\b[0-9a-f]{12}\b/g, '<short>')
    .replaceAll('/home/user/lab', '<cwd>')
    .replaceAll('/home/user/.docker', '<config>')
    .replaceAll('bash: line 1: ', 'bash: ')
    .replace(/(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g, '<mac>')
    .replace(/@if\d+/g, '@if<n>')
    .replaceAll('\r\n', '\n');
}

interface Step {
  command: string;
  exit?: number;
  stdout?: string;
  stderr?: string;
  isNotCompared?: boolean;
}

describe.each(recorded.sessions.map((steps, index) => [index, steps as Step[]] as const))(
  'session %i',
  (index, steps) => {
    const request = readSession(
      JSON.stringify({
        id: index,
        images: ['busybox', 'alpine'],
        steps: steps.map(({ command }) => ({ cmd: command })),
      }),
    );
    if (typeof request === 'string') throw new Error(request);
    const session = new Session(request);
    const said = request.steps.map((step, i) => session.step(step, request.steps[i + 1]));

    it('has no fault of ours', () => {
      expect(said.filter(({ fault }) => fault !== undefined)).toEqual([]);
    });

    it.each(
      steps.flatMap((step, i) => (step.isNotCompared === true ? [] : [[step.command, step, i] as const])),
    )('%s', (_command, { exit, stdout, stderr }, i) => {
      const own = said[i];
      expect({ exit: own?.exit, stdout: norm(own?.stdout ?? ''), stderr: norm(own?.stderr ?? '') }).toEqual({
        exit,
        stdout,
        stderr,
      });
    });
  },
);
