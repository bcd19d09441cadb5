import { strftime } from './base/strftime';
import { functionText } from './shell/builtins/functions';
import { later } from './shell/builtins/later';
import { rareBuiltins } from './shell/builtins/rare';
import * as completion from './shell/edit/completion';
import * as syntaxErrors from './shell/run/syntax-errors';

/** What of the shells is used less often. */
later.fill({ ...rareBuiltins, ...completion, ...syntaxErrors, functionText, strftime });
