import { utf8 } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { sendChunk } from '../http/stream';
import type { Build } from './stage';

/** One message of the build's stream. Text that goes along with `q=1` is kept back. */
export function* say(build: Build, text: string): Steps<void> {
  if (!build.wish.isQuiet) yield* tell(build, { stream: text });
}

/** One message, whatever was asked. Go's encoder writes <, > and & as escapes. */
export function* tell(build: Build, message: object): Steps<void> {
  const escaped = JSON.stringify(message).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  yield* sendChunk(build.p, build.fd, utf8(`${escaped}\r\n`));
}
