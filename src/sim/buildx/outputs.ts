import { isFail } from '#sim/base/fail';
import type { Bytes } from '#sim/base/bytes';
import { readTar } from '#sim/base/tar';
import { absolute } from '#sim/cli/text';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** What becomes of a build's result. */
export interface Exporter {
  /** image, local, tar, cacheonly */
  readonly type: string;
  readonly names: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** folder or file of the client; `-` is standard output */
  readonly destination: string;
  readonly pushes: boolean;
}

function fieldsOf(text: string): Record<string, string> | Refusal {
  const fields: Record<string, string> = {};
  for (const field of text.split(',')) {
    const at = field.indexOf('=');
    if (at < 0) return refuse(`invalid value ${field}`);
    fields[field.slice(0, at).toLowerCase()] = field.slice(at + 1);
  }
  return fields;
}

const unsupported = (what: string): Refusal =>
  refuse(
    `${what} exporter is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/build-exporters/`,
  );

/** Reads `--output`s; without any, the result is an image with the names of `--tag`. */
export function readExporters(outputs: readonly string[], tags: readonly string[]): Exporter[] | Refusal {
  if (outputs.length === 0)
    return [{ type: 'image', names: [...tags], attributes: {}, destination: '', pushes: false }];
  const found: Exporter[] = [];
  for (const output of outputs) {
    const made = readOne(output, tags);
    if (isRefusal(made)) return made;
    found.push(made);
  }
  return found;
}

function readOne(output: string, tags: readonly string[]): Exporter | Refusal {
  if (output === '-') return { type: 'tar', names: [], attributes: {}, destination: '-', pushes: false };
  if (!output.includes('='))
    return { type: 'local', names: [], attributes: {}, destination: output, pushes: false };
  const fields = fieldsOf(output);
  if (isRefusal(fields)) return fields;
  const { type = '', dest = '', name = '', push, ...attributes } = fields;
  if (type === '') return refuse('type is required for output');
  const names = name === '' ? [...tags] : [...name.split(','), ...tags];
  const base = { names, attributes, destination: dest };
  if (type === 'local' || type === 'tar') {
    if (dest === '' && type === 'local') return refuse('dest is required for local exporter');
    return { ...base, type, names: [], destination: dest === '' ? '-' : dest, pushes: false };
  }
  if (type === 'oci') return unsupported('OCI');
  if (type === 'docker')
    return dest === '' ? { ...base, type: 'image', pushes: false } : unsupported('Docker');
  if (type === 'registry' || (type === 'image' && push === 'true')) {
    if (names.length === 0) return refuse('tag is needed when pushing to registry');
    return { ...base, type: 'image', pushes: true };
  }
  if (type === 'image') return { ...base, type: 'image', pushes: false };
  if (type === 'cacheonly') return { ...base, type, names: [], pushes: false };
  return { ...base, type, pushes: false };
}

/** Puts exported files where they were asked for. */
export function* takeArchive(p: Proc, exporter: Exporter, archive: Bytes): Steps<Refusal | undefined> {
  if (exporter.type === 'tar') {
    if (exporter.destination === '-') {
      yield* p.write(1, archive);
      return undefined;
    }
    const failed = p.writeFile(exporter.destination, archive);
    return failed === undefined ? undefined : refuse(`open ${exporter.destination}: permission denied`);
  }
  const folder = absolute(exporter.destination, p.cwd());
  makeFolders(p, folder);
  for (const entry of readTar(archive) ?? []) {
    const path = `${folder}/${entry.name}`;
    const there = p.lstat(path);
    if (entry.type === 'dir') {
      if (isFail(there)) p.mkdir(path, entry.mode);
      continue;
    }
    if (!isFail(there) && there.type !== 'dir') p.unlink(path);
    if (entry.type === 'symlink') p.symlink(entry.linkName ?? '', path);
    else if (entry.type === 'link') p.link(`${folder}/${entry.linkName ?? ''}`, path);
    else if (entry.type === 'file') {
      p.writeFile(path, entry.data ?? ('' as Bytes));
      p.chmod(path, entry.mode);
    }
  }
  return undefined;
}

function makeFolders(p: Proc, path: string): void {
  let at = '';
  for (const part of path.split('/').filter((one) => one !== '')) {
    at += `/${part}`;
    if (isFail(p.stat(at))) p.mkdir(at, 0o755);
  }
}
