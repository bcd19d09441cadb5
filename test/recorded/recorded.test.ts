import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play, type Said } from './play';
import { parse, write, type Step } from './transcript';

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .sort();

const outcome = ({ stdout, stderr, exit }: Said): Said => ({ stdout, stderr, exit });

const isAsWritten = (step: Step, said: Said) =>
  JSON.stringify(outcome(step)) === JSON.stringify(outcome(said));

/** The step as the file should have it now: with what was said, and without the sign of a difference that is no more. */
function asItIs(step: Step, said: Said | undefined): Step {
  if (said === undefined || step.bond === 'varies') return step;
  if (step.bond === 'equal') return { ...step, ...said };
  return isAsWritten(step, said) ? { ...step, comment: [], bond: 'equal' } : step;
}

describe.each(files)('%s', (file) => {
  const path = join(folder, file);
  const transcript = parse(readFileSync(path, 'utf8'));
  const said = play(transcript);

  it('says what is written, and still differs where that is written', async () => {
    const steps = transcript.steps.map((step, index) => asItIs(step, said[index]));
    await expect(write({ ...transcript, steps })).toMatchFileSnapshot(path);
  });
});

it('holds at least nine steps of ten to the real engine exactly', () => {
  const steps = files.flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).steps);
  const compared = steps.filter(({ bond }) => bond !== 'varies');
  const equal = compared.filter(({ bond }) => bond === 'equal');
  expect(equal.length / compared.length).toBeGreaterThanOrEqual(0.9);
});
