import { parse } from 'unbash';
import { print } from 'unbash/printer';

const memo = new Map<string, string>();

/** A function as bash prints it (`type`, `declare -f`): four blanks for each level, braces on lines of their own. */
export function functionText(name: string, text: string): string {
  let printed = memo.get(text);
  if (printed === undefined) {
    printed = pretty(text);
    if (memo.size > 100) memo.clear();
    memo.set(text, printed);
  }
  return `${name} () \n${printed}\n`;
}

function pretty(text: string): string {
  const statement = parse(text).commands[0]?.command;
  if (statement?.type !== 'Function') return text;
  const body = text.slice(statement.body.pos, statement.body.end);
  const lines = print(parse(body)).trimEnd().split('\n');
  const shown = lines.map((line) => line.replace(/^((?: {2})+)/, (blanks) => blanks.repeat(2)));
  shown[0] = shown[0] === '{' ? '{ ' : (shown[0] ?? '');
  return shown.map((line, i) => (needsSemicolon(line, shown[i + 1]) ? `${line};` : line)).join('\n');
}

/** bash ends every command but the last one of a list with a semicolon. */
function needsSemicolon(line: string, next: string | undefined): boolean {
  if (
    next === undefined ||
    line.trim() === '{' ||
    line.trim() === '' ||
    /(?:^|\s)(then|do|else|\{|;;|in)\s*$/.test(line)
  )
    return false;
  const indent = (text: string) => /^ */.exec(text)?.[0].length ?? 0;
  return indent(next) === indent(line) && !/^\s*(else|elif|fi|done|esac|\}|\))/.test(next);
}
