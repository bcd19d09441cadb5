import { Later } from '#sim/base/later';
import type { TemplateFunction } from './functions';

type Table = Readonly<Record<string, TemplateFunction>>;

/** The functions that templates may call; `inHeaders`: in the line of headers of a table. */
export const functions = new Later<{ everywhere: Table; inHeaders: Table }>('docker-commands');

/** Their names, which the parser must know: Go's own, and docker's. */
export const functionNames: ReadonlySet<string> = new Set(
  'and call eq ge gt html index join js json le len lower lt ne not or pad print printf println slice split title truncate upper urlquery'.split(
    ' ',
  ),
);
