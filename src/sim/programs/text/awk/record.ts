import { fromInput, splitFields, toNumber, toText, type Value } from './values';
import { AwkProblem } from './syntax';

/** The current record and its fields, each made from the other when it is asked for. */
export class AwkRecord {
  #text = '';
  #fields: Value[] | undefined = [];
  #isStale = false;

  constructor(
    private readonly separator: () => string,
    private readonly outputSeparator: () => string,
    private readonly format: () => string,
  ) {}

  set(text: string): void {
    this.#text = text;
    this.#fields = undefined;
    this.#isStale = false;
  }

  #list(): Value[] {
    return (this.#fields ??= splitFields(this.#text, this.separator()).map(fromInput));
  }

  /** `$0` as text. */
  text(): string {
    if (this.#isStale) {
      const format = this.format();
      this.#text = this.#list()
        .map((field) => toText(field, format))
        .join(this.outputSeparator());
      this.#isStale = false;
    }
    return this.#text;
  }

  count(): number {
    return this.#list().length;
  }

  setCount(value: Value): void {
    const fields = this.#list();
    const count = Math.max(0, Math.trunc(toNumber(value)));
    while (fields.length < count) fields.push('');
    fields.length = count;
    this.#isStale = true;
  }

  get(index: number): Value {
    if (index < 0) throw new AwkProblem(`run time error: negative field index $${String(index)}`);
    return index === 0 ? fromInput(this.text()) : this.#list()[index - 1];
  }

  put(index: number, value: Value): void {
    if (index < 0) throw new AwkProblem(`run time error: negative field index $${String(index)}`);
    if (index === 0) {
      this.set(toText(value, this.format()));
      return;
    }
    const fields = this.#list();
    while (fields.length < index) fields.push('');
    fields[index - 1] = value;
    this.#isStale = true;
  }
}
