/** A stretch of lines that differ: `from`/`to` are half-open ranges of each file, counted from 0. */
export interface Change {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** The shortest way from one list of lines to another: Myers, "An O(ND) difference algorithm", 1986. */
export function changesBetween(a: readonly string[], b: readonly string[]): Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const pairs = matchedPairs(a.slice(start, endA), b.slice(start, endB));
  return shifted(fromPairs(pairs, start, endA, endB), a, b);
}

/** Indices of lines that stay, in order. */
function matchedPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = a.length + b.length;
  const offset = most + 1;
  let furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice());
    for (let k = -d; k <= d; k += 2) {
      const isDown =
        k === -d || (k !== d && (furthest[offset + k - 1] ?? 0) < (furthest[offset + k + 1] ?? 0));
      let x = isDown ? (furthest[offset + k + 1] ?? 0) : (furthest[offset + k - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return backtrack(trace, a.length, b.length, offset, d);
    }
    furthest = furthest.slice();
  }
  return [];
}

function backtrack(
  trace: readonly Int32Array[],
  lengthA: number,
  lengthB: number,
  offset: number,
  last: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [lengthA, lengthB];
  for (let d = last; d >= 0; d--) {
    const furthest = trace[d];
    const k = x - y;
    const isDown =
      k === -d || (k !== d && (furthest?.[offset + k - 1] ?? 0) < (furthest?.[offset + k + 1] ?? 0));
    const before = d === 0 ? 0 : isDown ? k + 1 : k - 1;
    const x0 = d === 0 ? 0 : (furthest?.[offset + before] ?? 0);
    const y0 = d === 0 ? 0 : x0 - before;
    while (
      x > x0 &&
      y > y0 &&
      (d === 0 || x - (isDown ? x0 : x0 + 1) > 0) &&
      y - (d === 0 ? y0 : isDown ? y0 + 1 : y0) > 0
    ) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [x0, y0];
  }
  return pairs.reverse();
}

function fromPairs(pairs: readonly [number, number][], start: number, endA: number, endB: number): Change[] {
  const changes: Change[] = [];
  let [atA, atB] = [start, start];
  const add = (toA: number, toB: number) => {
    if (toA > atA || toB > atB) changes.push({ fromA: atA, toA, fromB: atB, toB });
  };
  for (const [x, y] of pairs) {
    add(x + start, y + start);
    [atA, atB] = [x + start + 1, y + start + 1];
  }
  add(endA, endB);
  return changes;
}

/** Moves pure insertions and deletions down as far as they go, as GNU diff does, so that they read naturally. */
function shifted(changes: Change[], a: readonly string[], b: readonly string[]): Change[] {
  changes.forEach((change, i) => {
    const limit = changes[i + 1];
    if (change.fromA === change.toA) {
      while (
        change.toB < b.length &&
        b[change.fromB] === b[change.toB] &&
        (limit === undefined || change.toB < limit.fromB)
      )
        moveDown(change);
    } else if (change.fromB === change.toB) {
      while (
        change.toA < a.length &&
        a[change.fromA] === a[change.toA] &&
        (limit === undefined || change.toA < limit.fromA)
      )
        moveDown(change);
    }
  });
  return changes;
}

function moveDown(change: Change): void {
  change.fromA += 1;
  change.toA += 1;
  change.fromB += 1;
  change.toB += 1;
}
