import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet, Fault, Parameter } from '#sim/powershell/index';
import { newThing, toText } from '#sim/powershell/index';
import { machineOf } from '../facts';
import { featuresOf, stateOf, wantFeature, type Feature, type FeatureState } from '../features';
import { readHive } from '../hive';
import { goDown } from '../power';
import { like } from './get-process';

type Shown = {
  feature: Pick<Feature, 'name' | 'displayName' | 'description'> & { parents: string[] };
  state: FeatureState;
};

/** DISM's errors are COM exceptions, and all of a cmdlet have one id. */
const dism = (call: Call, message: string): Omit<Fault, 'activity'> => ({
  by: '',
  message,
  category: 'NotSpecified',
  target: '',
  targetType: '',
  exception: 'COMException',
  id: `Microsoft.Dism.Commands.${call.cmdlet.name.replace('-', '')}Command`,
});

const parameters: Readonly<Record<string, Parameter>> = {
  Online: { type: 'switch' },
  FeatureName: { position: 0, type: 'strings', pipeline: 'property' },
  All: { type: 'switch' },
  NoRestart: { type: 'switch' },
  Remove: { type: 'switch' },
};

function shown(call: Call): Shown[] {
  const { p } = call.session;
  return p.do((sim) => {
    const machine = machineOf(sim, p);
    const hive = readHive(sim, machine.id);
    return featuresOf(machine).map((feature) => ({
      feature: {
        name: feature.name,
        displayName: feature.displayName,
        description: feature.description,
        parents: [...(feature.parents ?? [])],
      },
      state: stateOf(hive, feature.name),
    }));
  });
}

function* isOnline(call: Call): Steps<boolean> {
  if (call.args['Online'] === true) return true;
  yield* call.fail({
    message: 'Parameter set cannot be resolved using the specified named parameters.',
    category: 'InvalidArgument',
    target: '',
    targetType: '',
    exception: 'ParameterBindingException',
    id: 'AmbiguousParameterSet',
  });
  return false;
}

const names = (call: Call): string[] => {
  const given = call.args['FeatureName'] ?? null;
  return given === null ? [] : Array.isArray(given) ? given.map(toText) : [toText(given)];
};

export const getOptionalFeature: Cmdlet = {
  name: 'Get-WindowsOptionalFeature',
  summary: "Says which of Windows' features are on.",
  module: 'Dism',
  parameters: { Online: { type: 'switch' }, FeatureName: { position: 0, type: 'strings' } },
  *run(call) {
    if (!(yield* isOnline(call))) return;
    const wanted = names(call);
    for (const { feature, state } of shown(call)) {
      if (wanted.length > 0 && !wanted.some((name) => like(name, feature.name))) continue;
      yield* call.emit(
        newThing('Microsoft.Dism.Commands.AdvancedFeatureObject', {
          FeatureName: feature.name,
          DisplayName: feature.displayName,
          Description: feature.description,
          RestartRequired: 'Possible',
          State: state,
          CustomProperties: null,
        }),
      );
    }
  },
};

/** Asks whether the computer shall restart now, as Windows does where somebody sits at the console. */
function* mayRestart(call: Call): Steps<boolean> {
  const { session, args } = call;
  if (args['NoRestart'] === true) {
    yield* session.warn('Restart is suppressed because NoRestart is specified.');
    return false;
  }
  if (!session.isInteractive) return false;
  yield* session.print(
    'Do you want to restart the computer to complete this operation now?\n[Y] Yes  [N] No  [?] Help (default is "Y"): ',
  );
  const line = yield* session.p.read(0);
  const answer = isFail(line) ? 'n' : text(line).trim().toLowerCase();
  return answer === '' || answer.startsWith('y');
}

function* want(call: Call, isOn: boolean): Steps<void> {
  if (!(yield* isOnline(call))) return;
  const { session, args } = call;
  const { p } = session;
  let isNeeded = false;
  for (const name of names(call)) {
    const all = shown(call);
    const found = all.find(({ feature }) => feature.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) {
      yield* call.fail(dism(call, `Feature name ${name} is unknown.`));
      return;
    }
    const isParentOff = found.feature.parents.some((parent) => {
      const above = all.find(({ feature }) => feature.name === parent);
      return above !== undefined && (above.state === 'Disabled' || above.state === 'DisablePending');
    });
    if (isOn && isParentOff && args['All'] !== true) {
      yield* call.fail(
        dism(call, 'One or several parent features are disabled so current feature can not be enabled.'),
      );
      return;
    }
    // putting the files in their places takes a while: about as long as the bar is watched, ours
    yield* p.cpu(4000);
    const waits = p.do((sim) =>
      wantFeature(sim, machineOf(sim, p).id, found.feature.name, isOn, isOn && args['All'] === true),
    );
    isNeeded ||= waits;
  }
  if (isNeeded && (yield* mayRestart(call))) {
    yield* goDown(p, 'restart');
    return;
  }
  yield* call.emit(
    newThing('Microsoft.Dism.Commands.ImageObject', { Path: '', Online: true, RestartNeeded: isNeeded }),
  );
}

export const enableOptionalFeature: Cmdlet = {
  name: 'Enable-WindowsOptionalFeature',
  summary: "Switches one of Windows' features on, from the next start on.",
  module: 'Dism',
  parameters,
  *run(call) {
    yield* want(call, true);
  },
};

export const disableOptionalFeature: Cmdlet = {
  name: 'Disable-WindowsOptionalFeature',
  summary: "Switches one of Windows' features off, from the next start on.",
  module: 'Dism',
  parameters,
  *run(call) {
    yield* want(call, false);
  },
};
