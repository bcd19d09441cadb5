import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSession } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';
import said from './said.json';

const source = join(import.meta.dirname, '../../../shared/corpus/battery.json');
const isThere = existsSync(source);
if (!isThere) console.warn(`${source} is not there: the battery is not run`);

const images = ['alpine', 'hello-world', 'nginx', 'node:9-alpine', 'postgres'];
const files = {
  Dockerfile: 'FROM alpine\nRUN echo hi > /x\nCMD ["cat", "/x"]\n',
  'compose.yaml': 'services:\n  web:\n    image: nginx\n    ports: ["8090:80"]\n',
};

/** A line without what differs from run to run. */
function shape(line: string): string {
  const bare = line.replaceAll('\r', '').replace(/^Client:.*/, 'Client:');
  const named = bare.replace(/\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b/g, 'ID');
  const ran = named.includes('Up ') ? named.replace(/"[^"]*"/g, '"COMMAND"') : named;
  const aged = ran.replace(
    /About an? \w+|Less than a second|\d+ (?:second|minute|hour|day|week|month|year)s?/g,
    'AGO',
  );
  const sized = aged.replace(/\b\d+(?:\.\d+)?[kMG]?i?B\b/g, 'SIZE').replace(/\d+/g, 'N');
  return sized.replace(/\s+/g, ' ').trim();
}

function play(): { command: string; exit: number | null; lines: string[]; fault: string }[] {
  const commands = (JSON.parse(readFileSync(source, 'utf8')) as [string, string][]).map(
    ([command]) => command,
  );
  const steps = commands.map((cmd) => ({ cmd, tty: / -it | compose exec /.test(cmd) }));
  const request = readSession(JSON.stringify({ id: 'battery', images, files, steps }));
  if (typeof request === 'string') throw new Error(request);
  const session = new Session(request);
  return request.steps.map((step, index) => {
    const { stdout, exit, fault = '' } = session.step(step, request.steps[index + 1]);
    const lines = stdout
      .split('\n')
      .map(shape)
      .filter((line) => line !== '');
    return { command: step.cmd, exit, lines, fault };
  });
}

describe.runIf(isThere)('fifty everyday commands', () => {
  const answers = play();

  it('are fifty, and all were answered without a fault of ours', () => {
    expect(answers.length).toBe(said.steps.length);
    expect(answers.filter(({ fault }) => fault !== '')).toEqual([]);
  });

  it.each(answers.map((answer, index) => [index, answer.command, answer] as const))(
    '%i %s',
    (index, _command, answer) => {
      const real = said.steps[index];
      const lines = real?.isWhole === true ? answer.lines : answer.lines.slice(0, real?.lines.length);
      expect({ exit: answer.exit, lines }).toEqual({ exit: real?.exit, lines: real?.lines });
    },
  );
});
