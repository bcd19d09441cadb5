import type { LineRange, SolveError, SourceFile, VertexWarning } from '#sim/daemon/api/buildkit';

/** Lines of a file with those marked that are meant (buildkit, solver/errdefs/source.go). */
export function excerpt({ filename, data }: SourceFile, ranges: readonly LineRange[]): string {
  const lines = data.split('\n');
  if (ranges.length === 0) return '';
  let start = Math.min(...ranges.map((range) => range.start));
  let end = Math.min(Math.max(...ranges.map((range) => range.end)), lines.length);
  if (start < 1 || start > lines.length) return '';
  const first = start;
  const padding = end === start ? 4 : 2;
  for (let added = 0; added < padding; added++) {
    if (start > 1) {
      start -= 1;
      added += 1;
    }
    if (end !== lines.length) {
      end += 1;
      added += 1;
    }
  }
  let out = `${filename}:${first}\n--------------------\n`;
  for (let i = start; i <= end; i++) {
    const isMeant = ranges.some((range) => i >= range.start && i <= range.end);
    out += ` ${String(i).padStart(3)} | ${isMeant ? '>>>' : '   '} ${lines[i - 1] ?? ''}\n`;
  }
  return `${out}--------------------\n`;
}

/** The list of build checks' findings after a build. */
export function warningList(warnings: readonly VertexWarning[], isDebug: boolean): string {
  if (warnings.length === 0) return '';
  const count = `${warnings.length} warning${warnings.length === 1 ? '' : 's'} found`;
  const hint = isDebug ? ':' : ' (use docker --debug to expand):';
  const lines = warnings.map(({ short, description, url, source, range }) =>
    isDebug ? ` - ${short}\n${description}\nMore info: ${url}\n${excerpt(source, range)}\n` : ` - ${short}\n`,
  );
  return `\n \x1b[33m${count}${hint}\n\x1b[0m${lines.join('')}`;
}

/** The lines of the Dockerfile that an error is about. */
export function errorExcerpt(error: SolveError): string {
  if (error.source === undefined) return '';
  return excerpt(error.source, error.range).repeat(error.isTwice === true ? 2 : 1);
}
