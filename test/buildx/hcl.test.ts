import { describe, expect, it } from 'vitest';
import { define, isBadFile } from '#sim/buildx/bake/definition';
import { resolve } from '#sim/buildx/bake/resolve';
import { evaluate } from '#sim/buildx/bake/evaluate';
import { parseExpression } from '#sim/buildx/bake/hcl-parse';
import { isMistake } from '#sim/buildx/bake/hcl-tokens';

const valueOf = (code: string) => {
  const made = parseExpression(code);
  if (isMistake(made)) throw new Error(made.mistake);
  return evaluate(made, { get: (name) => ({ x: 'X', list: ['a', 'b'] })[name] });
};

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['"a${x}b"', 'aXb'],
    ['x == "X" && !false ? "yes" : "no"', 'yes'],
    ['[for n in list : upper(n)]', ['A', 'B']],
    ['{ for i, n in list : n => i if n != "a" }', { b: 1 }],
    ['list[1]', 'b'],
    ['join("-", concat(list, ["c"]))', 'a-b-c'],
    ['format("%s:%03d", x, 7)', 'X:007'],
    ['{ a = 1, "b" = 2 }.b', 2],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });
});

describe('a file for bake', () => {
  it('has variables from the environment, functions, inheritance and overrides', () => {
    const text = `
      variable "TAG" { default = "latest" }
      function "twice" {
        params = [n]
        result = "\${n}\${n}"
      }
      target "base" { args = { A = "1", B = twice("b") } }
      target "app" {
        inherits = ["base"]
        args = { A = "2" }
        tags = ["app:\${TAG}"]
      }`;
    const definition = define([{ name: 'docker-bake.hcl', text }], { TAG: '7' });
    if (isBadFile(definition)) throw new Error(definition.why.mistake);
    const plan = resolve(definition, ['app'], ['app.args.C=3', '*.platform+=linux/amd64']);
    expect(plan).toEqual({
      groups: { default: ['app'] },
      targets: { app: { args: { A: '2', B: 'bb', C: '3' }, tags: ['app:7'], platforms: ['linux/amd64'] } },
    });
  });
});
