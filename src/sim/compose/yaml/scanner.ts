import { isBlank, isBlankZ, isBreak, isBreakZ, Reader } from './reader';
import { scanAnchor, scanDirective, scanTag } from './scan-name';
import { scanBlock, scanPlain, scanQuoted } from './scan-scalar';
import { token, type Mark, type Token, type TokenKind } from './token';

/** A place where a key may have begun: only a later `:` tells. */
interface SimpleKey {
  possible: boolean;
  /** in a block at its own indentation, where nothing but a key can stand */
  readonly required: boolean;
  readonly number: number;
  readonly mark: Mark;
}

/** The farthest that a `:` may lie from the beginning of its key. */
const longestKey = 1024;

/** What no plain scalar begins with. */
const indicators = '-?:,[]{}#&*!|>\'"%@`';

/**
 * From text to tokens, as libyaml does it: tokens for where blocks begin and end come from the indentation. It looks two
 * tokens ahead, as go-yaml does, which decides which of two mistakes is reported.
 */
export class Scanner {
  readonly #r: Reader;
  readonly #queue: Token[] = [];
  /** how many tokens have been handed out */
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #flowLevel = 0;
  #keyAllowed = true;
  readonly #keys: SimpleKey[];
  readonly #keyByToken = new Map<number, number>();

  constructor(text: string) {
    this.#r = new Reader(text);
    this.#keys = [{ possible: false, required: false, number: 0, mark: this.#r.mark }];
  }

  /** The next token; it stays. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    const next = this.#queue[0];
    if (next === undefined) throw new Error('no token was scanned');
    return next;
  }

  /** Takes the next token. */
  take(): Token {
    const next = this.peek();
    this.#queue.shift();
    this.#taken++;
    return next;
  }

  #needsMore(): boolean {
    if (this.#queue.length <= 2) return true;
    const index = this.#keyByToken.get(this.#taken);
    const key = index === undefined ? undefined : this.#keys[index];
    return key !== undefined && this.#isValid(key);
  }

