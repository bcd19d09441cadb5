import { expect, it } from 'vitest';
import { Lab } from '../../support/lab';

const program = `import csv, sys
print(sum(int(r['n']) for r in csv.DictReader(sys.stdin)))
w = csv.writer(sys.stdout)
w.writerow(['a', 'b,c', 'd"e', None, 3])
for row in csv.reader(['x,"y, z",""', 'p,q,r']):
    print(row)
d = csv.DictWriter(sys.stdout, ['n', 'm'], lineterminator='\\n')
d.writeheader()
d.writerow({'n': 1, 'm': 'x y'})
try:
    d.writerow({'o': 1})
except ValueError as e:
    print(e)
`;

it('reads and writes tables as CPython 3.11 does', () => {
  const lab = new Lab([{ name: 'web1', hasDocker: false }]);
  lab.run(`cat > c.py <<'PY'\n${program}PY`);
  expect(lab.run("printf 'name,n\\nann,3\\nbob,4\\n' | python3 c.py")).toBe(
    `7\na,"b,c","d""e",,3\r\n['x', 'y, z', '']\n['p', 'q', 'r']\nn,m\n1,x y\ndict contains fields not in fieldnames: 'o'\n`,
  );
});
