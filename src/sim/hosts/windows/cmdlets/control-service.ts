import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet, Parameter } from '#sim/powershell/index';
import { toText } from '#sim/powershell/index';
import { machineOf } from '../facts';
import { changeHive } from '../hive';
import { control, runningServices, serviceKey } from '../service-manager';
import { noSuchService, present, serviceNames, serviceThing } from './get-service';

/** The service control manager gives up on a service after 30 s (ServicesPipeTimeout), ms. */
const patience = 30_000;

const parameters: Readonly<Record<string, Parameter>> = {
  Name: { position: 0, type: 'strings', aliases: ['ServiceName'] },
  InputObject: { pipeline: 'value' },
  PassThru: { type: 'switch' },
  Force: { type: 'switch' },
};

/** Asks for one service to be started or stopped, and waits until it is. */
function* change(call: Call, name: string, wish: 'start' | 'stop'): Steps<void> {
  const { p } = call.session;
  const machine = p.do((sim) => machineOf(sim, p).id);
  p.do((sim) => {
    control(sim, machine, { service: name, wish });
  });
  const until = p.clock() + patience;
  yield* p.until(
    (sim) => {
      const isRunning = runningServices(sim, machine)[name] !== undefined;
      return isRunning === (wish === 'start') || sim.time >= until ? true : undefined;
    },
    [serviceKey(machine)],
    until,
  );
}

function* each(call: Call, wishes: readonly ('start' | 'stop')[]): Steps<void> {
  const { session, args, input } = call;
  for (const name of serviceNames(args['Name'], input)) {
    const found = present(session.p).find(({ service }) => service.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) {
      yield* call.fail(noSuchService(name));
      continue;
    }
    const { service } = found;
    if (wishes.includes('start') && service.start === 'Disabled') {
      yield* call.fail({
        message: `Service '${service.displayName} (${service.name})' cannot be started due to the following error: Cannot start service ${service.name} on computer '.'.`,
        category: 'OpenError',
        target: 'System.ServiceProcess.ServiceController',
        targetType: 'ServiceController',
        exception: 'ServiceCommandException',
        id: 'CouldNotStartService',
      });
      continue;
    }
    if (!(yield* call.shallDo(call.cmdlet.name, `${service.displayName} (${service.name})`))) continue;
    for (const wish of wishes) yield* change(call, service.name, wish);
    const now = present(session.p).find((one) => one.service.name === service.name);
    if (args['PassThru'] === true && now !== undefined) yield* call.emit(serviceThing(now));
  }
}

const controlling = (
  name: string,
  alias: string,
  summary: string,
  wishes: readonly ('start' | 'stop')[],
): Cmdlet => ({
  name,
  ...(alias === '' ? {} : { aliases: [alias] }),
  summary,
  hasWhatIf: true,
  parameters,
  *run(call) {
    yield* each(call, wishes);
  },
});

export const startService = controlling('Start-Service', 'sasv', 'Starts services.', ['start']);
export const stopService = controlling('Stop-Service', 'spsv', 'Stops services.', ['stop']);
export const restartService = controlling('Restart-Service', '', 'Stops services and starts them again.', [
  'stop',
  'start',
]);

export const setService: Cmdlet = {
  name: 'Set-Service',
  summary: 'Says how a service starts.',
  hasWhatIf: true,
  parameters: {
    Name: { position: 0, type: 'string', isMandatory: true, pipeline: 'property' },
    StartupType: { type: 'string', values: ['Automatic', 'Manual', 'Disabled'] },
    Status: { type: 'string', values: ['Running', 'Stopped'] },
  },
  *run(call) {
    const { session, args } = call;
    const name = toText(args['Name'] ?? '');
    const found = present(session.p).find(({ service }) => service.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) {
      yield* call.fail(noSuchService(name));
      return;
    }
    const type = args['StartupType'];
    if (type === 'Automatic' || type === 'Manual' || type === 'Disabled')
      session.p.do((sim) => {
        changeHive(sim, machineOf(sim, session.p).id, (hive) => {
          hive.starts[found.service.name] = type;
        });
      });
    if (args['Status'] !== undefined)
      yield* change(call, found.service.name, args['Status'] === 'Running' ? 'start' : 'stop');
  },
};
