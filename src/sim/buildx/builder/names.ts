import type { Proc } from '#sim/kernel/proc';

const adjectives =
  'brave calm clever eager fervent gentle happy jovial keen lucid mellow nifty quirky relaxed serene vibrant'.split(
    ' ',
  );
const surnames =
  'babbage curie darwin euler franklin galileo haslett hopper kepler lalande lovelace noether pasteur ritchie turing volta'.split(
    ' ',
  );

/** adjective_surname, as builders get it who were given no name. */
export function randomName(p: Proc): string {
  return `${adjectives[p.random(adjectives.length)] ?? ''}_${surnames[p.random(surnames.length)] ?? ''}`;
}
