import { refuse, type Refusal } from '../refusal';

/** Refuses what is no platform: `os[/arch[/variant]]` (github.com/containerd/platforms). */
export function refuseAbsentPlatform(platform: string | undefined): Refusal | undefined {
  if (platform === undefined || platform === '') return undefined;
  const parts = platform.split('/');
  const quoted = JSON.stringify(platform);
  if (parts.length > 3) {
    return refuse(
      `error parsing specified platform: ${quoted}: cannot parse platform specifier: invalid argument`,
    );
  }
  const wrong = parts.find((part) => !/^[A-Za-z0-9_.-]+$/.test(part));
  if (wrong === undefined) return undefined;
  const rule = '^[A-Za-z0-9_.-]+$';
  return refuse(
    `error parsing specified platform: ${JSON.stringify(wrong)} is an invalid component of ${quoted}: platform specifier component must match "${rule}": invalid argument`,
  );
}
