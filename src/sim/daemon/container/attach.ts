import { asBytes, utf8 } from '#sim/base/bytes';
import { reasonOf } from '#sim/kernel/http/index';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { startThread } from '#sim/kernel/processes';
import type { Steps } from '#sim/kernel/program';
import type { Reply } from '../http/answer';
import { conflict, invalid, isRefusal, type Refusal } from '../http/refusal';
import { flag, isAtLeast, param, type ApiRequest } from '../http/request';
import { hijackHead, rawStream, streamType } from '../http/stream';
import type { Connection } from '../http/verb';
import { sendOutput } from '../runtime/attached';
import { detachSequence } from '../runtime/detach-keys';
import { frame, logEntries, newAttachment } from '../runtime/output';
import { announceContainer } from '../state/events';
import { configOf, findContainer } from '../state/find';

/** The connection is out of HTTP's hands already, so an error is written by hand (moby, postContainersAttach). */
function* refuseBare(p: Proc, { fd }: Connection, { refused, message }: Refusal): Steps<'close'> {
  const head = `HTTP/1.1 ${refused} ${reasonOf(refused)}\r\nContent-Type: ${rawStream}\r\n\r\n`;
  yield* p.write(fd, asBytes(`${head}${utf8(message)}\r\n`));
  return 'close';
}

/** POST /containers/{name}/attach: the connection becomes the container's streams. It may come before the start. */
export function* attach(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const keys = detachSequence(param(request, 'detachKeys'));
  const begun = p.do((sim) => {
    const row = findContainer(sim, connection.daemon, request.vars['name'] ?? '');
    if (isRefusal(row)) return row;
    if (keys === undefined) return invalid(`Invalid detach keys (${param(request, 'detachKeys')}) provided`);
    if (row.state === 'paused')
      return conflict(`container ${row.name} is paused, unpause the container before attach`);
    if (row.state === 'restarting')
      return conflict(`container ${row.name} is restarting, wait until the container is running`);
    const { config } = configOf(sim, row.id);
    const isFramed = !config.Tty;
    const attachment = newAttachment(sim, {
      wantsOut: flag(request, 'stdout'),
      wantsErr: flag(request, 'stderr'),
      isFramed,
    });
    if (flag(request, 'logs')) replay(attachment, row.id);
    if (flag(request, 'stream')) row.attachments.push(attachment);
    else sim.attachments.need(attachment).isEnded = true;
    announceContainer(sim, row, 'attach');
    return {
      id: row.id,
      attachment,
      isFramed,
      takesInput: flag(request, 'stdin') && flag(request, 'stream') && config.OpenStdin,
    };

    function replay(to: number, id: string): void {
      const target = sim.attachments.need(to);
      const content = sim.containerLogs.peek(id)?.content ?? asBytes('');
      for (const { stream, text } of logEntries(content)) {
        if (!(stream === 1 ? target.wantsOut : target.wantsErr)) continue;
        target.buffer = asBytes(target.buffer + (isFramed ? frame(stream, text) : text));
      }
    }
  });
  if (isRefusal(begun) || keys === undefined) return yield* refuseBare(p, connection, begun as Refusal);
  const type = streamType(begun.isFramed, connection.wantsUpgrade, isAtLeast(request, 42));
  connection.begun(connection.wantsUpgrade ? 101 : 200);
  yield* p.write(connection.fd, hijackHead(connection.wantsUpgrade, type));
  const note: Json = {
    fd: connection.fd,
    container: begun.id,
    exec: '',
    attachment: begun.attachment,
    rest: connection.rest,
    keys: begun.isFramed ? '' : keys,
    typed: '',
  };
  if (begun.takesInput) p.do((sim) => void startThread(sim, p.processId, 'input', note));
  yield* sendOutput(p, connection.fd, begun.attachment);
  return 'close';
}
