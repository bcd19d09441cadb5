import type { Cmdlet } from '../cmdlet';

export const startSleep: Cmdlet = {
  name: 'Start-Sleep',
  aliases: ['sleep'],
  summary: 'Waits.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Seconds: { position: 0, type: 'number', pipeline: 'value' },
    Milliseconds: { type: 'number', aliases: ['ms'] },
  },
  *run({ session, args }) {
    yield* session.p.sleep(
      typeof args['Milliseconds'] === 'number' ? args['Milliseconds'] : Number(args['Seconds'] ?? 0) * 1000,
    );
  },
};
