import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { JsonScanner } from './http/json-scanner';

const usualFile = '/etc/docker/daemon.json';

/** Names that the file may hold: the long flags of `dockerd --help`, lists in the plural, and three that only the file has. */
const directives = new Set(
  `allow-nondistributable-artifacts api-cors-header authorization-plugins bip bip6 bridge bridge-accept-fwmark builder
  cdi-spec-dirs cgroup-parent containerd containerd-namespace containerd-plugins-namespace cpu-rt-period cpu-rt-runtime
  data-root debug default-address-pools default-cgroupns-mode default-gateway default-gateway-v6 default-ipc-mode
  default-network-opts default-runtime default-shm-size default-ulimits dns dns-opts dns-search exec-opts exec-root
  experimental features firewall-backend fixed-cidr fixed-cidr-v6 group host-gateway-ip host-gateway-ips hosts http-proxy
  https-proxy icc init init-path insecure-registries ip ip-forward ip-forward-no-drop ip-masq ip6tables iptables ipv6
  labels live-restore log-driver log-format log-level log-opts max-concurrent-downloads max-concurrent-uploads
  max-download-attempts metrics-addr mtu network-control-plane-mtu no-new-privileges no-proxy node-generic-resources
  oom-score-adjust pidfile proxies raw-logs registry-mirrors rootless runtimes seccomp-profile selinux-enabled
  shutdown-timeout storage-driver storage-opts swarm-default-advertise-addr tls tlscacert tlscert tlskey tlsverify
  userland-proxy userland-proxy-path userns-remap validate`.split(/\s+/),
);

/** Why dockerd does not start with its file of settings; undefined: it does, also without one. The words are those of 28.5.2. */
export function configFault(p: Proc): string | undefined {
  const text = p.readText(usualFile);
  if (isFail(text) || text.trim() === '') return undefined;
  const fault = faultIn(text);
  return fault && `unable to configure the Docker daemon with file ${usualFile}: ${fault}`;
}

function faultIn(text: string): string | undefined {
  const syntax = new JsonScanner(text).firstError();
  if (syntax !== undefined)
    return `invalid JSON: ${syntax === 'unexpected EOF' ? 'unexpected end of JSON input' : syntax}`;
  let settings: object;
  try {
    settings = JSON.parse(text) as object;
  } catch {
    return 'invalid JSON: invalid character after top-level value';
  }
  const unknown = Object.keys(settings).filter((name) => !directives.has(name));
  return unknown.length === 0
    ? undefined
    : `the following directives don't match any configuration option: ${unknown.join(', ')}`;
}
