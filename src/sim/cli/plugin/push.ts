import { command } from '../command';
import { canonicalName, familiar, isBad, parseReference, withDefaultTag } from '../reference';
import { isRefusal, refuse } from '../refusal';
import { registryAuth } from '../registry-auth';
import { displayOn, showProgress } from '../stream/progress';

export const push = command({
  path: 'plugin push',
  usage: 'PLUGIN[:TAG]',
  short: 'Send a plugin to a registry',
  args: { exact: 1 },
  flags: {
    'disable-content-trust': { kind: 'bool', default: true, help: 'Send it without a signature' },
  },
  *run({ cli, args }) {
    const typed = parseReference(args[0] ?? '');
    if (isBad(typed)) return yield* cli.fail(refuse(typed.bad));
    const named = withDefaultTag(typed);
    const opened = yield* cli.engine.open('POST', `/plugins/${familiar(named)}/push`, {
      headers: registryAuth(cli.p, canonicalName(named).split('/')[0] ?? ''),
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    const failed = yield* showProgress(cli, opened, displayOn(cli, 1));
    return failed ? yield* cli.fail(failed) : 0;
  },
});
