import { beforeAll, describe, expect, it } from 'vitest';
import { survey } from '#canvas/survey/index';
import { read } from '#sim/index';
import { Lab } from '../support/lab';

const GiB = 2 ** 30;
const mac = { name: 'mac', system: 'macos-15' };
const macKernel =
  'Darwin mac.local 24.6.0 Darwin Kernel Version 24.6.0: Mon Jul 14 11:30:29 PDT 2025; root:xnu-11417.140.69~1/RELEASE_ARM64_T6000 arm64';
const linuxkit = '6.12.54-linuxkit #1 SMP Tue Nov  4 21:39:03 UTC 2025 aarch64 Linux';
const socket = 'unix:///Users/learner/.docker/run/docker.sock';
const dead = `Cannot connect to the Docker daemon at ${socket}. Is the docker daemon running?\n`;
/** The other machine. */
const web1 = (lab: Lab) =>
  read(lab.world, (sim) => [...sim.machines.all()].find((row) => row.name === 'web1')?.id ?? 0);
/** A tick, as bytes of UTF-8: output is compared as it comes. */
const tick = '\u00e2\u009c\u0093';

describe('Docker Desktop on a Mac (row 18)', () => {
  const lab = new Lab([mac, { name: 'web1', hasDocker: false }]);
  beforeAll(() => {
    lab.run('docker desktop start; docker pull -q alpine; docker pull -q nginx:alpine', 1, 60_000);
  });

  it('is not there until it is started', () => {
    const fresh = new Lab([mac]);
    expect(fresh.run('docker ps; docker desktop status; docker desktop start; docker desktop start')).toBe(
      `${dead}Name                Value
Status              stopped
${tick} Starting Docker Desktop
Docker Desktop is already running
`,
    );
    expect(fresh.run('docker desktop stop; docker desktop stop; docker ps')).toBe(
      `${tick} Stopping Docker Desktop\nDocker Desktop is already stopped\n${dead}`,
    );
    expect(fresh.run('open -a Docker; docker ps; docker desktop nosuch; docker desktop start --now')).toBe(
      `${dead}docker: unknown command: docker desktop nosuch

Run 'docker desktop --help' for more information
unknown flag: --now

Usage:  docker desktop start

Run 'docker desktop start --help' for more information
`,
    );
  });

  it('has the images that the host was given before it was started', () => {
    const given = new Lab([{ ...mac, images: ['alpine:3.20'] }]);
    expect(given.run("docker desktop start -d; docker images --format '{{.Repository}}:{{.Tag}}'")).toBe(
      dead,
    );
    expect(given.run("docker images --format '{{.Repository}}:{{.Tag}}'")).toBe('alpine:3.20\n');
  });

  it('is a virtual machine of the Mac with half of its memory and all of its processors', () => {
    const facts = read(lab.world, (sim) => survey(sim, { claims: new Map(), registries: [] }));
    const [host] = facts.hosts;
    const [vm] = host?.vms ?? [];
    expect([host?.kernel, vm?.name, vm?.state, vm?.cores, (vm?.memory ?? 0) / GiB]).toEqual([
      'Darwin 24.6.0',
      'docker-desktop',
      'running',
      8,
      8,
    ]);
    expect(vm?.kernel).toBe('Linux 6.12.54-linuxkit');
    expect(vm?.inside?.images.map((image) => image.name)).toEqual(['alpine', 'nginx:alpine']);
    expect((host?.memoryFree ?? 0) / GiB).toBeLessThan(8);
    expect(lab.run("ps aux | grep '[v]irtualization' | sed 's/.*MacOS/MacOS/; s/uuid [^ ]*/uuid …/'")).toBe(
      'MacOS/com.docker.virtualization --uuid \u00e2\u0080\u00a6 --cpus 8 --memory 8192\n',
    );
  });

  it('has three kernels that one can ask: the Mac, the machine, and the container in it', () => {
    const inside = 'docker run --rm --privileged --pid=host alpine nsenter -t 1 -m -u -n -i uname -a';
    expect(lab.run(`uname -a; ${inside}; docker run --rm --hostname box alpine uname -a`)).toBe(
      `${macKernel}\nLinux docker-desktop ${linuxkit}\nLinux box ${linuxkit}\n`,
    );
    expect(
      lab.run(
        "docker version -f '{{.Client.Os}}/{{.Client.Arch}} {{.Server.Os}}/{{.Server.Arch}} {{.Server.Platform.Name}}'; docker info -f '{{.OperatingSystem}}, {{.KernelVersion}}, {{.NCPU}}, {{.Name}}'; docker context ls",
      ),
    ).toBe(
      `darwin/arm64 linux/arm64 Docker Desktop 4.51.0 (210443)
Docker Desktop, 6.12.54-linuxkit, 8, docker-desktop
NAME              DESCRIPTION                               DOCKER ENDPOINT                                 ERROR
default           Current DOCKER_HOST based configuration   unix:///var/run/docker.sock                     
desktop-linux *   Docker Desktop                            ${socket}   
`,
    );
  });

  it('shares files both ways, as the own ones of whoever looks, and only from shared directories', () => {
    expect(
      lab.run(
        `cd ~; mkdir app; echo from the mac > app/a; docker run --rm -v ~/app:/app -u 1000 alpine sh -c 'cat /app/a; echo back > /app/b; stat -c %u /app/b'; ls -l app | sed 's/Jan.*:.. //'; cat app/b`,
      ),
    ).toBe(
      `from the mac
1000
total 16
-rw-r--r--  1 learner  staff  13 a
-rw-r--r--  1 learner  staff  5 b
back
`
        .replace('staff  13', 'staff  13')
        .replace('staff  5 ', 'staff   5 '),
    );
    expect(
      lab.run(
        'docker run --rm -v /opt/data:/d alpine true; docker run --rm --mount type=bind,src=/usr/bin,dst=/d alpine true',
      ),
    ).toBe(
      ['/opt/data', '/usr/bin']
        .map(
          (path) => `docker: Error response from daemon: mounts denied: 
The path ${path} is not shared from the host and is not known to Docker.
You can configure shared paths from Docker -> Preferences... -> Resources -> File Sharing.
See https://docs.docker.com/go/mac-file-sharing/ for more info.

Run 'docker run --help' for more information
`,
        )
        .join(''),
    );
    // a directory that is not there is made: on the Mac
    expect(
      lab.run(
        'docker run --rm -v /tmp/new:/d alpine touch /d/f; ls /private/tmp/new; docker run --rm -v /var/run/docker.sock:/s alpine ls -l /s | cut -c1',
      ),
    ).toBe('f\ns\n');
  });

  it('forwards published ports to the Mac, and on to whoever comes to it', () => {
    lab.run('docker run -d --name web -p 8080:80 nginx:alpine');
    expect(lab.run('curl -sI localhost:8080 | head -1; curl -s --max-time 2 192.168.65.3; echo $?')).toBe(
      'HTTP/1.1 200 OK\r\n28\n',
    );
    expect(lab.run('curl -sI mac:8080 | head -1', web1(lab))).toBe('HTTP/1.1 200 OK\r\n');
    expect(lab.run('docker rm -f web; curl -s localhost:8080; echo $?; curl -s mac:8080; echo $?')).toBe(
      'web\n7\n7\n',
    );
    expect(lab.run('nc -l 9000 & sleep 1; docker run -p 9000:80 nginx:alpine; kill %1')).toBe(
      `docker: Error response from daemon: ports are not available: exposing port TCP 0.0.0.0:9000 -> 127.0.0.1:0: listen tcp 0.0.0.0:9000: bind: address already in use

Run 'docker run --help' for more information
`,
    );
  });

  it('lets containers reach the Mac and what is beyond it', () => {
    expect(
      lab.run(
        `cd /tmp; echo served > page; python3 -m http.server 9100 > /dev/null 2>&1 & sleep 1; docker run --rm alpine sh -c 'wget -qO- host.docker.internal:9100/page; ping -c 1 -q web1 | grep received; grep nameserver /etc/resolv.conf'; kill %1`,
      ),
    ).toBe('served\n1 packets transmitted, 1 packets received, 0% packet loss\nnameserver 192.168.65.7\n');
  });

  it('runs programs of the other processor through an emulator', () => {
    expect(
      lab.run(
        'docker run --rm -q --platform linux/amd64 alpine uname -m; docker run --rm --pull always -q alpine uname -m',
        1,
        60_000,
      ),
    ).toBe('x86_64\naarch64\n');
  });

  it('loses its engine with its machine, and nothing else', () => {
    lab.run("docker run --rm --privileged alpine sh -c 'echo c > /proc/sysrq-trigger'");
    expect(
      lab.run(
        'uname; docker desktop status | grep Status; docker desktop restart; docker ps -q; echo $?',
        1,
        60_000,
      ),
    ).toBe(
      `Darwin\nStatus              failed\n${tick} Stopping Docker Desktop\n${tick} Starting Docker Desktop\n0\n`,
    );
  });
});