  #push(kind: TokenKind, length = 1): void {
    this.#queue.push(token(kind, this.#r.mark));
    this.#r.skip(length);
  }

  #fetch(): void {
    const r = this.#r;
    const scanned = r.mark;
    this.#skipToToken();
    this.#unroll(r.column, scanned);
    const char = r.peek();
    if (char === '') {
      this.#endStream();
      return;
    }
    if (r.column === 0 && char === '%') {
      this.#breakOff();
      this.#queue.push(scanDirective(r));
    } else if (r.atMarker()) {
      this.#breakOff();
      this.#push(r.starts('---') ? 'document-start' : 'document-end', 3);
    } else this.#fetchContent(char);
  }

  /** The end is scanned as often as somebody looks ahead. */
  #endStream(): void {
    this.#r.forceNewLine();
    this.#breakOff();
    this.#push('stream-end', 0);
  }

  /** A document ends here: all blocks do, and no key can be open. */
  #breakOff(): void {
    this.#unroll(-1, this.#r.mark);
    this.#removeKey();
    this.#keyAllowed = false;
  }

  #fetchContent(char: string): void {
    const r = this.#r;
    const blankNext = isBlankZ(r.peek(1));
    const inFlow = this.#flowLevel > 0;
    if (char === '[' || char === '{') this.#openFlow(char);
    else if (char === ']' || char === '}') this.#closeFlow(char);
    else if (char === ',') this.#fetchFlowEntry();
    else if (char === '-' && blankNext) this.#fetchBlockEntry();
    else if (char === '?' && (inFlow || blankNext)) this.#fetchKey();
    else if (char === ':' && (inFlow || blankNext)) this.#fetchValue();
    else if (char === '*') this.#keyed(() => scanAnchor(r, 'alias'));
    else if (char === '&') this.#keyed(() => scanAnchor(r, 'anchor'));
    else if (char === '!') this.#keyed(() => scanTag(r));
    else if ((char === '|' || char === '>') && !inFlow) this.#fetchBlockScalar();
    else if (char === "'" || char === '"') this.#keyed(() => scanQuoted(r, char));
    else if (this.#startsPlain(char)) this.#fetchPlain();
    else throw r.fault('found character that cannot start any token');
  }

  #startsPlain(char: string): boolean {
    if (!isBlankZ(char) && !indicators.includes(char)) return true;
    if (char === '-') return !isBlank(this.#r.peek(1));
    return this.#flowLevel === 0 && (char === '?' || char === ':') && !isBlankZ(this.#r.peek(1));
  }

  /** A token that may itself be a key. */
  #keyed(scan: () => Token): void {
    this.#saveKey();
    this.#keyAllowed = false;
    this.#queue.push(scan());
  }

  #fetchPlain(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const { token: scalar, multiline } = scanPlain(this.#r, this.#indent, this.#flowLevel > 0);
    this.#queue.push(scalar);
    if (multiline) this.#keyAllowed = true;
  }

  #fetchBlockScalar(): void {
    this.#removeKey();
    this.#keyAllowed = true;
    this.#queue.push(scanBlock(this.#r, this.#indent));
  }

  #openFlow(char: '[' | '{'): void {
    this.#saveKey();
    this.#keys.push({ possible: false, required: false, number: this.#nextNumber(), mark: this.#r.mark });
    this.#flowLevel++;
    this.#keyAllowed = true;
    this.#push(char === '[' ? 'flow-sequence-start' : 'flow-mapping-start');
  }

  #closeFlow(char: ']' | '}'): void {
    this.#removeKey();
    if (this.#flowLevel > 0) {
      this.#flowLevel--;
      const key = this.#keys.pop();
      if (key !== undefined) this.#keyByToken.delete(key.number);
    }
    this.#keyAllowed = false;
    this.#push(char === ']' ? 'flow-sequence-end' : 'flow-mapping-end');
  }

  #fetchFlowEntry(): void {
    this.#removeKey();
    this.#keyAllowed = true;
    this.#push('flow-entry');
  }

  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) throw this.#r.fault('block sequence entries are not allowed in this context');
      this.#roll(this.#r.column, undefined, 'block-sequence-start', this.#r.mark);
    }
    this.#removeKey();
    this.#keyAllowed = true;
    this.#push('block-entry');
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) throw this.#r.fault('mapping keys are not allowed in this context');
      this.#roll(this.#r.column, undefined, 'block-mapping-start', this.#r.mark);
    }
    this.#removeKey();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#push('key');
  }

  #fetchValue(): void {
    const key = this.#keys.at(-1);
    if (key !== undefined && this.#isValid(key)) {
      this.#queue.splice(key.number - this.#taken, 0, token('key', key.mark));
      this.#roll(key.mark.column, key.number, 'block-mapping-start', key.mark);
      key.possible = false;
      this.#keyByToken.delete(key.number);
      this.#keyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#keyAllowed) throw this.#r.fault('mapping values are not allowed in this context');
        this.#roll(this.#r.column, undefined, 'block-mapping-start', this.#r.mark);
      }
      this.#keyAllowed = this.#flowLevel === 0;
    }
    this.#push('value');
  }

  #nextNumber(): number {
    return this.#taken + this.#queue.length;
  }

  #isValid(key: SimpleKey): boolean {
    if (!key.possible) return false;
    if (key.mark.line >= this.#r.line && key.mark.index + longestKey >= this.#r.index) return true;
    if (key.required) throw this.#r.fault("could not find expected ':'", key.mark);
    key.possible = false;
    return false;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const required = this.#flowLevel === 0 && this.#indent === this.#r.column;
    const key = { possible: true, required, number: this.#nextNumber(), mark: this.#r.mark };
    this.#removeKey();
    this.#keys[this.#keys.length - 1] = key;
    this.#keyByToken.set(key.number, this.#keys.length - 1);
  }

  #removeKey(): void {
    const key = this.#keys.at(-1);
    if (key?.possible !== true) return;
    if (key.required) throw this.#r.fault("could not find expected ':'", key.mark);
    key.possible = false;
    this.#keyByToken.delete(key.number);
  }

  /** A block begins at that column, before token `number` (undefined: here). */
  #roll(column: number, number: number | undefined, kind: TokenKind, mark: Mark): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    const at = number === undefined ? this.#queue.length : number - this.#taken;
    this.#queue.splice(at, 0, token(kind, mark));
  }

  /** Blocks that are deeper than that column end. */
  #unroll(column: number, mark: Mark): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#queue.push(token('block-end', mark));
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #skipToToken(): void {
    const r = this.#r;
    for (;;) {
      if (r.column === 0 && r.peek() === '\ufeff') r.skip();
      while (r.peek() === ' ' || (r.peek() === '\t' && (this.#flowLevel > 0 || !this.#keyAllowed))) r.skip();
      if (r.peek() === '#') this.#skipComments();
      if (!isBreak(r.peek())) return;
      r.readBreak();
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
  }

  /** Comments go on over lines that hold nothing else, however these begin. */
  #skipComments(): void {
    const r = this.#r;
    for (;;) {
      while (!isBreakZ(r.peek())) r.skip();
      let ahead = 0;
      while (isBlank(r.peek(ahead)) || isBreak(r.peek(ahead))) ahead++;
      if (r.peek(ahead) !== '#') return;
      while (r.peek() !== '#') {
        if (isBreak(r.peek())) r.readBreak();
        else r.skip();
      }
    }
  }
}
