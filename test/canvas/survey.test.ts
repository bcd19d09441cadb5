import { expect, it } from 'vitest';
import { read } from '#sim/index';
import { survey } from '#canvas/survey/index';
import { Lab } from '../support/lab';

it('shows nobody running on a host whose kernel has given up', () => {
  const lab = new Lab([{ name: 'web1', images: ['nginx'] }]);
  lab.run('docker run -d --name web nginx');
  const seen = () => {
    const [host] = read(lab.world, (sim) => survey(sim, { claims: new Map(), registries: [] })).hosts;
    return [host?.state, host?.daemon?.isRunning, host?.containers.map((one) => `${one.name} ${one.state}`)];
  };
  expect(seen()).toEqual(['running', true, ['web running']]);
  lab.run('echo c > /proc/sysrq-trigger');
  expect(seen()).toEqual(['panicked', false, ['web exited']]);
});
