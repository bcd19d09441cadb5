import { provide } from './given';
import { macFamily } from './hosts/mac/systems';
import { families } from './hosts/systems';
import { macPrograms } from './programs/mac/index';
import { zshProgram } from './shell/zsh/index';

/** Macs: their files, the Z shell, the tools that differ from Linux's. */
provide({ name: 'mac', programs: { ...macPrograms, [zshProgram.name]: zshProgram } });
families.macos?.fill(macFamily);
