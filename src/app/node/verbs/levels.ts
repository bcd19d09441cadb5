import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLevel } from '#game/level';
import { rehearse } from '#game/rehearsal';
import { parseTranscripts } from '#game/transcript';
import { levels as index } from '#levels/index';
import { root } from '../tools/install.js';
import type { Verb } from '../verb';

/** Plays every solution and every mistake of the levels named (of all, without names), a line for each. 1 when one is wrong. */
export const playLevels: Verb = async (args, { stdout, stderr }) => {
  const unknown = args.find((id) => !Object.hasOwn(index, id));
  if (unknown !== undefined) {
    stderr.write(
      `drydock levels: there is no level '${unknown}' (there are: ${Object.keys(index).join(', ')})\n`,
    );
    return 2;
  }
  let wrong = 0;
  for (const id of args.length > 0 ? args : Object.keys(index)) {
    const level = parseLevel(await index[id]?.());
    for (const file of ['solution', 'mistakes'] as const) {
      const text = await readFile(join(root, 'levels', id, `${file}.txt`), 'utf8');
      for (const transcript of parseTranscripts(text)) {
        const { play } = rehearse(level, transcript);
        const isRight = play.isSolved === (file === 'solution');
        wrong += isRight ? 0 : 1;
        const seconds = ((play.world.time - play.began) / 1000).toFixed(1);
        const kind = file === 'solution' ? 'solution' : 'mistake ';
        const goals = `${play.reached.length} of ${level.goals.length} goals`;
        stdout.write(
          `${isRight ? 'ok   ' : 'WRONG'} ${id.padEnd(20)} ${kind}  ${goals}  ${play.commands} commands  ${seconds} s  ${transcript.title}\n`,
        );
      }
    }
  }
  stdout.write(wrong === 0 ? 'all levels are as they should be\n' : `${wrong} wrong\n`);
  return wrong === 0 ? 0 : 1;
};
