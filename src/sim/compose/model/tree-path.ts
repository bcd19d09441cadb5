/** Where in a tree of values something stands: the keys to it, `[]` or `[3]` for an item of a list. */
export type TreePath = readonly string[];

/** `services.web.ports.[]`. */
export function showPath(path: TreePath): string {
  return path.join('.');
}

/** What is said of places, by patterns such as `services.*.ports`, where * is any key or item. */
export class PathTable<T> {
  readonly #byLength = new Map<number, { readonly parts: readonly string[]; readonly value: T }[]>();

  constructor(table: Readonly<Record<string, T>>) {
    for (const [pattern, value] of Object.entries(table)) {
      const parts = pattern.split('.');
      const same = this.#byLength.get(parts.length);
      if (same === undefined) this.#byLength.set(parts.length, [{ parts, value }]);
      else same.push({ parts, value });
    }
  }

  find(path: TreePath): T | undefined {
    const matches = ({ parts }: { readonly parts: readonly string[] }): boolean =>
      parts.every((part, i) => part === '*' || part === path[i]);
    return this.#byLength.get(path.length)?.find(matches)?.value;
  }
}
