import { isFail, type Fail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { leafOf, windowsPath } from '../paths';
import type { Session } from '../session';
import { asItems, toText } from '../values';
import { denied, expand, notFound, pathOf } from './file-things';

export const copyItem: Cmdlet = {
  name: 'Copy-Item',
  aliases: ['cp', 'copy', 'cpi'],
  summary: 'Copies files and folders.',
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
    Recurse: { type: 'switch' },
    Force: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    const { session, args } = call;
    const to = pathOf(session, args['Destination'] ?? '.');
    for (const written of asItems(args['Path'] ?? null).map(toText))
      for (const path of expand(session, written)) {
        const stat = session.p.stat(path);
        if (isFail(stat)) {
          yield* notFound(call, path);
          continue;
        }
        const at = session.p.stat(to);
        const target = !isFail(at) && at.type === 'dir' ? `${to === '/' ? '' : to}/${leafOf(path)}` : to;
        const names = `Item: ${windowsPath(path)} Destination: ${windowsPath(target)}`;
        if (!(yield* call.shallDo(stat.type === 'dir' ? 'Copy Directory' : 'Copy File', names))) continue;
        const refused = copyAll(session, path, target, stat.type === 'dir', args['Recurse'] === true);
        if (refused !== undefined) yield* denied(call, target, refused, 'CopyError');
      }
  },
};

function copyAll(
  session: Session,
  from: string,
  to: string,
  isFolder: boolean,
  isDeep: boolean,
): Fail | undefined {
  const { p } = session;
  if (!isFolder) {
    const data = p.readFile(from);
    if (isFail(data)) return data;
    return p.writeFile(to, data);
  }
  const refused = p.mkdir(to);
  if (refused !== undefined && refused.error !== 'EEXIST') return refused;
  if (!isDeep) return undefined;
  const entries = p.readDir(from);
  if (isFail(entries)) return entries;
  for (const { name, type } of entries) {
    const failed = copyAll(session, `${from}/${name}`, `${to}/${name}`, type === 'dir', true);
    if (failed !== undefined) return failed;
  }
  return undefined;
}
