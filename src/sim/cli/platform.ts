import { refuse, type Refusal } from './refusal';

const systems = new Set(
  'aix android darwin dragonfly freebsd illumos linux netbsd openbsd plan9 solaris windows'.split(' '),
);
const processors = new Set('386 amd64 arm arm64 loong64 mips64le ppc64le riscv64 s390x wasm'.split(' '));
const otherNames: Readonly<Record<string, string>> = {
  aarch64: 'arm64',
  armhf: 'arm',
  i386: '386',
  macos: 'darwin',
  x86_64: 'amd64',
};

/** A platform such as `linux/arm64` as the engine wants it since API 1.48: JSON. Undefined without one. */
export function platformQuery(typed: string | undefined): string | undefined | Refusal {
  if (typed === undefined || typed === '') return undefined;
  const parts = typed.split('/').map((part) => otherNames[part.toLowerCase()] ?? part.toLowerCase());
  const wrong = (why: string) =>
    refuse(`invalid platform: ${JSON.stringify(typed)}: ${why}: invalid argument`);
  const [first = '', second, variant] = parts;
  if (parts.length > 3) return wrong('cannot parse platform specifier');
  if (second !== undefined)
    return JSON.stringify({ architecture: second, os: first, ...(variant === undefined ? {} : { variant }) });
  if (systems.has(first)) return JSON.stringify({ architecture: 'amd64', os: first });
  if (processors.has(first)) return JSON.stringify({ architecture: first, os: 'linux' });
  return wrong('unknown operating system or architecture');
}
