import type { Cmdlet, Value } from '#sim/powershell/index';
import { asItems, isThing, newThing, property, toText, type Thing } from '#sim/powershell/index';
import type { Proc } from '#sim/kernel/proc';
import { machineOf } from '../facts';
import { runningServices } from '../service-manager';
import { servicesOf, type Service } from '../service-table';
import { like } from './get-process';

/** The machine's services, and which of them run. */
export function present(p: Proc): { service: Service; isRunning: boolean }[] {
  return p.do((sim) => {
    const { id } = machineOf(sim, p);
    const running = runningServices(sim, id);
    return servicesOf(sim, id).map((service) => ({
      service: { ...service, argv: [...service.argv] },
      isRunning: running[service.name] !== undefined,
    }));
  });
}

export const serviceThing = ({ service, isRunning }: { service: Service; isRunning: boolean }): Thing =>
  newThing(
    'System.ServiceProcess.ServiceController',
    {
      Status: isRunning ? 'Running' : 'Stopped',
      Name: service.name,
      DisplayName: service.displayName,
      StartType: service.start,
      ServiceName: service.name,
      CanStop: isRunning,
    },
    service.name,
  );

export const noSuchService = (name: string) => ({
  message: `Cannot find any service with service name '${name}'.`,
  category: 'ObjectNotFound',
  target: name,
  exception: 'ServiceCommandException',
  id: 'NoServiceFoundForGivenName',
});

/** Names that were given, or those of things that were piped in. */
export const serviceNames = (given: Value | undefined, input: readonly Value[]): string[] => [
  ...asItems(given ?? null).map(toText),
  ...input.map((one) => toText(isThing(one) ? (property(one, 'Name') ?? null) : one)),
];

export const getService: Cmdlet = {
  name: 'Get-Service',
  aliases: ['gsv'],
  summary: 'Lists services.',
  parameters: {
    Name: { position: 0, type: 'strings', aliases: ['ServiceName'] },
    DisplayName: { type: 'strings' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit, fail }) {
    const all = present(session.p);
    const names = serviceNames(args['Name'], input);
    if (names.length === 0) names.push('*');
    for (const name of names) {
      const found = all.filter(
        ({ service }) =>
          like(name, service.name) ||
          (args['DisplayName'] !== undefined && like(toText(args['DisplayName']), service.displayName)),
      );
      for (const one of found) yield* emit(serviceThing(one));
      if (found.length === 0 && !/[*?]/.test(name)) yield* fail(noSuchService(name));
    }
  },
};
