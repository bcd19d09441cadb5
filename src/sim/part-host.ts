import { provide } from './given';
import { vmPrograms } from './hosts/index';
import { developmentTools } from './programs/development/index';
import { remoteTools } from './programs/remote/index';
import { systemPrograms } from './programs/system/index';

/** What a Linux server has beside the usual tools: services, development, virtual machines. */
provide({
  name: 'host',
  programs: { ...developmentTools, ...systemPrograms, ...remoteTools, ...vmPrograms },
});
