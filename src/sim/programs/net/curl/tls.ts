import { isFail } from '#sim/base/fail';
import { certificateOf, clientHello } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { CurlOptions } from './options';
import { problem, type Problem } from './problem';

const untrusted = `SSL certificate problem: self-signed certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.`;

/** Opens TLS, and looks at the certificate unless -k: it must be the one of --cacert. Undefined when all is well. */
export function* shakeHands(p: Proc, fd: number, options: CurlOptions): Steps<Problem | undefined> {
  const refused = yield* p.write(fd, clientHello);
  const answer = refused === undefined ? yield* p.read(fd, 65536) : refused;
  const certificate = isFail(answer) ? undefined : certificateOf(answer);
  if (certificate === undefined)
    return problem(35, 'OpenSSL/3.0.13: error:0A00010B:SSL routines::wrong version number');
  if (options.has('insecure')) return undefined;
  const path = options.value('cacert');
  const trusted = path === undefined ? '' : p.readText(path);
  const isTrusted = !isFail(trusted) && trusted.trim() === certificate.trim();
  return isTrusted ? undefined : problem(60, untrusted);
}
