import type { Cmdlet } from '#sim/powershell/index';
import { asItems, dateValue, newThing, toText, windowsPath, type Thing } from '#sim/powershell/index';
import { listProcesses, type ProcessFacts } from '../facts';

export function processThing(one: ProcessFacts): Thing {
  const { id, name, handles, anon, file, cpu, session, path, started } = one;
  return newThing(
    'System.Diagnostics.Process',
    {
      Handles: handles,
      NPM: 0,
      PM: anon,
      WS: anon + file,
      CPU: Math.round(cpu / 15.625) * 0.015625,
      Id: id,
      SI: session,
      ProcessName: name,
      Name: name,
      Path: windowsPath(path),
      StartTime: dateValue(started),
      HasExited: false,
    },
    `System.Diagnostics.Process (${name})`,
  );
}

/** `*`, `?` and the rest as they are. */
export const like = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\[\]]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  ).test(text);

export const noSuchName = (name: string) => ({
  message: `Cannot find a process with the name "${name}". Verify the process name and call the cmdlet again.`,
  category: 'ObjectNotFound',
  target: name,
  exception: 'ProcessCommandException',
  id: 'NoProcessFoundForGivenName',
});

export const noSuchId = (id: number) => ({
  message: `Cannot find a process with the process identifier ${String(id)}.`,
  category: 'ObjectNotFound',
  target: String(id),
  targetType: 'Int32',
  exception: 'ProcessCommandException',
  id: 'NoProcessFoundForGivenId',
});

export const getProcess: Cmdlet = {
  name: 'Get-Process',
  aliases: ['ps', 'gps'],
  summary: 'Lists processes.',
  parameters: {
    Name: { position: 0, type: 'strings', aliases: ['ProcessName'] },
    Id: { type: 'list', pipeline: 'property', aliases: ['PID'] },
  },
  *run({ session, args, emit, fail }) {
    const all = listProcesses(session.p);
    if (args['Id'] !== undefined) {
      for (const id of asItems(args['Id']).map((one) => Number(toText(one)))) {
        const found = all.find((one) => one.id === id);
        if (found === undefined) yield* fail(noSuchId(id));
        else yield* emit(processThing(found));
      }
      return;
    }
    for (const name of asItems(args['Name'] ?? '*').map(toText)) {
      const found = all.filter((one) => like(name, one.name));
      for (const one of found) yield* emit(processThing(one));
      if (found.length === 0 && !/[*?]/.test(name)) yield* fail(noSuchName(name));
    }
  },
};
