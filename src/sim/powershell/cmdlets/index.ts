import type { Cmdlet, CmdletTable } from '../cmdlet';
import { commonViews, type View } from '../format/views';
import type { Methods } from '../run/members';
import { clearHost } from './clear-host';
import { convertFromJson } from './convertfrom-json';
import { convertToJson } from './convertto-json';
import { copyItem } from './copy-item';
import { forEachObject } from './foreach-object';
import { formatList } from './format-list';
import { formatTable } from './format-table';
import { formatWide } from './format-wide';
import { getAlias } from './get-alias';
import { getChildItem } from './get-childitem';
import { getCommand } from './get-command';
import { getContent } from './get-content';
import { getDate } from './get-date';
import { getHelp } from './get-help';
import { getHistory } from './get-history';
import { getItem } from './get-item';
import { getLocation } from './get-location';
import { getMember } from './get-member';
import { getRandom } from './get-random';
import { getVariable } from './get-variable';
import { groupObject } from './group-object';
import { invokeCommand } from './invoke-command';
import { invokeExpression } from './invoke-expression';
import { joinPath } from './join-path';
import { measureCommand } from './measure-command';
import { measureObject } from './measure-object';
import { moveItem, renameItem } from './move-item';
import { makeDirectory, newItem } from './new-item';
import { newObjectCmdlet } from './new-object';
import { outFile } from './out-file';
import { outHost } from './out-host';
import { outNull } from './out-null';
import { outString } from './out-string';
import { readHost } from './read-host';
import { removeItem } from './remove-item';
import { resolvePath } from './resolve-path';
import { selectObject } from './select-object';
import { selectString } from './select-string';
import { setAlias } from './set-alias';
import { addContent, setContent } from './set-content';
import { setLocation } from './set-location';
import { sortObject } from './sort-object';
import { splitPath } from './split-path';
import { startSleep } from './start-sleep';
import { testPath } from './test-path';
import { whereObject } from './where-object';
import { writeError } from './write-error';
import { writeHost } from './write-host';
import { writeOutput } from './write-output';
import { writeWarning } from './write-warning';

/** What PowerShell can do on any system. */
const own: readonly Cmdlet[] = [
  addContent,
  clearHost,
  convertFromJson,
  convertToJson,
  copyItem,
  forEachObject,
  formatList,
  formatTable,
  formatWide,
  getAlias,
  getChildItem,
  getCommand,
  getContent,
  getDate,
  getHelp,
  getHistory,
  getItem,
  getLocation,
  getMember,
  getRandom,
  getVariable,
  groupObject,
  invokeCommand,
  invokeExpression,
  joinPath,
  makeDirectory,
  measureCommand,
  measureObject,
  moveItem,
  newItem,
  newObjectCmdlet,
  outFile,
  outHost,
  outNull,
  outString,
  readHost,
  removeItem,
  renameItem,
  resolvePath,
  selectObject,
  selectString,
  setAlias,
  setContent,
  setLocation,
  sortObject,
  splitPath,
  startSleep,
  testPath,
  whereObject,
  writeError,
  writeHost,
  writeOutput,
  writeWarning,
];

/** A table of these cmdlets and PowerShell's own. */
export function cmdletTable(
  more: readonly Cmdlet[],
  views: Readonly<Record<string, View>>,
  methods: Readonly<Record<string, Methods>>,
): CmdletTable {
  const all = [...own, ...more];
  return {
    byName: Object.fromEntries(all.map((one) => [one.name.toLowerCase(), one])),
    aliases: Object.fromEntries(all.flatMap((one) => (one.aliases ?? []).map((alias) => [alias, one.name]))),
    views: { ...commonViews, ...views },
    methods,
  };
}
