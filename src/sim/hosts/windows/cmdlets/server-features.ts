import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet, Parameter } from '#sim/powershell/index';
import { asItems, newThing, toText } from '#sim/powershell/index';
import { editionOf } from '../editions';
import { machineOf } from '../facts';
import { stateOf, wantFeature } from '../features';
import { readHive } from '../hive';
import { goDown } from '../power';

/** Roles and features of Windows Server, and the optional features that they are. */
const roles: readonly { name: string; display: string; feature: string }[] = [
  { name: 'Containers', display: 'Containers', feature: 'Containers' },
  { name: 'Hyper-V', display: 'Hyper-V', feature: 'Microsoft-Hyper-V' },
  {
    name: 'Hyper-V-PowerShell',
    display: 'Hyper-V Module for Windows PowerShell',
    feature: 'Microsoft-Hyper-V-Management-PowerShell',
  },
];

const parameters: Readonly<Record<string, Parameter>> = {
  Name: { position: 0, type: 'strings', isMandatory: true },
  Restart: { type: 'switch' },
  IncludeManagementTools: { type: 'switch' },
  IncludeAllSubFeature: { type: 'switch' },
};

const isServer = (call: Call) =>
  call.session.p.do((sim) => editionOf(machineOf(sim, call.session.p)).isServer);

function* install(call: Call, isOn: boolean): Steps<void> {
  const { session, args } = call;
  const { p } = session;
  if (!isServer(call)) {
    yield* call.fail({
      message: 'The target of the specified cmdlet cannot be a Windows client-based operating system.',
      category: 'DeviceError',
      target: 'localhost',
      exception: 'Exception',
      id: 'WindowsClient_NotSupported',
    });
    return;
  }
  const wanted = asItems(args['Name'] ?? null).map((one) => toText(one).toLowerCase());
  const found = roles.filter((role) => wanted.includes(role.name.toLowerCase()));
  const unknown = wanted.find((name) => !roles.some((role) => role.name.toLowerCase() === name));
  if (unknown !== undefined) {
    yield* call.fail({
      message: `ArgumentNotValid: The role, role service, or feature name is not valid: '${unknown}'. The name was not found.`,
      category: 'InvalidArgument',
      target: unknown,
      exception: 'Exception',
      id: 'NameDoesNotExist',
    });
    return;
  }
  const tools = roles.filter(
    (role) =>
      args['IncludeManagementTools'] === true && found.some((one) => role.name.startsWith(`${one.name}-`)),
  );
  const all = [...found, ...tools];
  yield* p.cpu(6000);
  const isNeeded = p.do((sim) => {
    const { id } = machineOf(sim, p);
    const waits = all.map((role) => wantFeature(sim, id, role.feature, isOn, false));
    return waits.includes(true);
  });
  yield* call.emit(
    newThing('Microsoft.Windows.ServerManager.Commands.FeatureOperationResult', {
      Success: true,
      'Restart Needed': isNeeded ? 'Yes' : 'No',
      'Exit Code': isNeeded ? 'SuccessRestartRequired' : 'NoChangeNeeded',
      'Feature Result': all.map((role) => role.display),
    }),
  );
  if (!isNeeded) return;
  if (args['Restart'] === true) yield* goDown(p, 'restart');
  else
    yield* session.warn(
      `You must restart this server to finish the ${isOn ? 'installation' : 'removal'} process.`,
    );
}

export const installWindowsFeature: Cmdlet = {
  name: 'Install-WindowsFeature',
  aliases: ['add-windowsfeature'],
  summary: 'Installs a role of Windows Server.',
  module: 'ServerManager',
  parameters,
  *run(call) {
    yield* install(call, true);
  },
};

export const uninstallWindowsFeature: Cmdlet = {
  name: 'Uninstall-WindowsFeature',
  aliases: ['remove-windowsfeature'],
  summary: 'Removes a role of Windows Server.',
  module: 'ServerManager',
  parameters,
  *run(call) {
    yield* install(call, false);
  },
};

export const getWindowsFeature: Cmdlet = {
  name: 'Get-WindowsFeature',
  summary: 'Lists the roles of Windows Server.',
  module: 'ServerManager',
  parameters: { Name: { position: 0, type: 'strings' } },
  *run(call) {
    const { p } = call.session;
    const wanted = asItems(call.args['Name'] ?? null).map((one) => toText(one).toLowerCase());
    const hive = p.do((sim) => readHive(sim, machineOf(sim, p).id));
    for (const role of roles) {
      if (wanted.length > 0 && !wanted.includes(role.name.toLowerCase())) continue;
      const state = stateOf(hive, role.feature);
      const isOn = state === 'Enabled';
      yield* call.emit(
        newThing('Microsoft.Windows.ServerManager.Commands.Feature', {
          'Display Name': `[${isOn ? 'X' : ' '}] ${role.display}`,
          Name: role.name,
          'Install State': isOn
            ? 'Installed'
            : state === 'EnablePending'
              ? 'InstallPending'
              : state === 'DisablePending'
                ? 'UninstallPending'
                : 'Available',
        }),
      );
    }
  },
};
