import { isoSeconds } from '#sim/base/calendar';
import { isCallable, isObj, type Obj, type Value } from './heap';
import { keysOf } from './operators';
import { functionName, type Realm } from './realm';

/** util.inspect: how console.log shows values. Node 12 changed the layout and several words. */
export function inspect(realm: Realm, value: Value, depth = 2): string {
  return new Inspector(realm, depth).format(value, 0, true);
}

class Inspector {
  readonly #isOld: boolean;
  readonly #above: Obj[] = [];
  #indentation = 0;
  /** level of the object that was shown last */
  #level = 0;

  constructor(
    private readonly realm: Realm,
    private readonly depth: number,
  ) {
    this.#isOld = realm.major < 12;
  }

  format(value: Value, level: number, isTop = false): string {
    if (!isObj(value)) return this.#primitive(value, isTop);
    if (this.#above.includes(value)) return '[Circular' + (this.#isOld ? ']' : ' *1]');
    return this.#object(value, level);
  }

  #primitive(value: Exclude<Value, Obj>, isTop: boolean): string {
    void isTop;
    if (typeof value === 'string') return this.quote(value);
    return Object.is(value, -0) ? '-0' : String(value);
  }

  /** Single quotes, unless others spare escapes (since node 12). */
  quote(text: string): string {
    const escaped = text
      .replace(/\\/g, '\\\\')
      .replace(/\n/g, '\\n')
      .replace(/\t/g, '\\t')
      .replace(/\r/g, '\\r');
    if (!text.includes("'")) return `'${escaped}'`;
    if (!this.#isOld && !text.includes('"')) return `"${escaped}"`;
    if (!this.#isOld && !text.includes('`')) return `\`${escaped}\``;
    return `'${escaped.replaceAll("'", "\\'")}'`;
  }

  #object(value: Obj, level: number): string {
    const { base, prefix } = this.#head(value);
    const keys = keysOf(value).filter((key) => !(value.kind === 'array' && /^\d+$/.test(key)));
    const isBare = keys.length === 0;
    if (base !== '' && isBare) return base;
    const isList = value.kind === 'array';
    const isEmpty = isBare && value.items.length === 0 && (value.entries?.size ?? 0) === 0;
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    if (isEmpty && base === '') return `${prefix}${open}${close}`;
    if (level > this.depth)
      return isList
        ? '[Array]'
        : `[${prefix.trim() === '' ? 'Object' : prefix.trim().replace(/\(\d+\)$/, '')}]`;
    this.#above.push(value);
    this.#level = level;
    this.#indentation += 2;
    const output = [
      ...this.#items(value, level + 1),
      ...keys.map((key) => this.#property(value, key, level + 1)),
    ];
    this.#indentation -= 2;
    this.#above.pop();
    return this.#layout(output, base, `${prefix}${open}`, close, level, value);
  }

  /** What stands for an object itself (functions, errors, dates), or before its brace. */
  #head(value: Obj): { base: string; prefix: string } {
    const owner = constructorName(this.realm, value);
    if (isCallable(value)) return { base: this.#functionHead(value), prefix: '' };
    if (value.kind === 'error') return { base: this.#error(value), prefix: '' };
    if (value.kind === 'date') return { base: dateText(value), prefix: '' };
    if (value.kind === 'regexp') return { base: String(value.slot), prefix: '' };
    if (value.kind === 'promise') return { base: '', prefix: 'Promise ' };
    const size = value.entries?.size ?? 0;
    if (value.kind === 'map' || value.kind === 'set') {
      const type = value.kind === 'map' ? 'Map' : 'Set';
      return { base: '', prefix: this.#isOld ? `${type} ` : `${type}(${size}) ` };
    }
    if (value.kind === 'array')
      return {
        base: '',
        prefix: owner === 'Array' || owner === '' ? '' : `${owner}(${value.items.length}) `,
      };
    if (value.proto === null) return { base: '', prefix: this.#isOld ? '' : '[Object: null prototype] ' };
    return { base: '', prefix: owner === 'Object' || owner === '' ? '' : `${owner} ` };
  }

  #functionHead(value: Obj): string {
    const name = functionName(this.realm, value);
    if (value.props.has('__class__') && !this.#isOld) {
      const base = value.props.get('__super__')?.value;
      return `[class ${name === '' ? '(anonymous)' : name}${isObj(base) ? ` extends ${functionName(this.realm, base)}` : ''}]`;
    }
    if (name !== '') return `[Function: ${name}]`;
    return this.#isOld ? '[Function]' : '[Function (anonymous)]';
  }

  #error(value: Obj): string {
    const stack = value.get('stack');
    if (typeof stack === 'string')
      return this.#above.length > 0 && !stack.includes('\n')
        ? `[${stack}]`
        : stack.replaceAll('\n', `\n${' '.repeat(this.#indentation)}`);
    return `[${String(value.get('message') as string)}]`;
  }

  #items(value: Obj, level: number): string[] {
    if (value.kind === 'map') {
      return [...(value.entries ?? [])].map(
        ([k, v]) => `${this.format(k, level)} => ${this.format(v, level)}`,
      );
    }
    if (value.kind === 'set') return [...(value.entries?.keys() ?? [])].map((v) => this.format(v, level));
    if (value.kind === 'promise')
      return [
        value.promise?.state === 'pending'
          ? '<pending>'
          : `${value.promise?.state === 'rejected' ? '<rejected> ' : ''}${this.format(value.promise?.value, level)}`,
      ];
    if (value.kind !== 'array') return [];
    const output: string[] = [];
    const list = value.items;
    for (let i = 0; i < list.length && output.length < 100; i++) {
      if (i in list) {
        output.push(this.format(list[i], level));
        continue;
      }
      const from = i;
      while (i + 1 < list.length && !(i + 1 in list)) i++;
      const holes = i - from + 1;
      output.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
    }
    if (list.length > 100) output.push(`... ${list.length - 100} more item${list.length > 101 ? 's' : ''}`);
    return output;
  }

  #property(value: Obj, key: string, level: number): string {
    const prop = value.props.get(key);
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : this.quote(key);
    if (prop?.get !== undefined) return `${name}: [${prop.set === undefined ? 'Getter' : 'Getter/Setter'}]`;
    if (prop?.set !== undefined) return `${name}: [Setter]`;
    return `${name}: ${this.format(prop?.value, level)}`;
  }

  #layout(output: string[], base: string, open: string, close: string, level: number, value: Obj): string {
    const indent = ' '.repeat(this.#indentation);
    if (this.#isOld) {
      const length = output.reduce((sum, one) => sum + one.length + 1, 0);
      if (output.length * 2 <= 60 && length <= 60)
        return `${open}${base === '' ? '' : ` ${base}`} ${output.join(', ')} ${close}`;
      const first = base === '' && open.length === 1 ? ' ' : `${base === '' ? '' : ` ${base}`}\n${indent}  `;
      return `${open}${first}${output.join(`,\n${indent}  `)} ${close}`;
    }
    const lines = value.kind === 'array' && output.length > 6 ? this.#grouped(output, value) : output;
    const head = base === '' ? '' : `${base} `;
    if (this.#level - level < 3 && lines.length === output.length) {
      const start = output.length + this.#indentation + open.length + base.length + 10;
      const total = output.reduce((sum, one) => sum + one.length, output.length + start);
      const joined = output.join(', ');
      if (total <= 80 && !joined.includes('\n') && !base.includes('\n'))
        return `${head}${open} ${joined} ${close}`;
    }
    return `${head}${open}\n${indent}  ${lines.join(`,\n${indent}  `)}\n${indent}${close}`;
  }

  /** Long lists in columns, as node has it since 12. */
  #grouped(output: string[], value: Obj): string[] {
    const count = output.length - (value.items.length > 100 ? 1 : 0);
    const lengths = output.slice(0, count).map((one) => one.length);
    const widest = Math.max(...lengths) + 2;
    const total = lengths.reduce((sum, one) => sum + one + 2, 0);
    if (widest * 3 + this.#indentation >= 80 || !(total / widest > 5 || widest <= 8)) return output;
    const biased = Math.max(widest - 3, 1);
    const columns = Math.min(
      Math.round(Math.sqrt(2.5 * biased * count) / biased),
      Math.floor((80 - this.#indentation) / widest),
      12,
      15,
    );
    if (columns <= 1) return output;
    const widths = Array.from(
      { length: columns },
      (_, i) => Math.max(...lengths.filter((__, j) => j % columns === i)) + 2,
    );
    const isNumeric = value.items.every((one) => typeof one === 'number');
    const lines: string[] = [];
    for (let i = 0; i < count; i += columns) {
      const row = output.slice(i, Math.min(i + columns, count));
      const cells = row.map((one, j) => {
        const isLast = j === row.length - 1;
        const text = isLast ? one : `${one}, `;
        const width = (widths[j] ?? 0) - (isLast ? 2 : 0);
        return isNumeric ? text.padStart(width) : isLast ? text : text.padEnd(width);
      });
      lines.push(cells.join(''));
    }
    return [...lines, ...output.slice(count)];
  }
}

export function dateText(value: Obj): string {
  const ms = Number(value.slot);
  return Number.isNaN(ms)
    ? 'Invalid Date'
    : `${isoSeconds(ms)}.${String(((ms % 1000) + 1000) % 1000).padStart(3, '0')}Z`;
}

function constructorName(realm: Realm, value: Obj): string {
  const owner = value.find('constructor')?.value;
  return isObj(owner) ? functionName(realm, owner) : '';
}

/** util.format: %s %d %i %f %j %o %O %%, then the rest with spaces. */
export function format(realm: Realm, args: readonly Value[]): string {
  const [first, ...others] = args;
  const rest = [...others];
  let text: string;
  if (typeof first === 'string') {
    text =
      rest.length === 0
        ? first
        : first.replace(/%([sdifjoOc%])/g, (all, letter: string) =>
            letter === '%' ? '%' : rest.length === 0 ? all : placed(realm, letter, rest.shift()),
          );
  } else {
    text = args.length === 0 ? '' : inspect(realm, first);
    // before 12, texts behind a first argument that is none were shown with quotes
    if (realm.major < 12) return [text, ...rest.map((one) => inspect(realm, one))].join(' ');
  }
  return [text, ...rest.map((one) => (typeof one === 'string' ? one : inspect(realm, one)))].join(' ');
}

function placed(realm: Realm, letter: string, value: Value): string {
  if (letter === 'c') return '';
  if (letter === 's') return isObj(value) ? inspect(realm, value, 0) : String(value);
  if (letter === 'd') return isObj(value) ? 'NaN' : String(Number(value));
  if (letter === 'i') return isObj(value) ? 'NaN' : String(parseInt(String(value), 10));
  if (letter === 'f') return String(parseFloat(String(value as string)));
  return inspect(realm, value, 4);
}
