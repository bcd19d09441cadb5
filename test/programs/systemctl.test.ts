import { describe, expect, it } from 'vitest';
import { again, type Program } from '#sim/kernel/program';
import { programs } from '#sim/programs/index';
import { KernelWorld } from '../support/kernel-world';
import { Lab } from '../support/lab';

/** Stands for the daemon: says that it is there, and stays. */
const dockerd: Program = {
  name: 'dockerd',
  *main(p, state) {
    if (state === null) {
      p.unlink('/run/docker.sock');
      p.listen({ unix: '/run/docker.sock' });
      yield* p.err('time="2026-01-05T09:00:00Z" level=info msg="API listen on /run/docker.sock"\n');
      return again('up');
    }
    yield* p.sleep(1e12);
    return 0;
  },
};

const tools = Object.values(programs).filter((program) => program.name !== 'systemd');
const aHost = () => new KernelWorld([...tools, dockerd]);

describe('systemctl', () => {
  it('knows what was started at boot', () => {
    const host = aHost();
    expect(host.exec(['systemctl', 'is-active', 'docker'])).toMatchObject({ stdout: 'active\n', exit: 0 });
    const status = host.exec(['systemctl', 'status', 'docker']);
    expect(status.exit).toBe(0);
    expect(status.stdout).toMatch(
      /^● docker\.service - Docker Application Container Engine\n {5}Loaded: loaded \(\/usr\/lib\/systemd\/system\/docker\.service; enabled; preset: enabled\)\n {5}Active: active \(running\) since Mon 2026-01-05 09:00:\d\d UTC; \d+s ago\n/,
    );
  });

  it('stops and starts', () => {
    const host = aHost();
    expect(host.exec(['systemctl', 'stop', 'docker'])).toMatchObject({
      stdout: '',
      stderr: "Stopping 'docker.service', but its triggering units are still active:\ndocker.socket\n",
      exit: 0,
    });
    expect(host.exec(['pgrep', 'dockerd'])).toMatchObject({ stdout: '', exit: 1 });
    expect(host.exec(['systemctl', 'is-active', 'docker'])).toMatchObject({ stdout: 'inactive\n', exit: 3 });
    expect(host.exec(['systemctl', 'status', 'docker']).exit).toBe(3);
    expect(host.exec(['systemctl', 'start', 'docker.service'])).toMatchObject({ stderr: '', exit: 0 });
    expect(host.exec(['pgrep', '-c', 'dockerd'])).toMatchObject({ stdout: '1\n', exit: 0 });
    expect(host.exec(['systemctl', 'restart', 'docker'])).toMatchObject({ stderr: '', exit: 0 });
    expect(host.exec(['pgrep', '-c', 'dockerd'])).toMatchObject({ stdout: '1\n', exit: 0 });
  });

  it('starts again what was killed, after two seconds', () => {
    const host = aHost();
    host.exec(['pkill', '-9', 'dockerd']);
    host.run(host.world.time + 3000);
    expect(host.exec(['systemctl', 'is-active', 'docker']).stdout).toBe('active\n');
  });

  it('does not know other units', () => {
    const host = aHost();
    expect(host.exec(['systemctl', 'start', 'foo'])).toMatchObject({
      stderr: 'Failed to start foo.service: Unit foo.service not found.\n',
      exit: 5,
    });
    expect(host.exec(['systemctl', 'status', 'foo'])).toMatchObject({
      stderr: 'Unit foo.service could not be found.\n',
      exit: 4,
    });
    expect(host.exec(['systemctl', 'frobnicate'])).toMatchObject({
      stderr: 'Unknown command verb frobnicate.\n',
      exit: 1,
    });
  });

  it('remembers what is enabled', () => {
    const host = aHost();
    expect(host.exec(['systemctl', 'disable', 'docker']).stderr).toBe(
      'Removed "/etc/systemd/system/multi-user.target.wants/docker.service".\n',
    );
    expect(host.exec(['systemctl', 'is-enabled', 'docker'])).toMatchObject({ stdout: 'disabled\n', exit: 1 });
    expect(host.exec(['systemctl', 'enable', 'docker']).exit).toBe(0);
    expect(host.exec(['systemctl', 'is-enabled', 'docker'])).toMatchObject({ stdout: 'enabled\n', exit: 0 });
  });
});

describe('journalctl', () => {
  it('shows what a unit said', () => {
    const host = aHost();
    host.run(1000);
    expect(host.exec(['journalctl', '-u', 'docker', '--no-pager']).stdout).toMatch(
      /^Jan 05 09:00:00 host dockerd\[\d+\]: time="2026-01-05T09:00:00Z" level=info msg="API listen on \/run\/docker\.sock"\n$/,
    );
    expect(host.exec(['journalctl', '-u', 'foo']).stdout).toBe('-- No entries --\n');
  });
});

it('start waits for the own machine, whatever others have up', () => {
  const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
  expect(lab.run('systemctl stop docker 2>/dev/null; systemctl start docker; docker ps -q; echo $?')).toBe(
    '0\n',
  );
});
