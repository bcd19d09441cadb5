/** A piece of YAML as it was written, before it is a value. */
export interface YamlNode {
  readonly kind: 'scalar' | 'mapping' | 'sequence' | 'alias';
  /** short, such as `!!int`, `!!map` or `!reset` */
  readonly tag: string;
  /** the tag was written */
  readonly isTagged: boolean;
  /** a scalar's text, an alias's name */
  readonly value: string;
  /** a scalar in quotes or a block: always text */
  readonly isQuoted: boolean;
  /** from 1 */
  readonly line: number;
  /** items, or keys and values in turn */
  readonly content: YamlNode[];
  /** what an alias stands for */
  readonly target?: YamlNode;
}
