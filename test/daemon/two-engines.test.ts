import { describe, expect, it } from 'vitest';
import { Lab } from '../support/lab';

describe('an engine on another machine', () => {
  it('is reached over ssh, by -H, DOCKER_HOST and context', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run('ssh -o StrictHostKeyChecking=accept-new web2 true');
    console.log(lab.run('docker -H ssh://web2 info --format "{{.Name}}"; DOCKER_HOST=ssh://root@web2 docker pull -q busybox; ssh web2 docker images --format "{{.Repository}}"; docker context create far --docker host=ssh://web2; docker --context far run --rm busybox hostname; docker --context far run -d --name web busybox sleep 100; docker -c far ps --format "{{.Names}}"; docker -c far exec web hostname; docker ps -q; echo hello | docker -c far run -i --rm busybox cat; docker -c far logs web'));
  });
  it('tcp', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run('ssh -o StrictHostKeyChecking=accept-new web2 true');
    console.log(lab.run('ssh web2 "systemctl stop docker; (dockerd -H unix:///var/run/docker.sock -H tcp://0.0.0.0:2375 >/dev/null 2>&1 &) ; sleep 2"; docker -H tcp://web2:2375 info --format "{{.Name}}"; DOCKER_HOST=web2:2375 docker pull -q busybox; docker -H web2:2375 images'));
  });
  it('registry', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run('ssh -o StrictHostKeyChecking=accept-new web2 true');
    console.log(lab.run('docker run -d --name registry -p 5000:5000 registry:2; sleep 1; docker pull -q busybox; docker tag busybox web1:5000/app; docker push web1:5000/app; ssh web2 docker pull web1:5000/app; ssh web2 "mkdir -p /etc/docker; echo \'{\\"insecure-registries\\":[\\"web1:5000\\"]}\' > /etc/docker/daemon.json; cat /etc/docker/daemon.json; systemctl restart docker; docker pull web1:5000/app"; docker tag busybox localhost:5000/app; docker push localhost:5000/app; ssh web2 docker pull web1:5000/app; ssh web2 docker run --rm web1:5000/app hostname'));
  });
});
