import type { FittingWordKey } from '#locales/fittings/en';
import type { StageWordKey } from '#locales/index';

/** A text on the stage: a key into the interface's words with what goes into it, or a name that is the same in every language. */
export type Label =
  string | { key: StageWordKey | FittingWordKey; values?: Readonly<Record<string, string | number>> };

/** Makes the text of a label; what the pictures and the narration are handed. */
export type Say = (label: Label) => string;
