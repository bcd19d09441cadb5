import { text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Engine } from '#sim/cli/engine';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { familiarName, isBad, parseReference } from '#sim/cli/reference';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Display } from './progress/display';
import type { Prepared } from './request';

/** `--push` with the docker driver: the client has the engine push what it has just named. */
export function* pushImages(
  p: Proc,
  engine: Engine,
  prepared: readonly Prepared[],
  display: Display,
): Steps<Refusal | undefined> {
  for (const { exporters } of prepared) {
    for (const { pushes, names } of exporters) {
      for (const name of pushes ? names : []) {
        const refused = yield* pushOne(p, engine, name, display);
        if (refused !== undefined) return refused;
      }
    }
  }
  return undefined;
}

function* pushOne(p: Proc, engine: Engine, name: string, display: Display): Steps<Refusal | undefined> {
  const reference = parseReference(name);
  if (isBad(reference)) return refuse(reference.bad);
  const step = { digest: `push ${name}`, name: `pushing ${name} with docker`, started: p.now() };
  yield* display.add({ vertexes: [step] });
  const failed = yield* stream(engine, familiarName(reference), reference.tag ?? 'latest');
  const completed = p.now();
  yield* display.add({
    vertexes: [{ ...step, completed, ...(failed === undefined ? {} : { error: failed }) }],
  });
  return failed === undefined ? undefined : refuse(failed);
}

function* stream(engine: Engine, name: string, tag: string): Steps<string | undefined> {
  const opened = yield* engine.open('POST', `/images/${name}/push`, {
    query: { tag },
    headers: [['X-Registry-Auth', 'e30=']],
  });
  if (isRefusal(opened)) return opened.refused;
  let rest = '';
  let failed: string | undefined;
  for (;;) {
    const part: Bytes | { error: string } = yield* opened.response.body.chunk();
    if (isFail(part) || part === '') break;
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.trim() !== '')) {
      const message = JSON.parse(text(line as Bytes)) as { error?: string };
      failed ??= message.error;
    }
  }
  yield* engine.readAll(opened);
  return failed;
}
