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
  if (wrong === undefined)
    return parts.length === 1 && !known.has(parts[0] ?? '') ? unknown(quoted) : undefined;
  const rule = '^[A-Za-z0-9_.-]+$';
  return refuse(
    `error parsing specified platform: ${JSON.stringify(wrong)} is an invalid component of ${quoted}: platform specifier component must match "${rule}": invalid argument`,
  );
}

/** What may stand alone: an operating system, or a processor. */
const known = new Set(
  'linux windows darwin freebsd amd64 x86_64 x86-64 arm64 aarch64 arm armhf armel 386 i386 ppc64le s390x riscv64 mips64le loong64'.split(
    ' ',
  ),
);

function unknown(quoted: string): Refusal {
  return refuse(
    `error parsing specified platform: ${quoted}: unknown operating system or architecture: invalid argument`,
  );
}
