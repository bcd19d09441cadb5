import type { Steps } from '#sim/kernel/program';
import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Cli } from '../cli';
import { command } from '../command';
import { isRefusal, refuse, type Refusal } from '../refusal';

const hub = 'https://index.docker.io/v1/';

export const login = command({
  path: 'login',
  usage: '[SERVER]',
  short: 'Tell a registry who you are',
  long: 'Tell a registry who you are.\nWithout a server it is Docker Hub.',
  args: { max: 1 },
  flags: {
    password: { kind: 'string', short: 'p', help: 'Password, or a personal access token (PAT)' },
    'password-stdin': { kind: 'bool', help: 'Read it from standard input' },
    username: { kind: 'string', short: 'u', help: 'Name of the user' },
  },
  *run({ cli, flags, args }) {
    const server = args[0] ?? hub;
    const password = yield* readPassword(
      cli,
      flags.password,
      flags['password-stdin'] === true,
      flags.username,
    );
    if (isRefusal(password)) return yield* cli.fail(password);
    const username = flags.username ?? '';
    if (username === '' || password === '') {
      return yield* cli.fail(refuse('Error: Cannot perform an interactive login from a non TTY device'));
    }
    const answer = yield* cli.engine.json<{ Status?: string }>('POST', '/auth', {
      json: { username, password, serveraddress: server },
    });
    if (isRefusal(answer)) return yield* cli.fail(answer);
    yield* cli.out(`${answer.Status ?? 'Login Succeeded'}\n`);
    return 0;
  },
});

function* readPassword(
  cli: Cli,
  typed: string | undefined,
  fromInput: boolean,
  username: string | undefined,
): Steps<string | Refusal> {
  if (typed !== undefined && typed !== '') {
    if (fromInput) return refuse('--password and --password-stdin are mutually exclusive');
    yield* cli.err('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
    return typed;
  }
  if (!fromInput) return '';
  if (username === undefined || username === '')
    return refuse('Must provide --username with --password-stdin');
  const input = yield* cli.p.readAll(0);
  return isFail(input) ? '' : text(input).replace(/[\r\n]+$/, '');
}
