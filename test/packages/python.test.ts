import { expect, test } from 'vitest';
import { said } from './said';

/** A walk through the language; what follows it is what CPython 3.11 printed. */
const program = `import os, sys, json, math, re, time
from collections import defaultdict, Counter, OrderedDict, namedtuple
class A:
    n = 0
    def __init__(self, x, *, y=2):
        self.x = x; self.y = y
        A.n += 1
    def __repr__(self): return f'A({self.x!r}, y={self.y})'
    def __eq__(self, o): return self.x == o.x
    @property
    def both(self): return self.x, self.y
    @staticmethod
    def s(a): return a * 2
    @classmethod
    def make(cls, x): return cls(x)
class B(A):
    def __init__(self, x):
        super().__init__(x, y=5)
    def __str__(self): return 'B:' + super().__repr__()
print(A(1), B('q'), [A(2)], A.make(3).both, A.s(4), A.n, A(1) == A(1))
def gen(n):
    for i in range(n):
        yield i * i
    return 1
print(list(gen(5)), sum(gen(4)), next(gen(3)), [x for x in gen(6) if x % 2], {k: v for k, v in zip('abc', gen(3))})
a, *b, c = range(6); print(a, b, c)
print('%s %d %05.2f %r %x' % ('a', 3, 3.14159, 'q', 255), '{:>8}|{:<6}|{:^7}|{:,}|{:.2%}'.format('r', 'l', 'c', 1234567, 0.256), f'{3.14159:.2f} {42:08b} {"x":*^5} {10/3!r:>20} {a=}')
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        print('caught', e, type(e).__name__)
        raise ValueError('bad') from e
    finally:
        print('fin')
except (ValueError, KeyError) as e:
    print(repr(e), e.__cause__)
else:
    print('no')
d = defaultdict(list); d['a'].append(1); print(dict(d), Counter('hello').most_common(2))
print(sorted(['b', 'A', 'c'], key=str.lower if False else lambda s: s.lower(), reverse=True), max([3, 1, 2]), min('b', 'a'))
def f(a, b=2, *args, c, **kw): return (a, b, args, c, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6), f(*[1, 2], **{'c': 3}))
print(json.dumps({'a': [1, 2.5, None, True, 'é'], 'b': {'c': {}}}, indent=2), json.loads('{"x": [1, {"y": null}]}'))
print(re.sub(r'(\\d+)', lambda m: str(int(m.group(1)) * 2), 'a1b22'), re.findall(r'(\\w)=(\\d)', 'a=1 b=2'), re.match(r'(?P<n>\\w+)', 'hey you').group('n'))
print('a,b,,c'.split(','), ' x y '.strip(), 'abc'[::-1], 'abc'[1:], 'hello world'.title(), 'x'.join(['1', '2']), 'abc'.upper().center(9, '-'), 'a b  c'.split(), 'aXbX'.replace('X', '-', 1))
print(7 // 2, -7 // 2, 7 % -3, 2 ** 10, 7 / 2, 1e20, 1e-7, 0.1 + 0.2, 10 ** 15, round(2.5), round(3.14159, 2), int('42'), float('1.5'), 5 & 3, 5 | 3, 1 << 4, abs(-3), divmod(7, 2))
print([1, 2] + [3], (1,) * 3, [0] * 3, 1 in [1], 'b' in 'abc', not [], None is None, 1 < 2 < 3, True and 0 or 'z')
lst = [3, 1, 2]; lst.sort(); lst.append(9); lst.insert(0, 0); lst.pop(); print(lst, lst.index(2), lst[-1], lst[0:2]); del lst[0]; print(lst)
s = {1, 2, 3}; print(s & {2, 5}, s | {9}, s - {1}, len(s), 2 in s)
with open('/tmp/t.txt', 'w') as fh: fh.write('l1\\nl2\\n')
with open('/tmp/t.txt') as fh:
    for i, line in enumerate(fh, 1): print(i, line.rstrip())
x = 5
def outer():
    y = 1
    def inner():
        nonlocal y
        global x
        y += 1; x += 1
        return y
    return inner() + inner()
print(outer(), x)
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else: print('never')
for q in []: pass
else: print('else ran')
print(list(map(lambda v: v + 1, [1, 2])), list(filter(None, [0, 1, '', 'a'])), any([0, 1]), all([]), list(reversed([1, 2])), list(enumerate('ab')))
print(b'abc', b'abc'.decode(), 'é'.encode(), bytes([65, 66]), b'a b'.split(), '\\t\\\\', "it's", 'q"q')
P = namedtuple('P', 'x y'); p = P(1, 2); print(p, p.x)
print(os.path.join('a', 'b'), os.path.basename('/x/y.txt'), os.path.splitext('f.tar.gz'), isinstance(3, int), isinstance('s', (int, str)), type([]).__name__, callable(print))
class E(Exception):
    def __init__(self, m, code): super().__init__(m); self.code = code
try: raise E('msg', 7)
except E as e: print(e, e.code, e.args)
print(type(3), type('a'), str(3.0), repr('a\\nb'), f"{'nested'}", 'a' 'b', 1_000, 0xff)
if (n := len('abc')) > 2: print(n)
print({**{'a': 1}, 'b': 2}, [*range(3), 9], sep=' | ', end='!\\n')
assert True
lam = lambda *a, **k: (a, k)
print(lam(1, k=2))
print(str(True), None, [None, True], {'k': (1,)}, set(), frozenset([1]), range(3))
print('{} {name} {0}'.format(1, name='n') if False else '{0} {name}'.format(1, name='n'))
print(" ".join(str(i) for i in range(3)), sum(i for i in range(4)))
matrix = [[1, 2], [3, 4]]; print([[r[i] for r in matrix] for i in range(2)])
`;