describe('Resource Saver', () => {
  const settings = `mkdir -p ~/'Library/Group Containers/group.com.docker'; echo '{"AutoPauseTimeoutSeconds": 30, "MemoryMiB": 4096, "Cpus": 2}' > ~/'Library/Group Containers/group.com.docker/settings-store.json'`;

  it('stops the machine when nobody uses it, and starts it again in three to ten seconds', () => {
    const lab = new Lab([mac]);
    const free = () =>
      read(lab.world, (sim) => survey(sim, { claims: new Map(), registries: [] })).hosts[0]?.memoryFree ?? 0;
    lab.run(`${settings}; docker desktop start; docker run -d alpine sleep 120`, 1, 60_000);
    const busy = free();
    expect(lab.run('sleep 45; docker desktop status | grep Status', 1, 50_000)).toBe(
      'Status              running\n',
    );
    expect(lab.run('sleep 120; docker desktop status | grep Status', 1, 125_000)).toBe(
      'Status              paused\n',
    );
    expect(free() - busy).toBeGreaterThan(3.9 * GiB);
    const [ended, cores, system, waited] = lab
      .run(
        'a=$(date +%s%N); docker ps -aq | wc -l; b=$(date +%s%N); docker info -f "{{.NCPU}}"; uname; echo $(((b - a) / 1000000))',
      )
      .split('\n');
    expect([ended?.trim(), cores, system]).toEqual(['1', '2', 'Darwin']);
    expect(Number(waited)).toBeGreaterThan(3000);
    expect(Number(waited)).toBeLessThan(10_000);
  });
});
