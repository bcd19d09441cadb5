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

/** The step with what was really said, where that is what the file should hold. */
const withSaid = (step: Step, said: Said | undefined): Step =>
  step.bond === 'equal' && said !== undefined ? { ...step, ...said } : step;

describe.each(files)('%s', (file) => {
  const path = join(folder, file);
  const transcript = parse(readFileSync(path, 'utf8'));
  const said = play(transcript);

  it('says what is written', async () => {
    const steps = transcript.steps.map((step, index) => withSaid(step, said[index]));
    await expect(write({ ...transcript, steps })).toMatchFileSnapshot(path);
  });

  it.each(transcript.steps.map((step, index) => ({ ...step, index })).filter(({ bond }) => bond === 'differs'))(
    'still differs at: $command',
    (step) => {
      expect(outcome(said[step.index] ?? step), 'this is right now: make its sign $').not.toEqual(outcome(step));
    },
  );
});

it('holds at least nine steps of ten to the real engine exactly', () => {
  const steps = files.flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).steps);
  const compared = steps.filter(({ bond }) => bond !== 'varies');
  const equal = compared.filter(({ bond }) => bond === 'equal');
  expect(equal.length / compared.length).toBeGreaterThanOrEqual(0.9);
});
