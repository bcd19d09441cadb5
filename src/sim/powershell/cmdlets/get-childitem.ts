import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet } from '../cmdlet';
import { wildcard } from '../run/patterns';
import { asItems, newThing, toText } from '../values';
import { isHidden, leafOf } from '../paths';
import { expand, fileThing, notFound, refusedDrive } from './file-things';

export const getChildItem: Cmdlet = {
  name: 'Get-ChildItem',
  aliases: ['ls', 'dir', 'gci'],
  summary: 'Lists what is in a folder.',
  parameters: {
    Path: {
      position: 0,
      type: 'strings',
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName', 'PSPath'],
    },
    Filter: { position: 1, type: 'string' },
    Include: { type: 'strings' },
    Exclude: { type: 'strings' },
    Recurse: { type: 'switch', aliases: ['s'] },
    Depth: { type: 'number' },
    Name: { type: 'switch' },
    Force: { type: 'switch' },
    File: { type: 'switch' },
    Directory: { type: 'switch', aliases: ['ad'] },
    Hidden: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    const { session, args } = call;
    for (const written of asItems(args['Path'] ?? '.').map(toText)) {
      if (/^env:/i.test(written)) {
        for (const [Name, Value] of Object.entries(session.state.env).sort(([a], [b]) =>
          a.toLowerCase() < b.toLowerCase() ? -1 : 1,
        ))
          yield* call.emit(newThing('System.Collections.DictionaryEntry', { Name, Value }));
        continue;
      }
      if (yield* refusedDrive(call, written)) continue;
      const isPattern = /[*?[]/.test(written);
      const found = expand(session, written);
      for (const path of found) {
        const stat = session.p.stat(path);
        if (isFail(stat)) yield* notFound(call, path);
        else if (stat.type === 'dir' && !isPattern)
          yield* listed(call, path, args['Recurse'] === true ? Number(args['Depth'] ?? 99) : 0);
        else yield* show(call, path, '');
      }
    }
  },
};

function* listed(call: Call, folder: string, depth: number, shown = ''): Steps<void> {
  const entries = call.session.p.readDir(folder);
  if (isFail(entries)) return;
  const at = folder === '/' ? '' : folder;
  const below: string[] = [];
  const files: string[] = [];
  // folders first, as the file system of Windows gives them, then files
  const sorted = entries.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  for (const { name, type } of sorted)
    if (!isHidden(`${at}/${name}`)) (type === 'dir' ? below : files).push(`${at}/${name}`);
  for (const path of [...below, ...files]) yield* show(call, path, shown);
  if (depth > 0) for (const path of below) yield* listed(call, path, depth - 1, `${shown}${leafOf(path)}\\`);
}

function* show(call: Call, path: string, above: string): Steps<void> {
  const { args, session } = call;
  const stat = session.p.stat(path);
  if (isFail(stat)) return;
  const name = leafOf(path);
  const patterns = (key: string) => asItems(args[key] ?? null).map((one) => wildcard(toText(one)));
  if (args['Directory'] === true && stat.type !== 'dir') return;
  if (args['File'] === true && stat.type === 'dir') return;
  if (args['Hidden'] === true && !name.startsWith('.')) return;
  if (args['Filter'] !== undefined && !wildcard(toText(args['Filter'])).test(name)) return;
  if (args['Include'] !== undefined && !patterns('Include').some((one) => one.test(name))) return;
  if (patterns('Exclude').some((one) => one.test(name))) return;
  yield* call.emit(args['Name'] === true ? above + name : fileThing(path, stat));
}
