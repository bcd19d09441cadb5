/** Types as JSON Schema names them. */
export type TypeName = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

/** What a value must be. Absent fields ask for nothing. */
export interface Rule {
  readonly types?: readonly TypeName[];
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  readonly least?: number;
  readonly most?: number;
  /** of a list */
  readonly items?: Rule;
  readonly unique?: boolean;
  /** of a mapping: by key */
  readonly fields?: Readonly<Record<string, Rule>>;
  /** of a mapping: by what the key looks like */
  readonly named?: readonly (readonly [RegExp, Rule])[];
  /** of a mapping: no other keys */
  readonly closed?: boolean;
  readonly required?: readonly string[];
  /** exactly one of these */
  readonly oneOf?: readonly Rule[];
}

export const anything: Rule = {};
export const text: Rule = { types: ['string'] };
export const truth: Rule = { types: ['boolean'] };

export function types(...names: TypeName[]): Rule {
  return { types: names };
}

/** A text of a few. */
export function among(...values: string[]): Rule {
  return { types: ['string'], values };
}

export function listOf(items: Rule): Rule {
  return { types: ['array'], items };
}

/** A list without repetitions. */
export function setOf(items: Rule): Rule {
  return { types: ['array'], items, unique: true };
}

export function oneOf(...rules: Rule[]): Rule {
  return { oneOf: rules };
}

const extension = [/^x-/, anything] as const;

type Fields = Readonly<Record<string, Rule>>;

/** A mapping with these fields and extensions (`x-…`), and nothing else. */
export function record(fields: Fields, required: readonly string[] = []): Rule {
  return { types: ['object'], fields, named: [extension], closed: true, required };
}

/** As `record`, but it may be left empty. */
export function optionalRecord(fields: Fields): Rule {
  return { ...record(fields), types: ['object', 'null'] };
}

/** A mapping with these fields and nothing else, not even extensions. */
export function strict(fields: Fields, required: readonly string[] = []): Rule {
  return { types: ['object'], fields, closed: true, required };
}

/** A mapping from names that look like this. */
export function namedBy(names: RegExp, rule: Rule, closed: boolean): Rule {
  return { types: ['object'], named: [[names, rule]], closed };
}
