import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { request } from '#sim/kernel/http/index';
import type { Cmdlet, Fault } from '#sim/powershell/index';
import { newThing, toText, worldPath, type Value } from '#sim/powershell/index';
import { lookUp } from '../network';

const unreachable = (message: string): Omit<Fault, 'activity'> => ({
  message,
  category: 'InvalidOperation',
  target: 'System.Net.HttpWebRequest',
  targetType: 'HttpWebRequest',
  exception: 'WebException',
  id: 'WebCmdletWebResponseException',
  prefix: 'Invoke-WebRequest',
});

/** `curl` and `wget` are other names of it in Windows PowerShell. */
export const invokeWebRequest: Cmdlet = {
  name: 'Invoke-WebRequest',
  aliases: ['iwr', 'curl', 'wget'],
  summary: 'Fetches a page.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Uri: { position: 0, type: 'string', isMandatory: true },
    Method: { type: 'string' },
    OutFile: { type: 'string' },
    UseBasicParsing: { type: 'switch' },
    TimeoutSec: { type: 'number' },
  },
  *run(call) {
    const { session, args } = call;
    const { p } = session;
    const url = /^(?:http:\/\/)?([^/:]+)(?::(\d+))?(\/.*)?$/.exec(toText(args['Uri'] ?? ''));
    const host = url?.[1] ?? '';
    const [ip] = (yield* lookUp(p, host)) ?? [];
    if (url === null || ip === undefined) {
      yield* call.fail(unreachable(`The remote name could not be resolved: '${host}'`));
      return;
    }
    const port = Number(url[2] ?? 80);
    const fd = yield* p.connect({ ip, port });
    if (isFail(fd)) {
      yield* call.fail(unreachable('Unable to connect to the remote server'));
      return;
    }
    const answer = yield* request(p, fd, {
      method: toText(args['Method'] ?? 'GET').toUpperCase(),
      path: url[3] ?? '/',
      headers: [
        ['User-Agent', 'Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1'],
        ['Host', port === 80 ? host : `${host}:${String(port)}`],
        ['Connection', 'Keep-Alive'],
      ],
    });
    if (isFail(answer)) {
      p.close(fd);
      yield* call.fail(
        unreachable('The underlying connection was closed: The connection was closed unexpectedly.'),
      );
      return;
    }
    const body = yield* answer.body.readAll();
    p.close(fd);
    const content = isFail(body) ? '' : text(body);
    if (answer.status >= 400) {
      yield* call.fail(
        unreachable(`The remote server returned an error: (${String(answer.status)}) ${answer.reason}.`),
      );
      return;
    }
    if (args['OutFile'] !== undefined) {
      p.writeText(worldPath(p, toText(args['OutFile'])), content);
      return;
    }
    const headers: Record<string, Value> = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    );
    yield* call.emit(
      newThing('Microsoft.PowerShell.Commands.HtmlWebResponseObject', {
        StatusCode: answer.status,
        StatusDescription: answer.reason,
        Content: content,
        RawContentLength: content.length,
        Headers: newThing('System.Collections.Hashtable', headers),
      }),
    );
  },
};
