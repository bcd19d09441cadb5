import { refuse } from '../errors';
import { windowsPath } from '../paths';
import type { Session } from '../session';
import { newThing, toText, hashtable, type Value } from '../values';
import { newVersion } from './convert';

/** Variables that are worked out when they are read: about_Automatic_Variables. */
const automatic: Readonly<Record<string, (session: Session) => Value>> = {
  true: () => true,
  false: () => false,
  null: () => null,
  pwd: (session) =>
    newThing(
      'System.Management.Automation.PathInfo',
      { Path: windowsPath(session.p.cwd()) },
      windowsPath(session.p.cwd()),
    ),
  // Windows counts in fours
  pid: (session) => session.p.pid * 4,
  home: (session) => session.environment('USERPROFILE') ?? 'C:\\',
  pshome: () => 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0',
  host: () =>
    newThing('System.Management.Automation.Internal.Host.InternalHost', {
      Name: 'ConsoleHost',
      Version: newVersion('5.1'),
    }),
  error: (session) => session.state.errors,
  '?': (session) => session.state.isOk,
  lastexitcode: (session) => session.state.lastExit,
  psversiontable: versions,
  psculture: () => 'en-US',
};

/** $PSVersionTable of the PowerShell that comes with this Windows: its build is the system's. */
function versions(session: Session): Value {
  const build = session.p.do(
    (sim) => sim.machines.need(sim.processes.need(session.p.processId).machine).kernel.version,
  );
  const [, , major = '0', revision = '0'] = build.split('.');
  return newThing(hashtable, {
    PSVersion: newVersion(`5.1.${major}.${revision}`),
    PSEdition: 'Desktop',
    PSCompatibleVersions: ['1.0', '2.0', '3.0', '4.0', '5.0', '5.1'],
    BuildVersion: newVersion(`10.0.${major}.${revision}`),
    CLRVersion: newVersion('4.0.30319.42000'),
    WSManStackVersion: newVersion('3.0'),
    PSRemotingProtocolVersion: newVersion('2.3'),
    SerializationVersion: newVersion('1.1.0.1'),
  });
}

export function variableValue(session: Session, name: string, scope: string): Value {
  if (scope === 'env') return session.environment(name) ?? null;
  const low = name.toLowerCase();
  if (Object.hasOwn(automatic, low)) return automatic[low]?.(session) ?? null;
  if (scope === 'global' || scope === 'script') return session.state.variables[low]?.value ?? null;
  return session.get(name === 'PSItem' ? '_' : name) ?? null;
}

export function assignVariable(session: Session, name: string, scope: string, value: Value): void {
  if (scope === 'env') {
    const key = session.environmentName(name) ?? name;
    if (value === null || value === '') delete session.state.env[key];
    else session.state.env[key] = toText(value);
    return;
  }
  const low = name.toLowerCase();
  if (low === 'null') return;
  if (Object.hasOwn(automatic, low) && low !== 'lastexitcode' && low !== 'error')
    refuse({
      message: `Cannot overwrite variable ${name} because it is read-only or constant.`,
      category: 'WriteError',
      target: name,
      exception: 'SessionStateUnauthorizedAccessException',
      id: 'VariableNotWritable',
    });
  session.set(name, value, scope);
}
