import { describe, expect, it } from 'vitest';
import { Lab } from '../support/lab';

const trusting = 'ssh -o StrictHostKeyChecking=accept-new web2 true 2>/dev/null';

describe('an engine on another machine', () => {
  it('is reached over ssh, by -H, DOCKER_HOST and a context', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run(trusting);
    expect(
      lab.run(
        'docker -H ssh://web2 info --format "{{.Name}}"; DOCKER_HOST=ssh://root@web2 docker pull -q busybox; ssh web2 docker images --format "{{.Repository}}"; docker images -q',
      ),
    ).toBe('web2\ndocker.io/library/busybox:latest\nbusybox\n');
    expect(
      lab.run(
        'docker context create far --docker host=ssh://web2 >/dev/null 2>&1; docker -c far run -d --name web -h inside busybox sleep 100 | wc -c; docker -c far ps --format "{{.Names}}"; docker -c far exec web hostname; docker ps -q; echo hello | docker -c far run -i --rm busybox cat',
      ),
    ).toBe('65\nweb\ninside\nhello\n');
    expect(lab.run('docker -H ssh://web2/nosuch.sock ps; echo $?')).toContain(
      "command [ssh -o ConnectTimeout=30 -T -- web2 docker '--host=unix:///nosuch.sock' system dial-stdio] has exited with exit status 1",
    );
  });

  it('is reached over TCP where it listens', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run(trusting);
    expect(lab.run('docker -H tcp://web2:2375 ps; echo $?')).toBe(
      'Cannot connect to the Docker daemon at tcp://web2:2375. Is the docker daemon running?\n1\n',
    );
    lab.run(
      'ssh web2 "systemctl stop docker; (dockerd -H unix:///var/run/docker.sock -H tcp://0.0.0.0:2375 >/dev/null 2>&1 &) ; sleep 2"',
    );
    expect(
      lab.run(
        'docker -H tcp://web2:2375 info --format "{{.Name}}"; DOCKER_HOST=web2:2375 docker run --rm -q busybox hostname | wc -c; docker images -q',
      ),
    ).toBe('web2\n13\n');
  });
});

describe('a registry on another machine', () => {
  it('is trusted without TLS only where the engine was told so, and shares what was pushed', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run(trusting);
    lab.run('docker run -d --name registry -p 5000:5000 registry:2; sleep 1; docker pull -q busybox');
    lab.run(
      "docker run --name base busybox sh -c 'echo shared > /note'; docker commit base localhost:5000/app",
    );
    lab.run('docker push -q localhost:5000/app');
    const refused = 'Get "https://web1:5000/v2/": http: server gave HTTP response to HTTPS client\n';
    expect(lab.run('ssh web2 docker pull -q web1:5000/app')).toBe(`Error response from daemon: ${refused}`);
    expect(lab.run('docker tag busybox web1:5000/x; docker push -q web1:5000/x')).toBe(refused);
    lab.run(
      'ssh web2 "mkdir -p /etc/docker; echo \'{\\"insecure-registries\\":[\\"web1:5000\\"]}\' > /etc/docker/daemon.json; systemctl restart docker"',
    );
    expect(lab.run('ssh web2 docker run --rm -q web1:5000/app cat /note')).toBe('shared\n');
    const digests = 'docker images --digests --format "{{.Digest}}"';
    expect(lab.run(`${digests} localhost:5000/app`)).toBe(
      lab.run(`ssh web2 ${digests.replaceAll('"', '\\"')} web1:5000/app`),
    );
  });
});
