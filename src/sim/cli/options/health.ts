import { refuse, type Refusal } from '../refusal';
import { compact } from '../text';
import type { ContainerFlags } from './body';

/** The API's Healthcheck; times in nanoseconds. */
export interface Healthcheck {
  readonly Test?: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
}

const settings = [
  ['health-interval', 'Interval'],
  ['health-timeout', 'Timeout'],
  ['health-retries', 'Retries'],
  ['health-start-period', 'StartPeriod'],
  ['health-start-interval', 'StartInterval'],
] as const;

export function parseHealth(flags: ContainerFlags): Healthcheck | undefined | Refusal {
  const command = flags['health-cmd'] ?? '';
  const isSet = command !== '' || settings.some(([flag]) => (flags[flag] ?? 0) !== 0);
  if (flags['no-healthcheck']) {
    return isSet ? refuse('--no-healthcheck conflicts with --health-* options') : { Test: ['NONE'] };
  }
  if (!isSet) return undefined;
  const negative = settings.find(([flag]) => (flags[flag] ?? 0) < 0);
  if (negative) return refuse(`--${negative[0]} cannot be negative`);
  return compact({
    Test: command === '' ? undefined : ['CMD-SHELL', command],
    Interval: flags['health-interval'] || undefined,
    Timeout: flags['health-timeout'] || undefined,
    StartPeriod: flags['health-start-period'] || undefined,
    StartInterval: flags['health-start-interval'] || undefined,
    Retries: flags['health-retries'] || undefined,
  });
}
