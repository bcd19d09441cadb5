import { alignTabs } from '#sim/cli/format/tabwriter';
import type { Cli } from '#sim/cli/cli';
import type { Steps } from '#sim/kernel/program';
import { indented } from './metadata';
import { excerpt } from './progress/ending';

interface Finding {
  ruleName: string;
  url: string;
  detail: string;
  location: { ranges: { start: { line: number }; end: { line: number } }[] };
}

interface Argument {
  name: string;
  value: string;
  description: string;
}

/** Shows what the frontend answered to `--call`; the exit status. */
export function* showAnswer(
  cli: Cli,
  method: string,
  format: string,
  answer: Readonly<Record<string, unknown>>,
  isQuiet: boolean,
  file = '',
): Steps<number> {
  if (format === 'json') {
    yield* cli.out(`${indented(withoutEmpty(answer))}\n`);
    const warnings = answer['warnings'] as readonly unknown[] | null | undefined;
    return (warnings ?? []).length > 0 ? 1 : 0;
  }
  const show = shows[method];
  if (show === undefined) return 0;
  const { text, status } = show(answer, file);
  yield* cli.out(isQuiet && method === 'lint' ? `\n${text}` : text);
  return status;
}

function withoutEmpty(answer: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(answer, (_key, value: unknown) => (value === '' ? undefined : value)));
}

type Show = (answer: Readonly<Record<string, unknown>>, file: string) => { text: string; status: number };

const lint: Show = (answer, file) => {
  const warnings = (answer['warnings'] as readonly Finding[] | null) ?? [];
  if (warnings.length === 0) return { text: 'Check complete, no warnings found.\n', status: 0 };
  const [source = { filename: '', data: '' }] = answer['sources'] as readonly {
    filename: string;
    data: string;
  }[];
  const count = warnings.length === 1 ? '1 warning has' : `${warnings.length} warnings have`;
  let text = `Check complete, ${count} been found!\n`;
  const sorted = [...warnings].sort((a, b) => lineOf(a) - lineOf(b));
  for (const one of sorted) {
    const ranges = one.location.ranges.map(({ start, end }) => ({ start: start.line, end: end.line }));
    text += `\nWARNING: ${one.ruleName} - ${one.url}\n${one.detail}\n${excerpt(file === '' ? source : { ...source, filename: file }, ranges)}`;
  }
  return { text, status: 1 };
};

const lineOf = (finding: Finding) => finding.location.ranges[0]?.start.line ?? 0;

const outline: Show = (answer) => {
  const args = (answer['args'] as readonly Argument[] | undefined) ?? [];
  const secrets = (answer['secrets'] as readonly { name: string; required?: boolean }[] | undefined) ?? [];
  const name = answer['name'] as string | undefined;
  const description = String(answer['description'] ?? '');
  let text = name === undefined ? '' : `TARGET:      ${name}\n`;
  if (description !== '') text += `DESCRIPTION: ${description}\n`;
  if (text !== '') text += '\n';
  if (args.length > 0) {
    const rows = args.map(({ name: own, value, description: words }) => `${own}\t${value}\t${words}\n`);
    text += `${alignTabs(`BUILD ARG\tVALUE\tDESCRIPTION\n${rows.join('')}`, { minWidth: 0, padding: 3 })}\n`;
  }
  if (secrets.length > 0)
    text += `${alignTabs(`SECRET\tREQUIRED\n${secrets.map((one) => `${one.name}\t${one.required === true ? 'true' : ''}\n`).join('')}`, { minWidth: 0, padding: 3 })}\n`;
  return { text, status: 0 };
};

const targets: Show = (answer) => {
  const rows =
    (answer['targets'] as readonly { name?: string; default?: boolean; description?: string }[]) ?? [];
  const lines = rows.map((row) => {
    const name =
      row.name === undefined ? '(default)' : `${row.name}${row.default === true ? ' (default)' : ''}`;
    return `${name}\t${row.description ?? ''}\n`;
  });
  return { text: padded(`TARGET\tDESCRIPTION\n${lines.join('')}`), status: 0 };
};

const describe: Show = () => ({
  text: padded(
    'NAME\tVERSION\tDESCRIPTION\n' +
      'outline\t1.0.0\tParameters of the target\n' +
      'targets\t1.0.0\tTargets of the file\n' +
      'subrequests.describe\t1.0.0\tWhat can be asked\n',
  ),
  status: 0,
});

/** Columns one blank apart. */
function padded(text: string): string {
  const rows = text.split('\n').map((line) => line.split('\t'));
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows
    .map((cells) =>
      cells.length < 2 ? (cells[0] ?? '') : `${(cells[0] ?? '').padEnd(width)} ${cells.slice(1).join(' ')}`,
    )
    .join('\n');
}

const shows: Readonly<Record<string, Show>> = { lint, outline, targets, 'subrequests.describe': describe };
