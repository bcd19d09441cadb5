import { allCommands } from './cli/catalogue';
import { commands } from './cli/commands';

/** Every command of Docker's client. */
allCommands.fill(commands);
