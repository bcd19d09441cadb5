import { Later } from '#sim/base/later';
import type { HostConfig } from '#sim/world/docker-config';
import type { checkLocalOptions, localMount } from '../volume/local-options';
import type { addDevices } from './devices';
import type { linksOf } from './legacy-links';
import type { checkLog, logProblem } from './log-driver';

/** What few containers are made with, in a part of its own: devices, links of the default bridge, volumes with options. */
export const rareWays = new Later<{
  addDevices: typeof addDevices;
  linksOf: typeof linksOf;
  localMount: typeof localMount;
  checkLocalOptions: typeof checkLocalOptions;
  checkLog: typeof checkLog;
  logProblem: typeof logProblem;
}>('engine-more');

/** Docker's own log, without a word about it: there is nothing to check. */
export const hasUsualLog = ({ LogConfig: { Type, Config } }: Readonly<HostConfig>): boolean =>
  (Type === '' || Type === 'json-file') && Object.keys(Config ?? {}).length === 0;
