import { nextTime } from '#sim/index';
import { act, begin, countCommand, isAtPrompt, pass, type Play, type Played } from './play';
import type { Level } from './level';
import type { Deed, Transcript } from './transcript';

/** A command may take so long, simulated ms: a loop of a hundred containers, a VM that boots. */
const patience = 180_000;
/** Keys are not typed faster than that, simulated ms. */
const breath = 50;

export interface Rehearsal {
  play: Play;
  /** everything that the terminals showed, for whoever asks why it failed */
  screen: string;
}

/** Plays a level by a transcript, as a player would: types into its terminals and waits for each prompt. */
export function rehearse(level: Level, transcript: Transcript, start: Played = begin(level)): Rehearsal {
  let { play, screen } = follow(start, '');
  ({ play, screen } = settle(play, screen));
  for (const deed of transcript.deeds) {
    ({ play, screen } = perform(play, screen, deed));
    if (play.isSolved) break;
  }
  return { play, screen };
}

function follow({ play, shown }: Played, screen: string): Rehearsal {
  return { play, screen: screen + shown.terminal.map((part) => part.data).join('') };
}

function perform(play: Play, screen: string, deed: Deed): Rehearsal {
  if (deed.kind === 'wait') return follow(pass(play, play.world.time + deed.seconds * 1000), screen);
  const terminal = play.terminals.find((one) => deed.host === '' || one.host === deed.host);
  if (terminal === undefined) throw new Error(`there is no terminal on ${deed.host}`);
  const typed = follow(
    act(countCommand(play), { kind: 'type', terminal: terminal.id, text: `${deed.line}\r` }),
    screen,
  );
  let now = follow(pass(typed.play, typed.play.world.time + breath), typed.screen);
  const end = now.play.world.time + patience;
  while (!isAtPrompt(now.play.world, terminal.id)) {
    const next = nextTime(now.play.world);
    if (next === undefined || next > end)
      throw new Error(`no prompt after: ${deed.line}\n${now.screen.slice(-2000)}`);
    now = follow(pass(now.play, Math.max(next, now.play.world.time + breath)), now.screen);
  }
  return settle(now.play, now.screen);
}

/** Lets what was begun have its effect. */
function settle(play: Play, screen: string): Rehearsal {
  return follow(pass(play, play.world.time + 10 * breath), screen);
}
