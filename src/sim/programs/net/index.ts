import type { Program, ProgramTable } from '#sim/kernel/program';
import { arp } from './arp';
import { brctl } from './brctl';
import { curl } from './curl/index';
import { dig } from './dig';
import { getent } from './getent';
import { host } from './host';
import { httpd } from './httpd';
import { ifconfig } from './ifconfig';
import { ip } from './ip';
import { iptables } from './iptables';
import { nc } from './nc';
import { netstat } from './netstat';
import { nslookup } from './nslookup';
import { ping } from './ping';
import { route } from './route';
import { ss } from './ss';
import { telnet } from './telnet';
import { traceroute } from './traceroute';
import { wget } from './wget';

const all: readonly Program[] = [
  arp,
  brctl,
  curl,
  dig,
  getent,
  host,
  httpd,
  ifconfig,
  ip,
  iptables,
  nc,
  netstat,
  nslookup,
  ping,
  route,
  ss,
  telnet,
  traceroute,
  wget,
];

/** Network tools, by name. */
export const net: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
