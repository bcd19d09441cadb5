import { asBytes, text } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { startContainer } from '../container/start';
import { attachmentKey, newAttachment } from '../runtime/output';
import { containerKey } from '../state/find';
import { dropContainer, stepContainer } from './container';
import type { Instruction } from './dockerfile';
import { addStep, fromCache } from './layer';
import { say, tell } from './say';
import { isStepFailure, shellOf, type Build, type Stage, type StepFailure } from './stage';
import { jsonForm } from './words';

export const needsBuildKit = (option: string) =>
  `the --${option} option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled`;

/** RUN: a container with that command; what it leaves behind is the layer. */
export function* run(build: Build, stage: Stage, step: Instruction): Steps<string | StepFailure> {
  const unsupported = Object.keys(step.flags)[0];
  if (unsupported !== undefined) return { failed: needsBuildKit(unsupported) };
  const command = jsonForm(step.rest) ?? [...shellOf(stage), ...(step.rest === '' ? [] : [step.rest])];
  const args = [...stage.args].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([name]) => !hasEnv(stage, name));
  const prefix =
    args.length === 0 ? '' : `|${args.length} ${args.map(([name, value]) => `${name}=${value}`).join(' ')} `;
  const createdBy = `${prefix}${command.join(' ')}`;
  const known = yield* fromCache(build, stage, createdBy);
  if (known !== null) return known;
  const id = yield* stepContainer(build, stage, {
    Cmd: command,
    Entrypoint: [''],
    Env: [...(stage.config.Env ?? []), ...args.map(([name, value]) => `${name}=${value}`)],
    Healthcheck: { Test: ['NONE'] },
  });
  if (isStepFailure(id)) return id;
  yield* say(build, ` ---> Running in ${id.slice(0, 12)}\n`);
  const code = yield* runToEnd(build, id);
  if (isStepFailure(code)) return code;
  if (code !== 0) {
    if (build.wish.removes === 'all') dropContainer(build.p, id);
    return { failed: `The command '${command.join(' ')}' returned a non-zero code: ${code}`, code };
  }
  const image = build.p.do((sim) =>
    addStep(sim, sim.daemons.need(build.daemon), stage, createdBy, leftBehind(sim, id)),
  );
  if (build.wish.removes !== 'never') {
    dropContainer(build.p, id);
    yield* say(build, ` ---> Removed intermediate container ${id.slice(0, 12)}\n`);
  }
  return image;
}

const hasEnv = (stage: Stage, name: string) =>
  (stage.config.Env ?? []).some((pair) => pair.startsWith(`${name}=`));

function leftBehind(sim: Sim, id: string): LayerTree {
  const row = sim.containers.need(id);
  const tree = files.upperTree(sim, row.fs);
  // mount points that the runtime made are no part of an image
  for (const path of ['/etc/hosts', '/etc/hostname', '/etc/resolv.conf', '/dev', '/proc', '/sys', '']) {
    const entry = tree[path];
    if (entry?.type === 'dir' && !Object.keys(tree).some((other) => other.startsWith(`${path}/`)))
      delete tree[path];
  }
  return tree;
}

/** Starts the container, passes on what it prints, and waits: its exit code. */
function* runToEnd(build: Build, id: string): Steps<number | StepFailure> {
  const { p } = build;
  const attachment = p.do((sim) => {
    const made = newAttachment(sim, { wantsOut: true, wantsErr: true, isFramed: true });
    sim.containers.need(id).attachments.push(made);
    return made;
  });
  const refused = yield* startContainer(p, build.daemon, id);
  if (refused !== undefined) return { failed: refused.message };
  for (;;) {
    const part = yield* p.until((sim) => takeFrames(sim, attachment), [attachmentKey(attachment)]);
    if (part === null) break;
    for (const { isError, data } of frames(part)) {
      const shown = text(asBytes(data));
      yield* isError ? tell(build, { stream: `\u001b[91m${shown}\u001b[0m` }) : say(build, shown);
    }
  }
  p.do((sim) => sim.attachments.remove(attachment));
  return yield* p.until(
    (sim) => {
      const row = sim.containers.peek(id);
      return row === undefined ? 137 : row.process === 0 ? row.exitCode : undefined;
    },
    [containerKey(id)],
  );
}

function takeFrames(sim: Sim, attachment: number): string | null | undefined {
  const row = sim.attachments.get(attachment);
  if (row === undefined) return null;
  if (row.buffer === '') return row.isEnded ? null : undefined;
  const data = row.buffer;
  row.buffer = asBytes('');
  return data;
}

/** The pieces of a multiplexed stream. */
function frames(stream: string): { isError: boolean; data: string }[] {
  const found: { isError: boolean; data: string }[] = [];
  for (let at = 0; at + 8 <= stream.length;) {
    const byte = (i: number) => stream.charCodeAt(at + i);
    const length = ((byte(4) * 256 + byte(5)) * 256 + byte(6)) * 256 + byte(7);
    found.push({ isError: byte(0) === 2, data: stream.slice(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return found;
}
