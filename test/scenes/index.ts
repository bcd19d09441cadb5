import { clash, cured } from './clash.scene';
import { empty, first, pull } from './first.scene';
import { hundred } from './hundred.scene';
import type { SceneFile } from './kind';
import { states } from './states.scene';
import { dozen, five, forty, thousand } from './thousand.scene';

/** Every scene, by the name that the playground and the tests use. */
export const scenes: Readonly<Record<string, SceneFile>> = {
  empty,
  first,
  pull,
  states,
  clash,
  cured,
  dozen,
  forty,
  hundred,
  thousand,
  five,
};
