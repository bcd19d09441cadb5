import { applyPatches, enablePatches } from 'immer';
import { patching } from './world/patches';

enablePatches();

/** Going back by immer's patches. */
patching.fill(applyPatches);
