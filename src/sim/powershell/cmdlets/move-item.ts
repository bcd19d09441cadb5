import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet } from '../cmdlet';
import { leafOf, windowsPath } from '../paths';
import { asItems, toText } from '../values';
import { denied, expand, notFound, pathOf } from './file-things';

function* moved(call: Call, path: string, to: string, operation: string): Steps<void> {
  const { p } = call.session;
  const stat = p.lstat(path);
  if (isFail(stat)) {
    yield* notFound(call, path);
    return;
  }
  const at = p.stat(to);
  const target = !isFail(at) && at.type === 'dir' ? `${to === '/' ? '' : to}/${leafOf(path)}` : to;
  if (!(yield* call.shallDo(operation, `Item: ${windowsPath(path)} Destination: ${windowsPath(target)}`)))
    return;
  if (p.exists(target) && target !== path && call.args['Force'] !== true) {
    yield* call.fail({
      message: 'Cannot create a file when that file already exists.',
      category: 'WriteError',
      target: windowsPath(path),
      exception: 'IOException',
      id: operation.startsWith('Rename') ? 'RenameItemIOError' : 'MoveFileInfoItemIOError',
    });
    return;
  }
  const refused = p.rename(path, target);
  if (refused !== undefined) yield* denied(call, target, refused, 'MoveFileInfoItemIOError');
}

export const moveItem: Cmdlet = {
  name: 'Move-Item',
  aliases: ['mv', 'move', 'mi'],
  summary: 'Moves files and folders.',
  hasWhatIf: true,
  parameters: {
    Path: {
      position: 0,
      type: 'strings',
      isMandatory: true,
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName'],
    },
    Destination: { position: 1, type: 'string' },
    Force: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    const to = pathOf(call.session, call.args['Destination'] ?? '.');
    for (const written of asItems(call.args['Path'] ?? null).map(toText))
      for (const path of expand(call.session, written)) yield* moved(call, path, to, 'Move File');
  },
};

export const renameItem: Cmdlet = {
  name: 'Rename-Item',
  aliases: ['ren', 'rni'],
  summary: 'Gives a file or folder another name.',
  hasWhatIf: true,
  parameters: {
    Path: {
      position: 0,
      type: 'string',
      isMandatory: true,
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName'],
    },
    NewName: { position: 1, type: 'string', isMandatory: true },
    Force: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    const path = pathOf(call.session, call.args['Path'] ?? '');
    const to = `${path.replace(/\/[^/]*$/, '')}/${toText(call.args['NewName'] ?? '')}`;
    yield* moved(call, path, to, 'Rename File');
  },
};
