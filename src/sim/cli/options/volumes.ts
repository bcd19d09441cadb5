import { isRefusal, refuse, type Refusal } from '../refusal';
import { absolute, cut } from '../text';

/** The API's Binds and Volumes of `-v`. A `-v` with one path only is an anonymous volume. */
export function parseVolumes(
  specs: readonly string[],
  cwd: string,
): { binds: string[] | null; volumes: Record<string, Record<string, never>> } | Refusal {
  const binds: string[] = [];
  const volumes: Record<string, Record<string, never>> = {};
  for (const spec of new Set(specs)) {
    const source = sourceOf(spec);
    if (isRefusal(source)) return source;
    if (source === '') volumes[spec] = {};
    else binds.push(withAbsoluteSource(spec, source, cwd));
  }
  return { binds: binds.length === 0 ? null : binds, volumes };
}

const isLetter = (text: string | undefined): boolean => text !== undefined && /^\p{L}$/u.test(text);

/**
 * The host side of a spec, '' for an anonymous volume. A colon after a single letter belongs to a Windows drive, so
 * `v:/v` is one path: the real client sends it as an anonymous volume, and so do we.
 */
function sourceOf(spec: string): string | Refusal {
  if (spec === '') return refuse('invalid empty volume spec');
  if (spec.length <= 2) return '';
  const fields: string[] = [];
  let field = '';
  for (const char of spec) {
    if (char === ':' && !(isLetter(field) && field.length === 1)) {
      fields.push(field);
      field = '';
    } else field += char;
  }
  fields.push(field);
  if (fields.includes('')) return refuse(`invalid spec: ${spec}: empty section between colons`);
  if (fields.length > 3) return refuse(`invalid spec: ${spec}: too many colons`);
  return fields.length === 1 ? '' : (fields[0] ?? '');
}

function withAbsoluteSource(spec: string, source: string, cwd: string): string {
  if (!source.startsWith('.')) return spec;
  const [host, rest] = cut(spec, ':');
  return `${absolute(host, cwd)}:${rest ?? ''}`;
}
