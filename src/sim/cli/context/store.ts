import { text, utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { configFolder, makeFolders } from '../config-file';
import { refuse, type Refusal } from '../refusal';

/** A context as its meta.json has it. */
export interface Meta {
  Name: string;
  Metadata: { Description?: string };
  Endpoints: { docker: { Host?: string; SkipTLSVerify: boolean } };
}

/** Files of a context's certificates: ca.pem, cert.pem, key.pem → content. */
export type TlsFiles = Readonly<Record<string, string>>;

const idOf = (name: string) => hexDigest('sha256', utf8(name));

export function metaFolder(p: Proc, name: string): string {
  return `${configFolder(p)}/contexts/meta/${idOf(name)}`;
}

export function tlsFolder(p: Proc, name: string): string {
  return `${configFolder(p)}/contexts/tls/${idOf(name)}`;
}

/** A context by its name, or how the client says that there is none. */
export function readContext(p: Proc, name: string): Meta | Refusal {
  const path = `${metaFolder(p, name)}/meta.json`;
  const file = p.readText(path);
  if (isFail(file))
    return refuse(
      `context ${JSON.stringify(name)}: context not found: open ${path}: no such file or directory`,
    );
  return JSON.parse(file) as Meta;
}

/** All contexts but `default`, by name. */
export function allContexts(p: Proc): Meta[] {
  const folder = `${configFolder(p)}/contexts/meta`;
  const names = p.readDir(folder);
  if (isFail(names)) return [];
  const found = names.flatMap(({ name }) => {
    const file = p.readText(`${folder}/${name}/meta.json`);
    return isFail(file) ? [] : [JSON.parse(file) as Meta];
  });
  return found.sort((a, b) => (a.Name < b.Name ? -1 : 1));
}

/** Writes a context, with its certificates where it has any. */
export function writeContext(p: Proc, meta: Meta, tls: TlsFiles = {}): void {
  const folder = metaFolder(p, meta.Name);
  makeFolders(p, folder, 0o755);
  p.writeFile(`${folder}/meta.json`, utf8(contextText(meta)), { mode: 0o644 });
  for (const [name, content] of Object.entries(tls)) {
    makeFolders(p, `${tlsFolder(p, meta.Name)}/docker`, 0o700);
    p.writeFile(`${tlsFolder(p, meta.Name)}/docker/${name}`, utf8(content), { mode: 0o600 });
  }
}

/** meta.json, with its fields in Go's order. */
export function contextText({ Name, Metadata, Endpoints }: Meta): string {
  const { Host, SkipTLSVerify } = Endpoints.docker;
  const docker = { ...(Host === undefined ? {} : { Host }), SkipTLSVerify };
  const { Description } = Metadata;
  return JSON.stringify({
    Name,
    Metadata: Description === undefined || Description === '' ? {} : { Description },
    Endpoints: { docker },
  });
}

export function tlsFiles(p: Proc, name: string): TlsFiles {
  const folder = `${tlsFolder(p, name)}/docker`;
  const names = p.readDir(folder);
  if (isFail(names)) return {};
  return Object.fromEntries(
    names.map((one) => {
      const file = p.readFile(`${folder}/${one.name}`);
      return [one.name, isFail(file) ? '' : text(file)];
    }),
  );
}

export function removeContext(p: Proc, name: string): void {
  for (const folder of [`${tlsFolder(p, name)}/docker`, tlsFolder(p, name), metaFolder(p, name)]) {
    const names = p.readDir(folder);
    if (isFail(names)) continue;
    for (const one of names) p.unlink(`${folder}/${one.name}`);
    p.rmdir(folder);
  }
}

const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

/** Why a name will not do for a new context. */
export function nameMistake(name: string): Refusal | undefined {
  if (name === '') return refuse('context name cannot be empty');
  if (name === 'default') return refuse('"default" is a reserved context name');
  if (namePattern.test(name)) return undefined;
  return refuse(
    `context name ${JSON.stringify(name)} is invalid, names are validated against regexp "${namePattern.source}"`,
  );
}