const printed = `A(1, y=2) B:A('q', y=5) [A(2, y=2)] (3, 2) 8 4 True
[0, 1, 4, 9, 16] 14 0 [1, 9, 25] {'a': 0, 'b': 1, 'c': 4}
0 [1, 2, 3, 4] 5
a 3 03.14 'q' ff        r|l     |   c   |1,234,567|25.60% 3.14 00101010 **x**   3.3333333333333335 a=0
caught division by zero ZeroDivisionError
fin
ValueError('bad') division by zero
{'a': [1]} [('l', 2), ('h', 1)]
['c', 'b', 'A'] 3 a
(1, 2, (), 3, {}) (1, 2, (3, 4), 5, {'z': 6}) (1, 2, (), 3, {})
{
  "a": [
    1,
    2.5,
    null,
    true,
    "\\u00e9"
  ],
  "b": {
    "c": {}
  }
} {'x': [1, {'y': None}]}
a2b44 [('a', '1'), ('b', '2')] hey
['a', 'b', '', 'c'] x y cba bc Hello World 1x2 ---ABC--- ['a', 'b', 'c'] a-bX
3 -4 -2 1024 3.5 1e+20 1e-07 0.30000000000000004 1000000000000000 2 3.14 42 1.5 1 7 16 3 (3, 1)
[1, 2, 3] (1, 1, 1) [0, 0, 0] True True True True True z
[0, 1, 2, 3] 2 3 [0, 1]
[1, 2, 3]
{2} {1, 2, 3, 9} {2, 3} 3 True
1 l1
2 l2
5 7
else ran
[2, 3] [1, 'a'] True True [2, 1] [(0, 'a'), (1, 'b')]
b'abc' abc b'\\xc3\\xa9' b'AB' [b'a', b'b'] 	\\ it's q"q
P(x=1, y=2) 1
a/b y.txt ('f.tar', '.gz') True True list True
msg 7 ('msg',)
<class 'int'> <class 'str'> 3.0 'a\\nb' nested ab 1000 255
3
{'a': 1, 'b': 2} | [0, 1, 2, 9]!
((1,), {'k': 2})
True None [None, True] {'k': (1,)} set() frozenset({1}) range(0, 3)
1 n
0 1 2 6
[[1, 3], [2, 4]]
`;

const failing = `def a(x):
    return b(x) + 1
def b(x):
    d = {}
    return d['k']
def main():
    try:
        a(1)
    except KeyError as e:
        print('err', e)
    z = [1, 2][5] if False else None
    v = a(2)
main()
`;

const traceback = `err 'k'
Traceback (most recent call last):
  File "/w/b.py", line 13, in <module>
    main()
  File "/w/b.py", line 12, in main
    v = a(2)
        ^^^^
  File "/w/b.py", line 2, in a
    return b(x) + 1
           ^^^^
  File "/w/b.py", line 5, in b
    return d['k']
           ~^^^^^
KeyError: 'k'
exit 1
`;

test('python: a program says what CPython says', () => {
  const run = (file: string) => `docker run --rm -v $PWD:/w -w /w python:3.11 python /w/${file}`;
  const [first, second, third] = said(['python:3.11'], [run('a.py'), run('b.py'), run('c.py')], {
    'a.py': program,
    'b.py': failing,
    'c.py': 'x = 5\nprint(x +\n',
  });
  expect(first).toBe(printed);
  expect(second).toBe(traceback);
  expect(third).toBe(
    '  File "/w/c.py", line 2\n    print(x +\n         ^\nSyntaxError: \'(\' was never closed\nexit 1\n',
  );
});
