import { describe, expect, it } from 'vitest';
import { IgnoreRules } from '#sim/base/ignore-rules';
import { parseDockerfile } from '#sim/daemon/build/dockerfile';
import { duration, expand, jsonForm, pairs, words } from '#sim/daemon/build/words';

const steps = (text: string) => {
  const parsed = parseDockerfile(text, 'Dockerfile');
  return Array.isArray(parsed)
    ? parsed.map(({ original, flags, rest }) => ({ original, flags, rest }))
    : parsed;
};

describe('a Dockerfile', () => {
  it.each([
    {
      name: 'comments and empty lines',
      text: '# x\n\nFROM a\n  # y\nRUN b\n',
      originals: ['FROM a', 'RUN b'],
    },
    {
      name: 'lines that go on',
      text: 'FROM x\nRUN a \\\n  b \\\n  # between\n  c\n',
      originals: ['FROM x', 'RUN a   b   c'],
    },
    {
      name: 'lower case and flags',
      text: 'FROM x\ncopy --from=x --chown=1:2 a b',
      originals: ['FROM x', 'copy --from=x --chown=1:2 a b'],
    },
    { name: 'another escape', text: '# escape=`\nFROM x\nRUN a `\n b\n', originals: ['FROM x', 'RUN a  b'] },
    { name: 'line ends of Windows', text: 'FROM a\r\nCMD b\r\n', originals: ['FROM a', 'CMD b'] },
  ])('is read: $name', ({ text, originals }) => {
    const parsed = steps(text);
    expect(Array.isArray(parsed) ? parsed.map(({ original }) => original) : parsed).toEqual(originals);
  });

  it('keeps flags apart from what follows', () => {
    expect(steps('FROM x\nCOPY --from=x --chown=1:2 a b')).toEqual([
      { original: 'FROM x', flags: {}, rest: 'x' },
      { original: 'COPY --from=x --chown=1:2 a b', flags: { from: 'x', chown: '1:2' }, rest: 'a b' },
    ]);
  });

  it.each([
    { text: '', message: 'the Dockerfile (Dockerfile) cannot be empty' },
    {
      text: 'FROM a\nFROBNICATE /x\n',
      message: 'dockerfile parse error on line 2: unknown instruction: FROBNICATE',
    },
  ])('is refused as moby refuses it: $message', ({ text, message }) => {
    expect(steps(text)).toEqual({ refused: 400, message });
  });
});

describe('a line of a Dockerfile', () => {
  const variables = new Map([
    ['A', '1'],
    ['E', ''],
  ]);

  it.each([
    ['$A ${A}', '1 1'],
    ['${N:-x} ${E:-y} ${E-z}', 'x y '],
    ['${A:+set} ${N:+set}', 'set '],
    ['\'$A\' "$A"', '\'$A\' "1"'],
    ['\\$A', '\\$A'],
    ['$N.', '.'],
  ])('%s is expanded to %s', (line, expanded) => {
    expect(expand(line, variables)).toBe(expanded);
  });

  it('is split into words and pairs', () => {
    expect(words('a "b c" d\\ e \'f\'')).toEqual(['a', 'b c', 'd e', 'f']);
    expect(pairs('A=1 B="two words"')).toEqual([
      ['A', '1'],
      ['B', 'two words'],
    ]);
    expect(pairs('C three words')).toEqual([['C', 'three words']]);
    expect([jsonForm('["a", "b"]'), jsonForm("['a']"), duration('1m30s')]).toEqual([
      ['a', 'b'],
      undefined,
      90e9,
    ]);
  });
});

describe('.dockerignore', () => {
  it.each([
    {
      rules: '*.log\nnode_modules\nsecret/**\n!secret/public.txt',
      out: ['a.log', 'node_modules', 'node_modules/x/y', 'secret/key'],
      kept: ['sub/a.log', 'secret/public.txt', 'a'],
    },
    { rules: '**/*.log', out: ['a.log', 'sub/deep/a.log'], kept: ['a.txt'] },
    { rules: '*\n!app.js', out: ['x', 'Dockerfile'], kept: ['app.js'] },
    { rules: '# a comment\n\n./b/\n/c', out: ['b', 'b/d', 'c'], kept: ['a'] },
  ])('$rules', ({ rules, out, kept }) => {
    const ignore = new IgnoreRules(rules);
    expect([...out, ...kept].filter((path) => ignore.excludes(path))).toEqual(out);
  });
});
