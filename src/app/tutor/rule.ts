import type { Language } from '#locales/index';

/** A command that was typed, and what came of it. */
export interface Typed {
  command: string;
  /** the command's words, as a shell cuts them */
  words: readonly string[];
  /** what the terminal showed since */
  output: string;
  /** it has been in the foreground for some seconds and still is */
  isRunning: boolean;
  /** containers that ended within moments of its starting them */
  ended: readonly { name: string; code: string }[];
}

/** A mistake that the tutor knows. */
export interface Rule {
  /** looks for it; what it answers is put into the sentence. Undefined: it is not here */
  finds: (typed: Typed) => Readonly<Record<string, string>> | undefined;
  /** one or two sentences, with `code` and {values} */
  says: Readonly<Record<Language, string>>;
}
