export { mebibytes, usualRace, type RaceSetup } from './course';
export { newRace, stepRace, type Race, type Sample } from './race';
export { curve, published, resultOf, type RaceResult, type SideResult } from './result';
