import { program, programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

export const netshoot: Family = {
  repository: 'nicolaka/netshoot',
  images: [
    app({
      name: 'nicolaka/netshoot:v0.14',
      tags: ['latest', 'v0.14'],
      created: '2025-06-10',
      base: [alpine324],
      megabytes: 200,
      by: 'apk add --no-cache bash bind-tools bridge-utils conntrack-tools curl iperf3 iproute2 iptables jq mtr netcat-openbsd nmap openssl socat tcpdump',
      tree: {
        ...programs('/bin', 'bash', { version: '5.2.37', size: 770_000 }),
        // zsh, as far as bash's language is its own
        '/bin/zsh': program('bash', { version: '5.2.37', size: 840_000 }),
        ...programs(
          '/usr/bin',
          'curl dig host jq nslookup ssh scp tcpdump nmap iperf3 socat openssl vim httpie',
          { size: 300_000 },
        ),
        ...programs('/usr/sbin', 'mtr iptables brctl conntrack', { size: 120_000 }),
        ...programs('/sbin', 'ip ss tc bridge', { size: 500_000 }),
      },
      rest: '/usr/share/nmap/nmap-os-db /usr/lib/python3/all.py /usr/local/bin/termshark',
      config: { cmd: ['zsh'], workdir: '/root' },
    }),
  ],
};
