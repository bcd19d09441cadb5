import { ComposeFailure } from '../failure';

const unfinished = (): ComposeFailure => new ComposeFailure('invalid command line string');

/** The state of a walk over a command line. */
interface Walk {
  word: string;
  /** a word has begun, even if it is empty */
  isOpen: boolean;
  quote: '' | '"' | "'";
  inBackticks: boolean;
  inDollar: boolean;
}

/**
 * A command line as words, as compose splits a `command` or `entrypoint` that is one text: quotes and backslashes, but no
 * shell. An operator (`;`, `&`, `|`, `<`, `>`) outside of quotes ends it; what follows is lost.
 */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  const walk: Walk = { word: '', isOpen: false, quote: '', inBackticks: false, inDollar: false };
  let escaped = false;
  for (const char of line) {
    if (escaped) {
      walk.word += char === 't' ? '\t' : char === 'n' ? '\n' : char;
      escaped = false;
      walk.isOpen = true;
    } else if (char === '\\' && walk.quote !== "'") escaped = true;
    else if (' \t\r\n'.includes(char) && walk.quote === '' && !walk.inBackticks && !walk.inDollar) {
      if (walk.isOpen) words.push(walk.word);
      walk.word = '';
      walk.isOpen = false;
    } else if (!takes(walk, char)) break;
  }
  if (walk.isOpen) words.push(walk.word);
  if (escaped || walk.quote !== '' || walk.inBackticks || walk.inDollar) throw unfinished();
  return words;
}

/** Adds a character to the walk; false where the line ends before it. */
function takes(walk: Walk, char: string): boolean {
  if ((char === '"' || char === "'") && !walk.inDollar && (walk.quote === '' || walk.quote === char)) {
    if (walk.quote === char) walk.isOpen = true;
    walk.quote = walk.quote === char ? '' : char;
    return true;
  }
  if (char === '`' && walk.quote === '' && !walk.inDollar) walk.inBackticks = !walk.inBackticks;
  if (char === ')' && walk.quote === '' && !walk.inBackticks) walk.inDollar = !walk.inDollar;
  if (char === '(' && walk.quote === '' && !walk.inBackticks) {
    if (walk.inDollar || !walk.word.endsWith('$')) throw unfinished();
    walk.inDollar = true;
  }
  const isBare = walk.quote === '' && !walk.inBackticks && !walk.inDollar;
  if (isBare && ';&|<>'.includes(char)) {
    // A digit before > is a descriptor, and no word.
    if (char === '>' && /^\d/.test(walk.word)) walk.isOpen = false;
    return false;
  }
  if (!' \t\r\n'.includes(char)) walk.isOpen = true;
  walk.word += char;
  return true;
}
