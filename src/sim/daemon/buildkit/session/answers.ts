import { utf8 } from '#sim/base/bytes';
import { ruleUrl, ruleWords } from '../dockerfile/lint';
import type { StageState } from '../plan/stage';
import type { Prepared } from './frontend';

/** Comment lines right above, that begin with the name of what they describe. */
function descriptionOf(comments: readonly string[], name: string): string {
  const last = comments.at(-1) ?? '';
  const [word = ''] = last.split(/\s/);
  return word === name && name !== '' ? last.slice(word.length).trim() : '';
}

const location = (start: number, end: number) => ({
  ranges: [{ start: { line: start }, end: { line: end } }],
});

/** base64 of a text's bytes. */
export function base64(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes = utf8(text);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const n =
      (bytes.charCodeAt(i) << 16) | ((bytes.charCodeAt(i + 1) || 0) << 8) | (bytes.charCodeAt(i + 2) || 0);
    const four = [18, 12, 6, 0].map((shift) => alphabet[(n >> shift) & 63] ?? '').join('');
    const missing = Math.max(0, i + 3 - bytes.length);
    out += four.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return out;
}

function lint({ linter, source }: Prepared): Record<string, unknown> {
  const warnings = linter.warnings.map(({ rule, message, range }) => ({
    ...{ ruleName: rule, description: ruleWords[rule] ?? '', url: ruleUrl(rule), detail: message },
    location: { ranges: location(range.start, range.end).ranges },
  }));
  return {
    warnings: warnings.length === 0 ? null : warnings,
    sources: [{ filename: source.filename, data: source.data }],
  };
}

function targets({ stages, source }: Prepared): Record<string, unknown> {
  const rows = stages.all.map((stage) => ({
    ...(stage.lines.name === '' ? {} : { name: stage.lines.name }),
    ...(stage === stages.all.at(-1) ? { default: true } : {}),
    description: descriptionOf(stage.lines.comments, stage.lines.name),
    base: stage.base,
    location: location(stage.lines.range.start, stage.lines.range.end),
  }));
  return { targets: rows, sources: [base64(source.data)] };
}

/** Stages that a stage stands on, itself first. */
function line(stage: StageState): StageState[] {
  return stage.parent === undefined ? [stage] : [stage, ...line(stage.parent)];
}

function outline({ stage, program, globals, options, source }: Prepared): Record<string, unknown> {
  const args: Record<string, unknown>[] = [];
  const secrets: Record<string, unknown>[] = [];
  const base = line(stage).at(-1)?.lines.base ?? '';
  for (const command of program.globals)
    for (const { key } of command.pairs)
      if (new RegExp(`\\$\\{?${key}\\b`).test(base))
        args.push(argument(key, globals.values.get(key), command.comments, command.range.start));
  for (const one of line(stage).reverse())
    for (const command of one.commands) {
      if (command.name === 'arg')
        for (const { key, value } of command.pairs)
          if (!args.some(({ name }) => name === key))
            args.push(
              argument(
                key,
                options.buildArgs[key] ?? one.env.get(key) ?? value,
                command.comments,
                command.range.start,
              ),
            );
      for (const mount of command.lists['mount'] ?? []) {
        const fields = Object.fromEntries(
          mount.split(',').map((field) => [field.split('=')[0], field.split('=')[1] ?? 'true']),
        );
        if (fields['type'] === 'secret' && fields['id'] !== undefined)
          secrets.push({ name: fields['id'], ...(fields['required'] === 'true' ? { required: true } : {}) });
      }
    }
  return {
    ...(stage.lines.name === '' ? {} : { name: stage.lines.name }),
    description: descriptionOf(stage.lines.comments, stage.lines.name),
    ...(args.length === 0 ? {} : { args }),
    ...(secrets.length === 0 ? {} : { secrets }),
    sources: [base64(source.data)],
  };
}

function argument(name: string, value: string | undefined, comments: readonly string[], start: number) {
  return {
    name,
    description: descriptionOf(comments, name),
    value: value ?? '',
    location: location(start, start),
  };
}

/** Questions that the frontend answers instead of building. */
export const answers: Readonly<Record<string, (made: Prepared) => Record<string, unknown>>> = {
  lint,
  outline,
  targets,
  'subrequests.describe': () => ({}),
};
