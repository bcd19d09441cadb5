import { functionText } from './shell/builtins/functions';
import { later } from './shell/builtins/later';
import { rareBuiltins } from './shell/builtins/rare';

/** What of the shells is used less often. */
later.fill({ ...rareBuiltins, functionText });
