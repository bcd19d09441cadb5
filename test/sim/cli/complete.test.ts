import { describe, expect, it } from 'vitest';
import { docker } from '#sim/cli/index';
import { NetWorld } from '../../programs/net-world';
import { stubAnswer } from './stub-answers';
import { stubEngine } from './stub-engine';

describe('what could stand in place of the last word', () => {
  const world = new NetWorld([stubEngine(stubAnswer), docker]);
  world.start(['dockerd']);
  const words = (...typed: string[]): string[] => {
    const lines = world.call(['docker', '__complete', ...typed]).stdout.split('\n');
    return lines.filter(Boolean).map((line) => line.split('\t')[0] ?? '');
  };

  it.each([
    ['a command', ['ru'], ['run', ':4']],
    ['a command in a group', ['container', 'st'], ['start', 'stats', 'stop', ':4']],
    ['flags', ['stop', '--'], ['--signal', '--timeout', ':4']],
    ['flags and their letters', ['stop', '-'], ['--signal', '-s', '--timeout', '-t', ':4']],
    ['running containers', ['stop', ''], ['web', ':4']],
    ['stopped containers, of which there are none', ['start', ''], [':4']],
    ['images', ['run', '--rm', ''], ['hello-world:latest', ':4']],
    ['networks', ['run', '--network', ''], ['bridge', ':4']],
    ['volumes', ['volume', 'rm', ''], ['v1', ':4']],
    ['files', ['run', '--env-file', ''], [':0']],
    ['what belongs to the container', ['run', 'busybox', '-'], [':4']],
    ['nothing after an unknown word', ['nosuch', ''], [':0']],
    ['global flags first', ['-H', 'unix:///var/run/docker.sock', 'vol'], ['volume', ':4']],
  ])('%s', (_name, typed, candidates) => {
    expect(words(...typed)).toEqual(candidates);
  });
});
