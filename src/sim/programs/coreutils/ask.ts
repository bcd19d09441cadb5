import { utf8 } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { Input, type Tool } from '../tool';

/** Asks on standard error, behind the name; yes is a line that begins with y or Y. */
export function* ask<K extends string>(t: Tool<K>, question: string, stdin: Input): Steps<boolean> {
  yield* t.flush();
  yield* t.p.write(2, utf8(`${t.name}: ${question} `));
  const answer = yield* stdin.line();
  return /^[yY]/.test(answer ?? '');
}

export function standardInput<K extends string>(t: Tool<K>): Input {
  return new Input(t as unknown as Tool, 0);
}
