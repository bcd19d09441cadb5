import { createInterface } from 'node:readline';
import { readSession, type StepAnswer } from '../batch/request';
import { Session } from '../batch/session';
import type { Verb } from '../verb';

/** Runs sessions, one JSON line each, and prints what every step said, one JSON line each. */
export const batch: Verb = async (_args, { stdin, stdout, stderr }) => {
  let hasRefused = false;
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const request = readSession(line);
    if (typeof request === 'string') {
      stderr.write(`drydock batch: ${request}\n`);
      hasRefused = true;
      continue;
    }
    stdout.write(`${JSON.stringify({ id: request.id, steps: answer(request) })}\n`);
  }
  return hasRefused ? 1 : 0;
};

function answer(request: Exclude<ReturnType<typeof readSession>, string>): StepAnswer[] {
  let session: Session;
  try {
    session = new Session(request);
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return request.steps.map(({ cmd }) => ({ cmd, stdout: '', stderr: '', exit: null, at: 0, fault }));
  }
  return request.steps.map((step, i) => session.step(step, request.steps[i + 1]));
}
