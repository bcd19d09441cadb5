const architectures: Readonly<Record<string, string>> = {
  ...{
    amd64: 'amd64',
    x86_64: 'amd64',
    'x86-64': 'amd64',
    arm64: 'arm64',
    aarch64: 'arm64',
    arm: 'arm',
    armhf: 'arm',
  },
  ...{ '386': '386', i386: '386', ppc64le: 'ppc64le', s390x: 's390x', riscv64: 'riscv64', wasm: 'wasm' },
};

/** `arm64`, `linux/arm/v7` … as a full platform; or why it is none (containerd/platforms). */
export function parsePlatform(text: string): string | { wrong: string } {
  const invalid = (why: string) => ({ wrong: `${JSON.stringify(text)}: ${why}: invalid argument` });
  const parts = text.toLowerCase().split('/');
  if (parts.some((part) => !/^[A-Za-z0-9_.-]+$/.test(part)))
    return invalid('platform specifier component must match "^[A-Za-z0-9_-]+$"');
  const [first = '', second = '', variant = ''] = parts;
  if (parts.length === 1) {
    if (['linux', 'windows', 'darwin', 'freebsd'].includes(first)) return `${first}/amd64`;
    const arch = architectures[first];
    return arch === undefined ? invalid('unknown operating system or architecture') : `linux/${arch}`;
  }
  if (parts.length > 3) return invalid('cannot parse platform specifier');
  const arch = architectures[second] ?? second;
  const kept =
    variant === '' || (arch === 'arm64' && variant === 'v8') || (arch === 'amd64' && variant === 'v1')
      ? ''
      : `/${variant}`;
  return `${first}/${arch}${kept}`;
}
