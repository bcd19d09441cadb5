import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet } from '../cmdlet';
import { windowsPath } from '../paths';
import { asItems, toText } from '../values';
import { denied, fileThing, pathOf } from './file-things';

/** Makes the folders of a path that are not there. */
export function makeFolders(call: Call, path: string): ReturnType<typeof call.session.p.mkdir> {
  const parts = path.split('/').slice(1);
  for (let i = 1; i <= parts.length; i++) {
    const refused = call.session.p.mkdir(`/${parts.slice(0, i).join('/')}`);
    if (refused !== undefined && refused.error !== 'EEXIST') return refused;
  }
  return undefined;
}

function* made(call: Call, path: string, type: string): Steps<void> {
  const { p } = call.session;
  const before = p.stat(path);
  const isForced = call.args['Force'] === true;
  if (!isFail(before) && (type === 'directory' ? !isForced || before.type !== 'dir' : !isForced)) {
    yield* call.fail({
      message:
        type === 'directory'
          ? `An item with the specified name ${windowsPath(path)} already exists.`
          : `The file '${windowsPath(path)}' already exists.`,
      category: type === 'directory' ? 'ResourceExists' : 'WriteError',
      target: windowsPath(path),
      exception: 'IOException',
      id: type === 'directory' ? 'DirectoryExist' : 'NewItemIOError',
    });
    return;
  }
  const parent = path.replace(/\/[^/]*$/, '');
  if (isForced && parent !== '') makeFolders(call, parent);
  const refused =
    type === 'directory' ? makeFolders(call, path) : p.writeText(path, toText(call.args['Value'] ?? ''));
  const stat = p.stat(path);
  if (refused !== undefined) yield* denied(call, path, refused, 'NewItemIOError');
  else if (!isFail(stat)) yield* call.emit(fileThing(path, stat));
}

export const newItem: Cmdlet = {
  name: 'New-Item',
  aliases: ['ni'],
  summary: 'Makes a file or a folder.',
  hasWhatIf: true,
  parameters: {
    Path: { position: 0, type: 'strings' },
    Name: { type: 'string' },
    ItemType: { type: 'string', aliases: ['Type'] },
    Value: {},
    Force: { type: 'switch' },
  },
  *run(call) {
    const { session, args } = call;
    const type = /^d/i.test(toText(args['ItemType'] ?? '')) ? 'directory' : 'file';
    for (const one of asItems(args['Path'] ?? '.').map(toText)) {
      const path = pathOf(session, args['Name'] === undefined ? one : `${one}\\${toText(args['Name'])}`);
      const operation = type === 'directory' ? 'Create Directory' : 'Create File';
      if (yield* call.shallDo(operation, `Destination: ${windowsPath(path)}`)) yield* made(call, path, type);
    }
  },
};

/** `mkdir` and `md`: a function of PowerShell's own over New-Item. */
export const makeDirectory: Cmdlet = {
  name: 'mkdir',
  aliases: ['md'],
  summary: 'Makes a folder.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {
    Path: { position: 0, type: 'strings', isRest: true },
    Force: { type: 'switch' },
    Name: { type: 'string' },
  },
  *run(call) {
    for (const one of asItems(call.args['Path'] ?? null).map(toText))
      yield* made(call, pathOf(call.session, one), 'directory');
  },
};
