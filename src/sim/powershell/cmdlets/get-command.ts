import type { Cmdlet } from '../cmdlet';
import { notRecognized, programNames } from '../run/command';
import { findNative } from '../run/native';
import { hasWildcard, wildcard } from '../run/patterns';
import { windowsPath } from '../paths';
import type { Session } from '../session';
import { asItems, newThing, toText, type Thing } from '../values';

export const getCommand: Cmdlet = {
  name: 'Get-Command',
  aliases: ['gcm'],
  summary: 'Lists commands.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {
    Name: { position: 0, type: 'strings' },
    Verb: { type: 'string' },
    Noun: { type: 'string' },
    Module: { type: 'string' },
    CommandType: { type: 'string' },
  },
  *run({ session, args, emit, fail }) {
    const names = asItems(args['Name'] ?? '*').map(toText);
    for (const name of names) {
      const found = all(session, name).filter((one) => fits(one, args));
      for (const one of found) yield* emit(one);
      if (found.length === 0 && !hasWildcard(name))
        yield* fail({ ...notRecognized(name), prefix: 'Get-Command' });
    }
  },
};

const fits = (one: Thing, args: Readonly<Record<string, unknown>>): boolean => {
  const [verb = '', noun = ''] = toText(one.props['Name'] ?? '').split('-');
  const like = (given: unknown, text: string) => typeof given !== 'string' || wildcard(given).test(text);
  return (
    like(args['Verb'], verb) &&
    like(args['Noun'], noun) &&
    like(args['Module'], toText(one.props['Source'] ?? '')) &&
    like(args['CommandType'], toText(one.props['CommandType'] ?? ''))
  );
};

const info = (
  CommandType: string,
  Name: string,
  Version: string,
  Source: string,
  Definition: string,
): Thing =>
  newThing('System.Management.Automation.CommandInfo', { CommandType, Name, Version, Source, Definition });

function all(session: Session, name: string): Thing[] {
  const pattern = wildcard(name);
  const out: Thing[] = [];
  for (const [alias, command] of Object.entries({ ...session.cmdlets.aliases, ...session.state.aliases }))
    if (pattern.test(alias)) out.push(info('Alias', `${alias} -> ${command}`, '', '', command));
  for (const made of Object.values(session.state.functions))
    if (pattern.test(made.name)) out.push(info('Function', made.name, '', '', made.text));
  for (const cmdlet of Object.values(session.cmdlets.byName))
    if (pattern.test(cmdlet.name) && cmdlet.isThere?.(session.p) !== false)
      out.push(
        info(
          'Cmdlet',
          cmdlet.name,
          versionOf(cmdlet),
          cmdlet.module ?? 'Microsoft.PowerShell.Management',
          cmdlet.summary,
        ),
      );
  const programs = hasWildcard(name) ? programNames(session).filter((one) => pattern.test(one)) : [name];
  for (const one of programs) {
    const path = findNative(session, one);
    if (path !== undefined)
      out.push(
        info(
          'Application',
          windowsPath(path).split('\\').at(-1) ?? one,
          '',
          windowsPath(path),
          windowsPath(path),
        ),
      );
  }
  return out.sort((a, b) => (toText(a.props['Name'] ?? '') < toText(b.props['Name'] ?? '') ? -1 : 1));
}

/** Modules that come with PowerShell have its version; those of Windows have their own. */
const versionOf = (cmdlet: Cmdlet) =>
  cmdlet.module === 'Microsoft.PowerShell.Core' ||
  (cmdlet.module ?? 'Microsoft.PowerShell.').startsWith('Microsoft.PowerShell.')
    ? '3.1.0.0'
    : cmdlet.module === 'Hyper-V'
      ? '2.0.0.0'
      : '1.0.0.0';
