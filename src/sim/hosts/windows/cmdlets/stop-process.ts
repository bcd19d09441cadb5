import type { Cmdlet } from '#sim/powershell/index';
import { asItems, isThing, property, toText } from '#sim/powershell/index';
import { listProcesses, type ProcessFacts } from '../facts';
import { like, noSuchId, noSuchName, processThing } from './get-process';

/** Processes that Windows lets nobody end. */
const protectedNames = new Set(['System', 'smss', 'csrss', 'wininit', 'services', 'lsass']);

export const stopProcess: Cmdlet = {
  name: 'Stop-Process',
  aliases: ['kill', 'spps'],
  summary: 'Ends processes.',
  hasWhatIf: true,
  parameters: {
    Id: { position: 0, type: 'list' },
    Name: { type: 'strings', aliases: ['ProcessName'] },
    InputObject: { pipeline: 'value' },
    Force: { type: 'switch' },
    PassThru: { type: 'switch' },
  },
  *run(call) {
    const { session, args, input, fail } = call;
    const all = listProcesses(session.p);
    const chosen: ProcessFacts[] = [];
    const ids = [
      ...asItems(args['Id'] ?? null),
      ...[...input, ...asItems(args['InputObject'] ?? null)].map((one) =>
        isThing(one) ? (property(one, 'Id') ?? null) : one,
      ),
    ];
    for (const id of ids.map((one) => Number(toText(one)))) {
      const found = all.find((one) => one.id === id);
      if (found === undefined) yield* fail(noSuchId(id));
      else chosen.push(found);
    }
    for (const name of asItems(args['Name'] ?? null).map(toText)) {
      const found = all.filter((one) => like(name, one.name));
      chosen.push(...found);
      if (found.length === 0 && !/[*?]/.test(name)) yield* fail(noSuchName(name));
    }
    for (const one of chosen) {
      if (!(yield* call.shallDo('Stop-Process', `${one.name} (${String(one.id)})`))) continue;
      if (protectedNames.has(one.name)) {
        yield* fail({
          message: `Cannot stop process "${one.name} (${String(one.id)})" because of the following error: Access is denied`,
          category: 'CloseError',
          target: `System.Diagnostics.Process (${one.name})`,
          targetType: 'Process',
          exception: 'ProcessCommandException',
          id: 'CouldNotStopProcess',
        });
        continue;
      }
      session.p.kill(one.pid, 9);
      if (args['PassThru'] === true) yield* call.emit(processThing(one));
    }
  },
};
