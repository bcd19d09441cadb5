import { allCommands } from './cli/catalogue';
import { commands } from './cli/commands';
import { headerFunctions, templateFunctions } from './cli/template/functions';
import { functions } from './cli/template/later';

/** Every command of Docker's client, and what its templates may call. */
allCommands.fill(commands);
functions.fill({ everywhere: templateFunctions, inHeaders: headerFunctions });
