import type { Cmdlet, Parameter } from '../cmdlet';
import { asItems, toText } from '../values';

export const getHelp: Cmdlet = {
  name: 'Get-Help',
  aliases: ['help', 'man'],
  summary: 'Says what a command is for and how it is called.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {
    Name: { position: 0, type: 'string' },
    Examples: { type: 'switch' },
    Full: { type: 'switch' },
    Online: { type: 'switch' },
  },
  *run({ session, args, emit, fail }) {
    const name = toText(args['Name'] ?? 'Get-Help');
    const cmdlet = session.cmdlet(session.alias(name) ?? name);
    if (cmdlet === undefined) {
      yield* fail({
        message: `Get-Help could not find ${name} in a help file in this session. To download updated help topics type: "Update-Help".`,
        category: 'ResourceUnavailable',
        target: '',
        targetType: '',
        exception: 'HelpNotFoundException',
        id: 'HelpNotFound',
      });
      return;
    }
    const parameters = Object.entries(cmdlet.parameters).map(([own, one]) => syntax(own, one));
    const aliases = asItems(cmdlet.aliases ?? []).map(toText);
    yield* emit(
      [
        '',
        'NAME',
        `    ${cmdlet.name}`,
        '',
        'SYNOPSIS',
        `    ${cmdlet.summary}`,
        '',
        'SYNTAX',
        `    ${[cmdlet.name, ...parameters, ...(cmdlet.hasWhatIf === true ? ['[-WhatIf]', '[-Confirm]'] : []), '[<CommonParameters>]'].join(' ')}`,
        '',
        ...(aliases.length === 0 ? [] : ['ALIASES', ...aliases.map((alias) => `    ${alias}`), '']),
      ].join('\n'),
    );
  },
};

function syntax(name: string, one: Parameter): string {
  if (one.type === 'switch') return `[-${name}]`;
  const type = one.values === undefined ? (typeNames[one.type ?? ''] ?? 'Object') : one.values.join(' | ');
  const own = one.position === undefined ? `-${name}` : `[-${name}]`;
  const whole = one.values === undefined ? `${own} <${type}>` : `${own} {${type}}`;
  return one.isMandatory === true ? whole : `[${whole}]`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'String',
  strings: 'String[]',
  number: 'Int32',
  block: 'ScriptBlock',
  list: 'Object[]',
  bool: 'Boolean',
};
