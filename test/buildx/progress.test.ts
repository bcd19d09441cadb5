import { describe, expect, it } from 'vitest';
import { excerpt } from '#sim/buildx/progress/ending';
import { PlainLog } from '#sim/buildx/progress/plain';
import { amount, Trace } from '#sim/buildx/progress/trace';

describe('the plain log', () => {
  it('comes back to a step that goes on while another one ends, and shows the last lines of one that fails', () => {
    const trace = new Trace();
    const log = new PlainLog(trace);
    let out = '';
    const at = (status: Parameters<Trace['add']>[0]) => {
      trace.add(status);
      out += log.update();
    };
    at({ vertexes: [{ digest: 'a', name: '[1/2] RUN a', started: 0 }] });
    at({ logs: [{ vertex: 'a', stream: 1, msg: 'one\n', timestamp: 100 }] });
    at({ vertexes: [{ digest: 'b', name: '[2/2] RUN b', started: 0, completed: 50, cached: true }] });
    at({ logs: [{ vertex: 'a', stream: 1, msg: 'two\n', timestamp: 1500 }] });
    at({
      vertexes: [{ digest: 'a', name: '[1/2] RUN a', started: 0, completed: 2000, error: 'exit code: 1' }],
    });
    out += log.end();
    expect(out).toBe(`#1 [1/2] RUN a
#1 0.100 one
#1 ...

#2 [2/2] RUN b
#2 CACHED

#1 [1/2] RUN a
#1 1.500 two
#1 ERROR: exit code: 1
------
 > [1/2] RUN a:
0.100 one
1.500 two
------
`);
  });

  it.each([
    [2, '2B'],
    [1040, '1.04kB'],
    [4_280_000, '4.28MB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(amount(bytes)).toBe(words);
  });
});

it('an excerpt has two lines before and behind', () => {
  const data = ['1', '2', '3', '4', '5', '6', ''].join('\n');
  expect(excerpt({ filename: 'Dockerfile', data }, [{ start: 4, end: 4 }])).toBe(`Dockerfile:4
--------------------
   2 |     2
   3 |     3
   4 | >>> 4
   5 |     5
   6 |     6
--------------------
`);
});
