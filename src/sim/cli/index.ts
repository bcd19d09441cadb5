export { docker } from './docker';
export { findCommand, findGroup, groups, namesUnder } from './catalogue';
export type { AnyCommand } from './command';
export type { Completion } from './completion';
