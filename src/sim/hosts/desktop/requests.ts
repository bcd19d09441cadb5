import { isAny, isListenedTo } from '#sim/network/index';
import { configOf, containerId, daemonOfMachine } from '#sim/daemon/state/find';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import type { Platform } from './platform';
import type { DesktopState } from './state';

/** What of a request to create a container concerns the host: the paths that are to be mounted. */
interface CreateBody {
  HostConfig?: {
    Binds?: string[] | null;
    Mounts?: { Type?: string; Source?: string }[] | null;
  };
}

/** A bind of the host: its path, and what stands behind it. */
const bindPattern = /^([A-Za-z]:[\\/][^:]*|\/[^:]*)(:.*)$/;
/** The engine's own socket is the machine's. */
const ownSocket = /^\/(var\/)?run\/docker\.sock$/;

function denial(path: string): string {
  return `mounts denied: \nThe path ${path} is not shared from the host and is not known to Docker.\nYou can configure shared paths from Docker -> Preferences... -> Resources -> File Sharing.\nSee https://docs.docker.com/go/mac-file-sharing/ for more info.`;
}

/** Where a path of the host is in the machine; or why it is nowhere there. */
function place(
  platform: Platform,
  shared: readonly string[],
  path: string,
): { at: string } | { denied: string } {
  if (ownSocket.test(path)) return { at: path };
  const plain = platform.plain(path);
  const isShared = shared
    .map(platform.plain)
    .some((one) => plain === one || plain.startsWith(`${one.replace(/\/$/, '')}/`));
  const at = isShared ? platform.inVm(path) : undefined;
  return at === undefined ? { denied: denial(path) } : { at };
}

/** Puts the machine's paths in place of the host's. Answers the new body, or the refusal. */
export function rewriteCreate(
  body: string,
  platform: Platform,
  shared: readonly string[],
): { body: string } | { denied: string } {
  let given: CreateBody;
  try {
    given = JSON.parse(body) as CreateBody;
  } catch {
    return { body };
  }
  const { HostConfig } = given;
  for (const [i, bind] of (HostConfig?.Binds ?? []).entries()) {
    const [, path = '', rest = ''] = bindPattern.exec(bind) ?? [];
    if (path === '' || HostConfig?.Binds === undefined || HostConfig.Binds === null) continue;
    const found = place(platform, shared, path);
    if ('denied' in found) return found;
    HostConfig.Binds[i] = found.at + rest;
  }
  for (const mount of HostConfig?.Mounts ?? []) {
    if (mount.Type !== 'bind' || mount.Source === undefined) continue;
    const found = place(platform, shared, mount.Source);
    if ('denied' in found) return found;
    mount.Source = found.at;
  }
  return { body: JSON.stringify(given) };
}

/** Why a container's ports cannot be had on the host: somebody else listens there. */
export function portInTheWay(
  sim: Sim,
  host: Readonly<Machine>,
  state: DesktopState,
  container: string,
): string | undefined {
  const daemon = daemonOfMachine(sim, state.vm);
  const id = daemon === undefined ? undefined : containerId(sim, daemon.id, container);
  const net = sim.netns.peek(host.ns.net);
  if (typeof id !== 'string' || net === undefined) return undefined;
  for (const [port, bindings] of Object.entries(configOf(sim, id).host.PortBindings ?? {})) {
    const protocol = port.endsWith('/udp') ? 'udp' : 'tcp';
    for (const { HostIp, HostPort } of bindings ?? []) {
      const ip = HostIp === undefined || HostIp === '' ? '0.0.0.0' : HostIp;
      const number = Number(HostPort);
      if (!Number.isInteger(number) || number === 0) continue;
      const own = state.forwards[forwardKey(protocol, ip, number)];
      if (own !== undefined || !isListenedTo(net, protocol, ip, number)) continue;
      const at = `${ip}:${number}`;
      return `ports are not available: exposing port ${protocol.toUpperCase()} ${at} -> 127.0.0.1:0: listen ${protocol} ${at}: bind: address already in use`;
    }
  }
  return undefined;
}

/** How a forwarded port is named among the others. */
export function forwardKey(protocol: 'tcp' | 'udp', ip: string, port: number): string {
  return `${protocol}/${isAny(ip) ? '*' : ip}/${port}`;
}
