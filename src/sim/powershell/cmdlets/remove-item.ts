import { isFail, type Fail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { windowsPath } from '../paths';
import type { Session } from '../session';
import { asItems, toText } from '../values';
import { denied, expand, notFound, refusedDrive } from './file-things';

export const removeItem: Cmdlet = {
  name: 'Remove-Item',
  aliases: ['rm', 'del', 'erase', 'rd', 'ri', 'rmdir'],
  summary: 'Takes files and folders away.',
  hasWhatIf: true,
  parameters: {
    Path: {
      position: 0,
      type: 'strings',
      isMandatory: true,
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName', 'PSPath'],
    },
    Recurse: { type: 'switch' },
    Force: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    const { session, args } = call;
    for (const written of asItems(args['Path'] ?? null).map(toText)) {
      const variable = /^env:\\?(.+)/i.exec(written)?.[1];
      if (variable !== undefined) {
        const name = session.environmentName(variable);
        if (name !== undefined) delete session.state.env[name];
        continue;
      }
      if (yield* refusedDrive(call, written)) continue;
      for (const path of expand(session, written)) {
        const stat = session.p.lstat(path);
        if (isFail(stat)) {
          yield* notFound(call, path);
          continue;
        }
        const what = stat.type === 'dir' ? 'Remove Directory' : 'Remove File';
        if (!(yield* call.shallDo(what, windowsPath(path)))) continue;
        const entries = stat.type === 'dir' ? session.p.readDir(path) : [];
        if (!isFail(entries) && entries.length > 0 && args['Recurse'] !== true) {
          yield* call.fail({
            message: `The item at ${windowsPath(path)} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item.`,
            category: 'InvalidOperation',
            target: windowsPath(path),
            exception: 'PSInvalidOperationException',
            id: 'RemoveItemHasChildren',
          });
          continue;
        }
        const refused = removeAll(session, path, stat.type === 'dir');
        if (refused !== undefined)
          yield* denied(call, path, refused, 'RemoveFileSystemItemUnAuthorizedAccess');
      }
    }
  },
};

function removeAll(session: Session, path: string, isFolder: boolean): Fail | undefined {
  if (!isFolder) return session.p.unlink(path);
  const entries = session.p.readDir(path);
  if (isFail(entries)) return entries;
  for (const { name, type } of entries) {
    const refused = removeAll(session, `${path}/${name}`, type === 'dir');
    if (refused !== undefined) return refused;
  }
  return session.p.rmdir(path);
}
