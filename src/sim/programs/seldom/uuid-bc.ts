import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { Quit, tool } from '../tool';

/** uuidgen(1) */
export const uuidgen = tool({
  name: 'uuidgen',
  usage: '[options]',
  summary: 'Makes a random UUID',
  options: { random: 'r,random' },
  origin: 'util-linux',
  *run(t) {
    const digits = Array.from({ length: 32 }, () => t.p.random(16).toString(16));
    digits[12] = '4';
    digits[16] = (8 + t.p.random(4)).toString(16);
    t.say(`${digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}\n`);
    yield* t.drain();
    return 0;
  },
});

/** A calculation with + - * / % ^ and brackets, to so many digits after the point. */
function calculate(line: string, scale: number): string {
  const tokens = line.match(/\d+\.?\d*|\.\d+|[-+*/%^()]/g) ?? [];
  if (tokens.join('') !== line.replace(/\s/g, '')) throw new Quit('(standard_in) 1: syntax error');
  let at = 0;
  const factor = 10 ** scale;
  const cut = (value: number) => Math.trunc(value * factor) / factor;
  const atom = (): number => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = sum();
      at += 1;
      return inner;
    }
    if (token === '-') return -atom();
    return Number(token);
  };
  const power = (): number => {
    const base = atom();
    if (tokens[at] !== '^') return base;
    at += 1;
    return base ** power();
  };
  const product = (): number => {
    let value = power();
    for (;;) {
      const sign = tokens[at];
      if (sign !== '*' && sign !== '/' && sign !== '%') return value;
      at += 1;
      const other = power();
      if (sign !== '*' && other === 0) throw new Quit('Runtime error (func=(main), adr=3): Divide by zero');
      value = sign === '*' ? value * other : sign === '/' ? cut(value / other) : value % other;
    }
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product();
    return value;
  };
  const value = sum();
  const shown =
    Number.isInteger(value) && !line.includes('.') && (scale === 0 || !line.includes('/'))
      ? String(value)
      : value.toFixed(
          line.includes('/')
            ? scale
            : Math.max(...[...line.matchAll(/\.(\d*)/g)].map((found) => (found[1] ?? '').length), 0),
        );
  return shown.replace(/^(-?)0\./, '$1.');
}

/** bc(1): one calculation in a line, `scale=2`. No functions, no names. */
export const bc = tool({
  name: 'bc',
  usage: '[options] [file ...]',
  summary: 'Calculates',
  options: { mathlib: 'l,mathlib', quiet: 'q,quiet' },
  *run(t) {
    const all = yield* t.p.readAll(0);
    let scale = t.has('mathlib') ? 20 : 0;
    for (const line of (isFail(all) ? '' : text(all)).split(/[\n;]/)) {
      const set = /^\s*scale\s*=\s*(\d+)\s*$/.exec(line);
      if (set !== null) scale = Number(set[1]);
      else if (line.trim() !== '' && line.trim() !== 'quit') yield* t.p.out(`${calculate(line, scale)}\n`);
    }
    return 0;
  },
});
