import type { Program } from '#sim/kernel/program';
import { bcdedit } from './bcdedit';
import { cmd } from './cmd';
import { hostname } from './hostname';
import { ipconfig } from './ipconfig';
import { ping } from './ping';
import { shutdown } from './shutdown';
import { systeminfo } from './systeminfo';
import { taskkill } from './taskkill';
import { tasklist } from './tasklist';
import { whoami } from './whoami';

/** Commands of Windows that are programs. */
export const commands: readonly Program[] = [
  bcdedit,
  cmd,
  hostname,
  ipconfig,
  ping,
  shutdown,
  systeminfo,
  taskkill,
  tasklist,
  whoami,
];
