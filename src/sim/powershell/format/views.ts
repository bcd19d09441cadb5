import { formatTime, msOf } from '../dates';
import { formatNumber } from '../run/format-text';
import { customObject, isThing, property, toText, type Thing, type Value } from '../values';

export interface Column {
  head: string;
  /** characters; absent: as wide as its widest cell */
  width?: number;
  isRight?: boolean;
  /** name of the property, where it is not the head; or how the cell is made */
  value?: string | ((thing: Thing) => string);
}

/** How things of a type are shown when nobody says how: a table with these columns, or a list of these properties. */
export type View =
  | { kind: 'table'; columns: readonly Column[]; group?: (thing: Thing) => string }
  | { kind: 'list'; props: readonly string[] }
  | { kind: 'text'; lines: (thing: Thing) => readonly string[] };

const date = (value: Value | undefined) => (value !== undefined && isThing(value) ? msOf(value) : 0);

/** `11/22/2026   2:25 AM`, as listings of files have it. */
const fileTime = (thing: Thing) => {
  const ms = date(property(thing, 'LastWriteTime'));
  return `${formatTime(ms, 'd').padStart(10)}  ${formatTime(ms, 't').padStart(8)}`;
};

const fileView: View = {
  kind: 'table',
  group: (thing) => `    Directory: ${toText(property(thing, 'DirectoryName') ?? '')}`,
  columns: [
    { head: 'Mode', width: 7 },
    { head: 'LastWriteTime', width: 26, isRight: true, value: fileTime },
    { head: 'Length', width: 14, isRight: true },
    { head: 'Name' },
  ],
};

const kilobytes = (name: string) => (thing: Thing) =>
  formatNumber(Math.round(Number(property(thing, name) ?? 0) / 1024), 'F0');

const entryView: View = {
  kind: 'table',
  columns: [{ head: 'Name', width: 30 }, { head: 'Value' }],
};

/** Views of types that every PowerShell knows: widths are those of its own format files. */
export const commonViews: Readonly<Record<string, View>> = {
  'System.IO.FileInfo': fileView,
  'System.IO.DirectoryInfo': fileView,
  'System.Collections.DictionaryEntry': entryView,
  'System.Diagnostics.Process': {
    kind: 'table',
    columns: [
      { head: 'Handles', width: 7, isRight: true },
      { head: 'NPM(K)', width: 7, isRight: true, value: kilobytes('NPM') },
      { head: 'PM(K)', width: 8, isRight: true, value: kilobytes('PM') },
      { head: 'WS(K)', width: 10, isRight: true, value: kilobytes('WS') },
      {
        head: 'CPU(s)',
        width: 10,
        isRight: true,
        value: (thing) => formatNumber(Number(property(thing, 'CPU') ?? 0), 'N2'),
      },
      { head: 'Id', width: 6, isRight: true },
      { head: 'SI', width: 3, isRight: true },
      { head: 'ProcessName' },
    ],
  },
  'System.ServiceProcess.ServiceController': {
    kind: 'table',
    columns: [{ head: 'Status', width: 8 }, { head: 'Name', width: 18 }, { head: 'DisplayName' }],
  },
  'System.Management.Automation.CommandInfo': {
    kind: 'table',
    columns: [
      { head: 'CommandType', width: 15 },
      { head: 'Name', width: 50 },
      { head: 'Version', width: 10 },
      { head: 'Source' },
    ],
  },
  'System.Management.Automation.PathInfo': { kind: 'table', columns: [{ head: 'Path' }] },
  'System.DateTime': {
    kind: 'text',
    lines: (thing) => ['', formatTime(msOf(thing), 'F'), ''],
  },
  'System.Guid': { kind: 'table', columns: [{ head: 'Guid', value: (thing) => thing.text ?? '' }] },
  'System.RuntimeType': {
    kind: 'table',
    columns: [
      { head: 'IsPublic', width: 8 },
      { head: 'IsSerial', width: 8 },
      { head: 'Name', width: 40 },
      { head: 'BaseType' },
    ],
  },
  [customObject]: { kind: 'list', props: [] },
};
