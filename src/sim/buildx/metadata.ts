import { isBad, parseReference } from '#sim/cli/reference';
import type { SolvedImage, SolveTarget } from '#sim/daemon/api/buildkit';

/** `docker.io/library/app:1`, as it is named in the store; without `:latest` where nobody asked for it. */
export function storedName(name: string): string {
  const reference = parseReference(name);
  if (isBad(reference)) return name;
  return `${reference.domain}/${reference.path}${reference.tag === undefined ? '' : `:${reference.tag}`}`;
}

/** What `--metadata-file` says of a target. */
export function metadataOf(target: SolveTarget, solved: SolvedImage, ref: string): Record<string, unknown> {
  const names = target.exporters.flatMap((exporter) => exporter.names);
  const args = Object.entries(target.buildArgs).map(([name, value]) => [`build-arg:${name}`, value]);
  const labels = Object.entries(target.labels).map(([name, value]) => [`label:${name}`, value]);
  const all = Object.fromEntries([...args, ...labels].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  const provenance = {
    builder: { id: '' },
    buildType: 'https://mobyproject.org/buildkit@v1',
    ...(solved.metadata['materials'] === undefined ? {} : { materials: solved.metadata['materials'] }),
    invocation: {
      configSource: { entryPoint: target.dockerfile },
      parameters: {
        frontend: 'dockerfile.v0',
        ...(Object.keys(all).length === 0 ? {} : { args: all }),
        locals: [{ name: 'context' }, { name: 'dockerfile' }],
      },
      environment: { platform: solved.metadata['platform'] ?? 'linux/amd64' },
    },
  };
  return {
    'buildx.build.provenance': provenance,
    'buildx.build.ref': `default/default/${ref}`,
    ...(solved.image === ''
      ? {}
      : { 'containerimage.config.digest': solved.image, 'containerimage.digest': solved.image }),
    ...(names.length === 0 ? {} : { 'image.name': names.map(storedName).join(',') }),
  };
}

/** JSON as Go's MarshalIndent writes it. */
export function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[<>&]/g,
    (char) => `\\u00${char.charCodeAt(0).toString(16)}`,
  );
}
