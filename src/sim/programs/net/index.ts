import type { Program, ProgramTable } from '#sim/kernel/program';
import { curl } from './curl/index';
import { dig } from './dig';
import { host } from './host';
import { httpd } from './httpd';
import { nslookup } from './nslookup';
import { ping } from './ping';
import { wget } from './wget';

const all: readonly Program[] = [curl, dig, host, httpd, nslookup, ping, wget];

/** Network tools, by name. */
export const net: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
