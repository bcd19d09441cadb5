import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parseLevel, type Level } from '#game/level';
import { begin } from '#game/play';
import { readProof, verify, type Proof } from '#game/proof';
import { makePuzzle } from '#game/puzzles/generate';
import { levelOf } from '#game/puzzles/level';
import { readPuzzleId } from '#game/puzzles/puzzle';
import { proofSign } from '#app/class/sign';
import { levels } from '#levels/index';
import type { Verb } from '../verb';

/** No proof is longer, bytes, unpacked. */
const longest = 2_000_000;

/** Replays the proofs in files, one a line as the page gives them out, and prints a line for each. 1 when one proves nothing. */
export const grade: Verb = async (args, { stdout, stderr }) => {
  if (args.length === 0) {
    stderr.write('drydock grade: which file?\n');
    return 2;
  }
  let wrong = 0;
  for (const path of args) {
    for (const line of (await readFile(path, 'utf8')).split('\n')) {
      if (line.trim() === '') continue;
      const proof = proofIn(line.trim());
      const level = proof === undefined ? undefined : await levelFor(proof);
      if (proof === undefined || level === undefined) {
        stdout.write(`WRONG  ${path}: ${proof === undefined ? 'no proof' : `no level '${proof.level}'`}\n`);
        wrong++;
        continue;
      }
      const { isSolved, stars, commands, time } = verify(proof, begin(level));
      wrong += isSolved ? 0 : 1;
      stdout.write(
        `${isSolved ? 'ok   ' : 'WRONG'}  ${proof.level}  ${proof.who}  ${proof.class}  ${stars} stars  ${commands} commands  ${(time / 1000).toFixed(1)} s\n`,
      );
    }
  }
  return wrong === 0 ? 0 : 1;
};

function proofIn(line: string): Proof | undefined {
  if (!line.startsWith(proofSign)) return undefined;
  try {
    const data = Buffer.from(line.slice(proofSign.length), 'base64url');
    return readProof(gunzipSync(data, { maxOutputLength: longest }).toString('utf8'));
  } catch {
    return undefined;
  }
}

async function levelFor({ level: id }: Proof): Promise<Level | undefined> {
  const puzzle = readPuzzleId(id);
  if (puzzle !== undefined) return levelOf(makePuzzle(puzzle.difficulty, puzzle.seed));
  return Object.hasOwn(levels, id) ? parseLevel(await levels[id]?.()) : undefined;
}
