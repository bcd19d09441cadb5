/** The door of the shells: the programs, and what a program may offer for Tab. */
export { shellPrograms } from './program';
export type { Completer, Completers } from './edit/completion';
