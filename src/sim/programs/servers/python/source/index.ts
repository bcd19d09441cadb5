import { httpSources } from './http';
import { netSources } from './net';
import { plainSources } from './plain';
import { tableSources } from './tables';
import { toolSources } from './tools';

/** The standard library's modules that are written in Python, by name. */
export const sourceModules: Readonly<Record<string, string | undefined>> = {
  ...netSources,
  ...httpSources,
  ...plainSources,
  ...tableSources,
  ...toolSources,
};
