import { utf8 } from '#sim/base/bytes';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { startThread } from '#sim/kernel/processes';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { apiVersion, engineVersion } from '../api/version';
import { empty, type Reply } from '../http/answer';
import { readBody } from '../http/go-json';
import { conflict, invalid, isRefusal, type Refusal } from '../http/refusal';
import { isAtLeast, type ApiRequest } from '../http/request';
import { hijackHead, streamType } from '../http/stream';
import type { Connection } from '../http/verb';
import { sendOutput } from '../runtime/attached';
import { detachSequence } from '../runtime/detach-keys';
import { execKey } from '../runtime/exec-watch';
import { frame, newAttachment } from '../runtime/output';
import { findExec } from './find';
import { startExec } from './life';

/** dockerd's own part, ms of processor time. */
const startCpu = 3;

const fields = { Detach: 'bool', Tty: 'bool', ConsoleSize: 'size' } as const;

interface Begun {
  id: string;
  /** 0 for one that runs in the background */
  attachment: number;
  isFramed: boolean;
  wantsIn: boolean;
  container: string;
  keys: string;
}

/** POST /exec/{id}/start: attached to the connection, or in the background with Detach. */
export function* start(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const asked = readBody(request, fields, 'container.ExecStartOptions');
  if (isRefusal(asked)) return asked;
  yield* p.cpu(startCpu);
  const isDetached = asked['Detach'] === true;
  const begun = p.do((sim) => begin(sim, connection.daemon, request.vars['id'] ?? '', isDetached, asked));
  if (isRefusal(begun)) return begun;
  if (isDetached) return yield* background(p, begun.id);
  const type = streamType(begun.isFramed, connection.wantsUpgrade, isAtLeast(request, 42));
  const own = `Api-Version: ${apiVersion}\r\nDocker-Experimental: false\r\nOstype: linux\r\nServer: Docker/${engineVersion} (linux)\r\n`;
  connection.begun(connection.wantsUpgrade ? 101 : 200);
  yield* p.write(connection.fd, hijackHead(connection.wantsUpgrade, type, own));
  const note: Json = {
    fd: connection.fd,
    container: begun.container,
    exec: begun.id,
    attachment: begun.attachment,
    rest: connection.rest,
    keys: begun.isFramed ? '' : begun.keys,
    typed: '',
  };
  if (begun.wantsIn) p.do((sim) => void startThread(sim, p.processId, 'input', note));
  yield* sendOutput(p, connection.fd, begun.attachment);
  const error = p.do((sim) => sim.execs.peek(begun.id)?.error ?? '');
  if (error !== '') {
    const words = utf8(`${error}\r\n`);
    yield* p.write(connection.fd, begun.isFramed ? frame(1, words) : words);
  }
  return 'close';
}

function begin(
  sim: Sim,
  daemon: number,
  id: string,
  isDetached: boolean,
  { ConsoleSize: size, Tty: isRaw }: Record<string, unknown>,
): Begun | Refusal {
  const exec = findExec(sim, daemon, id);
  if (isRefusal(exec)) return exec;
  if (exec.exitCode !== null || exec.hasStarted) return conflict(`exec command ${exec.id} has already run`);
  const container = sim.containers.peek(exec.container);
  if (container === undefined || container.process === 0)
    return conflict(`container ${exec.container} is not running`);
  if (container.state === 'paused')
    return conflict(`Container ${container.id} is paused, unpause the container before exec`);
  if (Array.isArray(size) && Number(size[0]) > 0) exec.size = [Number(size[0]), Number(size[1])];
  // moby goes by what is said here, not by what the exec was made with
  const isFramed = isRaw !== true;
  let attachment = 0;
  if (!isDetached) {
    attachment = newAttachment(sim, { wantsOut: exec.wantsOut, wantsErr: exec.wantsErr, isFramed });
    exec.attachments.push(attachment);
  }
  startExec(sim, exec);
  const keys = detachSequence(exec.detachKeys) ?? '';
  return { id: exec.id, attachment, isFramed, wantsIn: exec.wantsIn, container: exec.container, keys };
}

/** Answers as soon as the process is there. */
function* background(p: Proc, id: string): Steps<Reply | Refusal> {
  const failed = yield* p.until(
    (sim) => {
      const row = sim.execs.peek(id);
      if (row === undefined || row.error !== '') return row?.error ?? 'gone';
      return row.process === 0 ? undefined : '';
    },
    [execKey(id)],
  );
  return failed === '' ? empty(200) : invalid(failed);
}
