export { docker } from './docker';
export { commands, findCommand, findGroup, groups, namesUnder } from './catalogue';
export type { AnyCommand } from './command';
export type { Completion } from './completion';
