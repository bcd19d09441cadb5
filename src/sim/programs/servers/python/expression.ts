import { attribute, builtins, call } from './library';
import type { Script } from './script';
import { formatted, item, operate, PyError, truthy, type Py } from './values';

const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<=', '>=', '<', '>', 'not in', 'in', 'is not', 'is'],
  ['+', '-'],
  ['*', '//', '/', '%'],
];

/** An expression of a line: read and computed in one go, by precedence. */
export class Expression {
  #at = 0;
  readonly #tokens: string[];

  constructor(
    private readonly script: Script,
    source: string,
  ) {
    this.#tokens =
      source
        .match(
          /\s+|[fFrRbB]?"""[\s\S]*?"""|[fFrRbB]?"(?:[^"\\]|\\.)*"|[fFrRbB]?'(?:[^'\\]|\\.)*'|\d+\.\d+|\d+|not\s+in\b|is\s+not\b|[A-Za-z_]\w*|\*\*|\/\/|[<>=!]=|[-+*/%<>=()[\]{},.:]|./g,
        )
        ?.filter((token) => token.trim() !== '')
        .map((token) => token.replace(/\s+/, (s) => (/^(not|is)\s/.test(token) ? ' ' : s))) ?? [];
  }

  whole(): Py {
    const first = this.ternary();
    if (this.#peek() === undefined) return first;
    if (this.#peek() !== ',') throw new PyError('SyntaxError', 'invalid syntax');
    const items = [first];
    while (this.#take(',') && this.#peek() !== undefined) items.push(this.ternary());
    return items;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #need(token: string): void {
    if (!this.#take(token)) throw new PyError('SyntaxError', 'invalid syntax');
  }

  ternary(): Py {
    const value = this.#level(0);
    if (!this.#take('if')) return value;
    const test = truthy(this.#level(0));
    this.#need('else');
    const other = this.ternary();
    return test ? value : other;
  }

  #level(n: number): Py {
    this.script.tick();
    if (n === 2 && this.#take('not')) return !truthy(this.#level(2));
    const signs = levels[n];
    if (signs === undefined) return this.#unary();
    let left = this.#level(n + 1);
    for (let sign = this.#peek(); sign !== undefined && signs.includes(sign); sign = this.#peek()) {
      this.#at += 1;
      const right = this.#level(n + 1);
      if (sign === 'and') left = truthy(left) ? right : left;
      else if (sign === 'or') left = truthy(left) ? left : right;
      else left = operate(sign, left, right);
    }
    return left;
  }

  #unary(): Py {
    if (this.#take('-')) return -Number(this.#unary());
    if (this.#take('not')) return !truthy(this.#unary());
    const base = this.#postfix();
    return this.#take('**') ? operate('**', base, this.#unary()) : base;
  }

  #postfix(): Py {
    let value = this.#atom();
    for (;;) {
      if (this.#take('.')) {
        const name = this.#peek() ?? '';
        this.#at += 1;
        value = attribute(this.script, value, name);
      } else if (this.#take('(')) value = this.#call(value);
      else if (this.#take('[')) value = this.#index(value);
      else return value;
    }
  }

  #call(fn: Py): Py {
    const args: Py[] = [];
    const named: Record<string, Py> = {};
    while (!this.#take(')')) {
      const name = this.#peek() ?? '';
      if (/^[A-Za-z_]\w*$/.test(name) && this.#tokens[this.#at + 1] === '=') {
        this.#at += 2;
        named[name] = this.ternary();
      } else args.push(this.ternary());
      if (!this.#take(',') && this.#peek() !== ')') throw new PyError('SyntaxError', "'(' was never closed");
    }
    return call(this.script, fn, args, named);
  }

  #index(value: Py): Py {
    const from = this.#peek() === ':' ? null : this.ternary();
    if (this.#take(':')) {
      const to = this.#peek() === ']' ? null : this.ternary();
      this.#need(']');
      const [a, b] = [from === null ? 0 : Number(from), to === null ? undefined : Number(to)];
      return Array.isArray(value) ? value.slice(a, b) : String(value as string).slice(a, b);
    }
    this.#need(']');
    return item(value, from);
  }

  #list(end: string): Py[] {
    const items: Py[] = [];
    while (!this.#take(end)) {
      items.push(this.ternary());
      if (!this.#take(',') && this.#peek() !== end)
        throw new PyError('SyntaxError', `'${end === ']' ? '[' : '('}' was never closed`);
    }
    return items;
  }

  #atom(): Py {
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) throw new PyError('SyntaxError', 'invalid syntax');
    if (token === '(') {
      const isEmpty = this.#peek() === ')';
      const items = this.#list(')');
      return items.length === 1 && !isEmpty && this.#tokens[this.#at - 2] !== ','
        ? (items[0] ?? null)
        : items;
    }
    if (token === '[') return this.#list(']');
    if (token === '{') return this.#dict();
    if (/^\d/.test(token)) return Number(token);
    if (/["']$/.test(token)) return this.#text(token);
    const constants: Record<string, Py> = { True: true, False: false, None: null, __name__: '__main__' };
    if (token in constants) return constants[token] ?? null;
    const known = this.script.names.get(token);
    if (known !== undefined) return known;
    if (builtins.has(token)) return { fn: token };
    if (/^[A-Za-z_]\w*$/.test(token)) throw new PyError('NameError', `name '${token}' is not defined`);
    throw new PyError('SyntaxError', 'invalid syntax');
  }

  #dict(): Py {
    const rows: [Py, Py][] = [];
    while (!this.#take('}')) {
      const key = this.ternary();
      this.#need(':');
      rows.push([key, this.ternary()]);
      if (!this.#take(',') && this.#peek() !== '}') throw new PyError('SyntaxError', "'{' was never closed");
    }
    return { dict: rows };
  }

  #text(token: string): string {
    const prefix = /^[fFrRbB]*/.exec(token)?.[0].toLowerCase() ?? '';
    const inner = token.slice(prefix.length).replace(/^("""|"|')([\s\S]*)\1$/, '$2');
    const plain = prefix.includes('r')
      ? inner
      : inner.replace(/\\([ntr'"\\])/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r' })[c] ?? c);
    if (!prefix.includes('f')) return plain;
    return plain.replace(/\{\{|\}\}|\{([^{}]+)\}/g, (all, code?: string) => {
      if (code === undefined) return all.charAt(0);
      const [expression = '', spec] = code.split(/:(?=[^:]*$)/);
      return formatted(this.script.value(expression.replace(/!r$/, '')), spec, expression.endsWith('!r'));
    });
  }
}
