import { command } from '../command';
import { isRefusal, refuse } from '../refusal';
import { namedReferences, shownReference } from './reference';
import { keep, readList } from './store';

/** `os/arch` that Go builds for (github.com/docker/cli, cli/command/manifest/util.go). */
const platforms = new Set(
  `darwin/386 darwin/amd64 darwin/arm darwin/arm64 dragonfly/amd64 freebsd/386 freebsd/amd64 freebsd/arm linux/386
  linux/amd64 linux/arm linux/arm64 linux/mips64 linux/mips64le linux/ppc64le linux/riscv64 linux/s390x netbsd/386
  netbsd/amd64 netbsd/arm openbsd/386 openbsd/amd64 openbsd/arm plan9/386 plan9/amd64 solaris/amd64 windows/386
  windows/amd64`.split(/\s+/),
);

export const annotate = command({
  path: 'manifest annotate',
  usage: 'MANIFEST_LIST MANIFEST',
  short: 'Add facts to a local manifest',
  args: { exact: 2 },
  flags: {
    arch: { kind: 'string', help: 'Processor' },
    os: { kind: 'string', help: 'Operating system' },
    'os-features': { kind: 'strings', help: 'Features of the operating system' },
    'os-version': { kind: 'string', help: 'Version of the operating system' },
    variant: { kind: 'string', help: 'Variant of the processor' },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const references = namedReferences(args);
    if (isRefusal(references)) return yield* cli.fail(references);
    const [list, image] = references;
    if (list === undefined || image === undefined) return 1;
    const name = shownReference(list);
    const manifest = readList(p, name)?.find(({ Ref }) => Ref === shownReference(image));
    if (manifest === undefined)
      return yield* cli.fail(
        refuse(`manifest for image ${args[1] ?? ''} does not exist in ${args[0] ?? ''}`),
      );
    const before = manifest.Descriptor.platform ?? { os: '', architecture: '' };
    const platform = {
      ...before,
      os: flags.os || before.os,
      architecture: flags.arch || before.architecture,
      ...(flags.variant === undefined || flags.variant === '' ? {} : { variant: flags.variant }),
      ...(flags['os-version'] ? { 'os.version': flags['os-version'] } : {}),
      ...(flags['os-features'] && flags['os-features'].length > 0
        ? { 'os.features': flags['os-features'] }
        : {}),
    };
    if (!platforms.has(`${platform.os}/${platform.architecture}`))
      return yield* cli.fail(
        refuse(
          `manifest entry for image has unsupported os/arch combination: ${flags.os ?? ''}/${flags.arch ?? ''}`,
        ),
      );
    keep(p, name, { ...manifest, Descriptor: { ...manifest.Descriptor, platform } });
    return 0;
  },
});
