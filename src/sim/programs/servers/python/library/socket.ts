import { asBytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '../../../net/connect';
import { makeError, raise, raiseFail, Raised } from '../run/errors';
import type { Runtime } from '../run/runtime';
import { PyBytes, PyTuple, type NativeBody, type Py } from '../run/values';
import { bytesArg, numberArg, textArg } from './take';

/** A name that has no address: socket.gaierror. */
function noName(isSilent: boolean): never {
  const made = makeError(
    'OSError',
    isSilent ? -3 : -2,
    isSilent ? 'Temporary failure in name resolution' : 'Name or service not known',
  );
  made.attributes.set('errno', isSilent ? -3 : -2);
  made.attributes.set('%class', 'gaierror');
  throw new Raised(made);
}

function* resolve(run: Runtime, name: string): Steps<string> {
  if (name === '' || name === '0.0.0.0') return '0.0.0.0';
  const found = yield* lookUp(run.p, name === 'localhost' ? 'localhost' : name);
  if (isNoName(found)) return noName(found.noName === 'timeout');
  return found[0] ?? '';
}

/** What `socket.py` of this Python stands on: descriptors, as the kernel gives them. */
export const socketNatives: Readonly<Record<string, NativeBody>> = {
  *_resolve(run, args): Steps<Py> {
    return yield* resolve(run, textArg(args[0]));
  },
  *_connect(run, [host, port, timeout]): Steps<Py> {
    yield* run.pay();
    const ip = yield* resolve(run, textArg(host));
    const seconds = timeout === null || timeout === undefined ? undefined : numberArg(timeout);
    const line = yield* dial(
      run.p,
      ip,
      numberArg(port),
      seconds === undefined ? undefined : run.p.clock() + seconds * 1000,
    );
    if (isNoLine(line)) return isFail(line) ? raiseFail(line.error) : raise('TimeoutError', 'timed out');
    if (line.fd < 0) return raise('OSError', 'this Python reaches no host of the internet');
    return line.fd;
  },
  _listen: (run, [host, port, backlog]) => {
    const name = textArg(host);
    const ip = name === '' || name === '0.0.0.0' ? '' : name === 'localhost' ? '127.0.0.1' : name;
    const fd = run.p.listen({ ip, port: numberArg(port) }, backlog === undefined ? 5 : numberArg(backlog));
    return isFail(fd) ? raiseFail(fd.error) : fd;
  },
  *_accept(run, [fd]): Steps<Py> {
    yield* run.pay();
    const found = yield* run.p.accept(numberArg(fd));
    if (isFail(found)) return raiseFail(found.error);
    return new PyTuple([found.fd, found.remote.ip, found.remote.port]);
  },
  *_recv(run, [fd, size]): Steps<Py> {
    yield* run.pay();
    const data = yield* run.p.read(numberArg(fd), numberArg(size));
    return isFail(data) ? raiseFail(data.error) : new PyBytes(data);
  },
  *_send(run, [fd, data]): Steps<Py> {
    yield* run.pay();
    const refused = yield* run.p.write(numberArg(fd), asBytes(bytesArg(data).value));
    return refused === undefined ? null : raiseFail(refused.error);
  },
  _close: (run, [fd]) => {
    run.p.close(numberArg(fd));
    return null;
  },
  _port: (run, [fd]) => {
    const names = run.p.socketNames(numberArg(fd));
    return isFail(names) ? 0 : names.local.port;
  },
  gethostname: (run) => hostname(run),
  *gethostbyname(run, [name]): Steps<Py> {
    return yield* resolve(run, textArg(name));
  },
};

/** The name that its UTS namespace has. */
export function hostname(run: Runtime): string {
  return run.p.do((sim) => sim.namespaces.peek(sim.processes.need(run.p.processId).ns.uts)?.hostname ?? '');
}
