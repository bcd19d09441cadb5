import { ComposeFailure } from './failure';

const gitUrl = /^(https?|git|ssh):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?(\/[^#?]*)/;

/** A file that compose would fetch from a git repository or, as an artifact, from a registry. */
export function isRemote(path: string): boolean {
  if (/^(?:oci:\/\/|github\.com\/|git@[^:/]+:)/.test(path)) return true;
  const [, scheme = '', , folder = ''] = gitUrl.exec(path) ?? [];
  return scheme !== '' && (scheme === 'git' || scheme === 'ssh' || folder.endsWith('.git'));
}

/** Refuses such a file: nobody in this world keeps any, so it ends as it does where git reaches nobody. */
export function refuseRemote(path: string): void {
  if (!isRemote(path)) return;
  if (path.startsWith('oci://')) {
    const reference = path.slice('oci://'.length);
    const name = /:[^/]*$/.test(reference) ? reference : `${reference}:latest`;
    throw new ComposeFailure(`failed to pull OCI resource "${name}": ${name}: not found`);
  }
  const [repository = path] = path.split('#');
  throw new ComposeFailure(`failed to access repository at ${repository}:\n ${whyNot(repository)}\n\n`);
}

const noAccess = [
  'fatal: Could not read from remote repository.',
  '',
  'Please make sure you have the correct access rights',
  'and the repository exists.',
].join('\n');

/** What git says. */
function whyNot(repository: string): string {
  const [, scheme = '', host = ''] = gitUrl.exec(repository) ?? [];
  if (scheme.startsWith('http')) {
    const shown = repository.endsWith('/') ? repository : `${repository}/`;
    return `fatal: unable to access '${shown}': Could not resolve host: ${host}`;
  }
  if (scheme === 'git') return `fatal: unable to look up ${host} (port 9418) (Name or service not known)`;
  const [, login = host] = /^git@([^:/]+):/.exec(repository) ?? [];
  if (login !== '') {
    return `ssh: Could not resolve hostname ${login}: Name or service not known\n${noAccess}`;
  }
  return `fatal: '${repository}' does not appear to be a git repository\n${noAccess}`;
}
