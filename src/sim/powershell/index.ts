/** The door of PowerShell: the program, and what its cmdlets are made with. */
export { cmdletTable } from './cmdlets/index';
export { powershell } from './program';
export type { Call, Cmdlet, Parameter } from './cmdlet';
export type { Fault } from './errors';
export type { View } from './format/views';
export type { Methods } from './run/members';
export { dateValue } from './dates';
export { windowsPath, worldPath } from './paths';
export {
  asItems,
  newObject,
  newThing,
  newTimeSpan,
  property,
  toText,
  isThing,
  type Thing,
  type Value,
} from './values';
