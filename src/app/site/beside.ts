import { watchExercise } from '../class/exercise';
import '../tutor/tutor';
import { linkTerms } from './terms';
import { noteUsed } from './used';

/** Begins what helps beside the game: the tutor (by its import), links from texts to the glossary, the card of what was used. */
export async function beginBeside(): Promise<void> {
  noteUsed();
  watchExercise();
  await linkTerms();
}
