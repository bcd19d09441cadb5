import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { configPath, readConfig, writeConfig } from '../config-file';
import { credentialsFor, encode, hub, registryKey, type Credentials } from '../registry-auth';
import type { EngineRefusal } from '../engine';
import { isRefusal, refuse, type Refusal } from '../refusal';

const notInteractive = refuse('Error: Cannot perform an interactive login from a non TTY device');

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
    const key = registryKey(server);
    const password = yield* givenPassword(
      cli,
      flags.password ?? '',
      flags['password-stdin'] === true,
      flags.username ?? '',
    );
    if (isRefusal(password)) return yield* cli.fail(password);
    const isBare = (flags.username ?? '') === '' && password === '';
    const kept = isBare ? credentialsFor(readConfig(cli.p), key) : undefined;
    if (kept !== undefined) {
      const again = yield* withKept(cli, key, kept);
      if (again !== undefined) return again;
    }
    const who = yield* complete(cli, key, flags.username ?? kept?.username ?? '', password);
    if (isRefusal(who)) return yield* cli.fail(who);
    const answer = yield* authenticate(cli, key, who);
    if (isRefusal(answer)) return yield* cli.fail(answer);
    yield* keep(cli, key, who);
    yield* cli.out(`${answer.Status ?? 'Login Succeeded'}\n`);
    return 0;
  },
});

function authenticate(cli: Cli, key: string, who: Credentials): Steps<{ Status?: string } | EngineRefusal> {
  return cli.engine.json<{ Status?: string }>('POST', '/auth', { json: { ...who, serveraddress: key } });
}

/** The password as it was given, by flag or standard input; '' without one. */
function* givenPassword(
  cli: Cli,
  typed: string,
  fromInput: boolean,
  username: string,
): Steps<string | Refusal> {
  if (typed !== '') {
    if (fromInput) return refuse('conflicting options: cannot specify both --password and --password-stdin');
    yield* cli.err('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
    return typed;
  }
  if (!fromInput) return '';
  if (username === '') return refuse('the --password-stdin option requires --username to be set');
  const input = yield* cli.p.readAll(0);
  return isFail(input)
    ? ''
    : text(input)
        .replace(/\r?\n$/, '')
        .replace(/\r$/, '');
}

/** Tries what is kept; undefined when the registry does not take it any more. */
function* withKept(cli: Cli, key: string, kept: Credentials): Steps<number | undefined> {
  yield* cli.err(`Authenticating with existing credentials... [Username: ${kept.username}]\n`);
  const note = "To login with a different account, run 'docker logout' followed by 'docker login'";
  const isTty = cli.terminal(2) !== undefined;
  yield* cli.err(
    isTty
      ? `\n\x1b[1m\x1b[106m\x1b[30mi\x1b[0m\x1b[0m \x1b[96mInfo → \x1b[0m\x1b[0m\x1b[3m${note}\x1b[0m\n\n\n`
      : `\n Info -> ${note}\n\n\n`,
  );
  const answer = yield* authenticate(cli, key, kept);
  if (!isRefusal(answer)) {
    yield* cli.out(`${answer.Status ?? 'Login Succeeded'}\n`);
    return 0;
  }
  if (answer.status !== 401) return yield* cli.fail(answer);
  yield* cli.err('Stored credentials invalid or expired\n');
  return undefined;
}

const hubIntroduction = `Log in with your Docker ID or email address to push and pull images from Docker Hub. If you don't have a Docker ID, head over to https://hub.docker.com/ to create one.
You can log in with your password or a Personal Access Token (PAT). Using a limited-scope PAT grants better security and is required for organizations using SSO. Learn more at https://docs.docker.com/go/access-tokens/

`;

/** Asks for what is missing, on a terminal; without one nobody can be asked. */
function* complete(cli: Cli, key: string, username: string, password: string): Steps<Credentials | Refusal> {
  if (username !== '' && password !== '') return { username, password };
  if (cli.terminal(0) === undefined) return notInteractive;
  if (username === '' && key === hub) {
    yield* cli.err('Failed to start web-based login - falling back to command line login...\n\n');
    yield* cli.out(hubIntroduction);
  }
  let name = username;
  if (name === '') {
    yield* cli.out('Username: ');
    name = (yield* cli.readLine()).trim();
    if (name === '') return refuse('username is required');
  }
  if (password !== '') return { username: name, password };
  yield* cli.out('Password: ');
  cli.p.setTtyModes(0, { echo: false });
  const secret = (yield* cli.readLine()).replace(/\r$/, '');
  cli.p.setTtyModes(0, { echo: true });
  yield* cli.out('\n');
  return secret === '' ? refuse('password is required') : { username: name, password: secret };
}

/** Keeps the credentials in config.json, and says so when they are new there. */
function* keep(cli: Cli, key: string, { username, password }: Credentials): Steps<void> {
  const config = readConfig(cli.p);
  const auth = encode(utf8(`${username}:${password}`));
  if (config.auths[key]?.auth === auth) return;
  writeConfig(cli.p, { ...config, auths: { ...config.auths, [key]: { auth } } });
  yield* cli.err(
    `\nWARNING! Your credentials are stored unencrypted in '${configPath(cli.p)}'.\nConfigure a credential helper to remove this warning. See\nhttps://docs.docker.com/go/credential-store/\n\n`,
  );
}
