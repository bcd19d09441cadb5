import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { cpuScenario, playCpuScenario } from '#sim/index';
import type { Verb } from '../verb';

/** Reads scenarios as JSON lines; prints `{"done": [seconds, …]}` for each, or `{"error": "…"}` for one that makes no sense. */
export const cpu: Verb = async (_args, { stdin, stdout }) => {
  let status = 0;
  for await (const line of createInterface({ input: stdin })) {
    if (line.trim() === '') continue;
    const answer = answerTo(line);
    if ('error' in answer) status = 1;
    stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return status;
};

function answerTo(line: string): { done: number[] } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'not JSON' };
  }
  const parsed = v.safeParse(cpuScenario, value);
  if (!parsed.success)
    return { error: `${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}` };
  const done = playCpuScenario(parsed.output);
  return typeof done === 'string' ? { error: done } : { done };
}
