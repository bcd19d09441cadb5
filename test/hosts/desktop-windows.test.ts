import { describe, expect, it } from 'vitest';
import { survey } from '#canvas/survey/index';
import { read, type HostOptions } from '#sim/index';
import { WindowsLab } from '../powershell/windows-lab';

const GiB = 2 ** 30;
const install = `& 'C:\\Users\\learner\\Downloads\\Docker Desktop Installer.exe' install --accept-license`;
const window = `& 'C:\\Program Files\\Docker\\Docker\\Docker Desktop.exe'`;
const dockerCli = `& 'C:\\Program Files\\Docker\\Docker\\DockerCli.exe'`;
/** A tick, as bytes of UTF-8: output is compared as it comes. */
const tick = '\u00e2\u009c\u0093';

/** A Windows on which Docker Desktop was installed, after the restart that this asks for. */
function withDesktop(host: Omit<HostOptions, 'name'>, flags = ''): WindowsLab {
  const lab = new WindowsLab([{ name: 'pc', ...host }]);
  expect(lab.run(`${install}${flags}`)).toBe(
    'Installation succeeded\nYou must restart Windows to complete installation.\n',
  );
  lab.run('Restart-Computer', 1, 30_000);
  return lab;
}

const vmOf = (lab: WindowsLab) =>
  read(lab.world, (sim) => survey(sim, { claims: new Map(), registries: [] })).hosts[0]?.vms[0];

describe('Docker Desktop on Windows with WSL 2 (row 17)', () => {
  it('is not reached before it runs, and does not run before Windows was started again', () => {
    const lab = new WindowsLab([{ name: 'pc', system: 'windows-11-home' }]);
    lab.run(install);
    expect(lab.run('docker ps; docker context ls')).toBe(
      `error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.51/containers/json": open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.
NAME              DESCRIPTION                               DOCKER ENDPOINT                               ERROR
default           Current DOCKER_HOST based configuration   npipe:////./pipe/docker_engine                
desktop-linux *   Docker Desktop                            npipe:////./pipe/dockerDesktopLinuxEngine     
desktop-windows   Docker Desktop                            npipe:////./pipe/dockerDesktopWindowsEngine   
`,
    );
    expect(lab.run(window)).toBe(
      'Docker Desktop - WSL is not installed\nWindows Subsystem for Linux must be installed. Run wsl --install, or wsl --update, and restart.\n',
    );
  });

  const lab = withDesktop({ system: 'windows-11-home' });

  it('runs Linux containers on a kernel of Linux that Windows brings', () => {
    expect(
      lab.run(
        `docker desktop start; docker run --rm -q --hostname box alpine uname -a; docker version -f '{{.Client.Os}}/{{.Client.Arch}} {{.Server.Os}}/{{.Server.Arch}} {{.Server.Platform.Name}}'; docker info -f '{{.OperatingSystem}} {{.KernelVersion}}'`,
      ),
    ).toBe(
      `${tick} Starting Docker Desktop
Linux box 6.6.87.2-microsoft-standard-WSL2 #1 SMP PREEMPT_DYNAMIC Thu Jun  5 18:30:46 UTC 2025 x86_64 Linux
windows/amd64 linux/amd64 Docker Desktop 4.51.0 (210443)
Docker Desktop 6.6.87.2-microsoft-standard-WSL2
`,
    );
    const vm = vmOf(lab);
    expect([vm?.name, vm?.state, vm?.cores, (vm?.memory ?? 0) / GiB]).toEqual([
      'docker-desktop',
      'running',
      8,
      8,
    ]);
  });

  it('is listed among the distributions of WSL', () => {
    expect(lab.run('wsl -l -v; wsl -d docker-desktop; wsl -d nosuch')).toBe(
      `  NAME              STATE           VERSION
* docker-desktop    Running         2
docker-desktop: entering Docker Desktop's own distribution is not simulated; docker run --privileged --pid=host leads there
There is no distribution with the supplied name.
Error code: Wsl/Service/WSL_E_DISTRO_NOT_FOUND
`,
    );
  });

  it('shares C: with containers, and forwards their ports', () => {
    expect(
      lab
        .run(
          `New-Item -ItemType Directory C:\\Users\\learner\\app | Out-Null; Set-Content C:\\Users\\learner\\app\\a.txt 'from windows'; docker run --rm -v C:\\Users\\learner\\app:/app alpine sh -c 'cat /app/a.txt; echo back > /app/b.txt'; Get-Content C:\\Users\\learner\\app\\b.txt; docker run -d -q -p 8080:80 --name web nginx:alpine | Out-Null; Start-Sleep 2; curl.exe -sI localhost:8080 | Select-Object -First 1; docker inspect -f '{{.NetworkSettings.Ports}}' web`,
        )
        .replaceAll('\r', ''),
    ).toBe('from windows\nback\nHTTP/1.1 200 OK\nmap[80/tcp:[{0.0.0.0 8080} {:: 8080}]]\n');
  });

  it('has no Windows containers on a Home edition', () => {
    expect(lab.run(`${dockerCli} -SwitchDaemon; docker desktop engine ls; docker context show`)).toBe(
      `Windows containers require Windows Pro, Enterprise or Education: Microsoft Windows 11 Home runs Linux containers only
linux *
windows
desktop-linux
`,
    );
  });
});

describe('both kinds of containers (row 17)', () => {
  const lab = withDesktop({ system: 'windows-11-pro' });
  const nano = 'mcr.microsoft.com/windows/nanoserver:ltsc2025';

  it('run in turn: Linux containers go on while Windows containers are started', () => {
    lab.run('docker desktop start; docker run -d -q --name web nginx:alpine', 1, 90_000);
    expect(
      lab.run(
        `${dockerCli} -SwitchDaemon; docker context show; docker version -f '{{.Server.Os}}'; docker desktop engine ls; docker ps -q; docker run --rm -q ${nano} cmd /c ver`,
        1,
        120_000,
      ),
    ).toMatch(
      /^desktop-windows\nwindows\nlinux\nwindows \*\n\r?\n?Microsoft Windows \[Version 10\.0\.26100\.\d+\]/,
    );
    expect(lab.run('docker run --rm alpine true')).toContain('no matching manifest for windows/amd64');
    expect(
      lab.run(
        `${dockerCli} -SwitchDaemon; docker context show; docker ps --format '{{.Names}}'; docker desktop engine ls`,
      ),
    ).toBe('desktop-linux\nweb\nlinux *\nwindows\n');
    expect(lab.run(`docker run --rm ${nano}`)).toContain('no matching manifest for linux/amd64');
  });

  it('end with Docker Desktop', () => {
    lab.run(`${dockerCli} -SwitchWindowsEngine; docker desktop stop`);
    expect(lab.run('Get-Process | Where-Object Name -match docker; docker ps')).toBe(
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopWindowsEngine/v1.51/containers/json": open //./pipe/dockerDesktopWindowsEngine: The system cannot find the file specified.\n',
    );
  });
});

describe('Docker Desktop on Windows with Hyper-V', () => {
  it('runs a machine of its own, with a kernel of its own', () => {
    const lab = withDesktop({ system: 'windows-10-pro' }, ' --backend=hyper-v');
    expect(lab.run('docker desktop start; docker run --rm -q alpine uname -r', 1, 90_000)).toBe(
      `${tick} Starting Docker Desktop\n6.12.54-linuxkit\n`,
    );
    expect(vmOf(lab)?.kernel).toBe('Linux 6.12.54-linuxkit');
    expect(lab.run('docker run --rm -v C:\\Windows:/w alpine true')).toContain(
      'mounts denied: \nThe path C:\\Windows is not shared from the host and is not known to Docker.\n',
    );
    expect(lab.run('docker desktop stop; docker desktop status')).toBe(
      `${tick} Stopping Docker Desktop\nName                Value\nStatus              stopped\n`,
    );
    expect(vmOf(lab)?.state).toBe('off');
  });
});

describe('what Docker Desktop requires of Windows', () => {
  const old =
    "Installation failed\nWe've detected that you have an incompatible version of Windows.\nDocker Desktop requires Windows 10 Pro/Enterprise/Home version 22H2 (19045) or above.\n";
  const features =
    'Hyper-V and Containers features are not enabled. Do you want to enable them for Docker to be able to work properly?\nYour computer will restart automatically.\nNote: VirtualBox will no longer work.\n';

  it.each([
    ['a build', { system: 'windows-10-pro', build: '17134.1' }, '', old],
    ['no server', { system: 'windows-server-2022' }, '', old],
    [
      'an edition',
      { system: 'windows-11-home' },
      ' --backend=hyper-v',
      'Installation failed\nThe Hyper-V backend requires Windows Pro, Enterprise or Education: Microsoft Windows 11 Home has no Hyper-V. Use --backend=wsl-2\n',
    ],
    ['known flags', { system: 'windows-11-pro' }, ' --backend=kvm', 'Unknown backend kvm\n'],
  ] as const)('%s, when it is installed', (_what, host, flags, words) => {
    expect(new WindowsLab([{ name: 'pc', ...host }]).run(`${install}${flags}`)).toContain(words);
  });

  it.each([
    [
      'virtualization, for WSL 2',
      { system: 'windows-11-pro', firmware: { virtualization: false } },
      '',
      'Virtualization support not detected\nDocker Desktop requires virtualization support to run. Contact your IT admin to enable virtualization or check system requirements.\n',
    ],
    [
      'virtualization, for Hyper-V',
      { system: 'windows-10-pro', firmware: { virtualization: false } },
      ' --backend=hyper-v',
      'Hardware assisted virtualization and data execution protection must be enabled in the BIOS. See https://docs.docker.com/desktop/troubleshoot/topics/#virtualization\n',
    ],
  ] as const)('%s, when it is started', (_what, host, flags, words) => {
    const lab = withDesktop(host, flags);
    expect(lab.run(`${window}; docker desktop status | Select-Object -Skip 1 -First 1`)).toBe(
      `${words}Status              failed\n`,
    );
  });

  it('features that are on, and a hypervisor that was started', () => {
    const lab = withDesktop({ system: 'windows-10-pro' }, ' --backend=hyper-v');
    lab.run('bcdedit /set hypervisorlaunchtype off; Restart-Computer', 1, 30_000);
    expect(lab.run('docker desktop start')).toBe(
      `\u00e2\u009c\u0097 Starting Docker Desktop
Docker Desktop - Windows Hypervisor is not present
Docker Desktop is unable to detect a Hypervisor.
Hardware assisted virtualization and data execution protection must be enabled in the BIOS. See https://docs.docker.com/desktop/troubleshoot/topics/#virtualization
`,
    );
    lab.run(
      'Disable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V-All -NoRestart',
      1,
      60_000,
    );
    lab.run('bcdedit /set hypervisorlaunchtype auto; Restart-Computer', 1, 30_000);
    expect(lab.run(window)).toBe(features);
  });

  it('memory, which Hyper-V takes at once', () => {
    const lab = withDesktop({ system: 'windows-11-pro' }, ' --backend=hyper-v');
    const settings = `'{"WslEngineEnabled": false, "MemoryMiB": 65536}'`;
    expect(lab.run(`Set-Content $env:APPDATA\\Docker\\settings-store.json ${settings}; docker desktop start`))
      .toBe(`\u00e2\u009c\u0097 Starting Docker Desktop
Not enough memory to start Docker Desktop
You are trying to start Docker Desktop but you don't have enough memory.
Free some memory or change your settings.
`);
  });

  it('no more memory than is used, with WSL 2', () => {
    const lab = withDesktop({ system: 'windows-11-pro' });
    lab.run('docker desktop start', 1, 60_000);
    const taken = () => {
      const facts = read(lab.world, (sim) => survey(sim, { claims: new Map(), registries: [] })).hosts[0];
      return facts?.owners.find((owner) => owner.kind === 'vm')?.bytes ?? 0;
    };
    const idle = taken();
    expect(idle).toBeLessThan(GiB);
    lab.run('docker run -d -q nginx:alpine; docker run -d -q postgres:16-alpine', 1, 120_000);
    expect(taken()).toBeGreaterThan(idle);
  });
});

describe('Docker Desktop beside VirtualBox (row 19)', () => {
  const folder = '/Program Files/Oracle/VirtualBox';
  const exe = (program: string, version: string) =>
    ({ type: 'file', mode: 0o755, size: 1_000_000, exe: { program, version, kernel: 'windows' } }) as const;
  const vbox = (version: string) => ({
    '/Program Files/Oracle': { type: 'dir' as const },
    [folder]: { type: 'dir' as const },
    [`${folder}/VBoxManage.exe`]: exe('VBoxManage', version),
    [`${folder}/VBoxHeadless.exe`]: exe('VBoxHeadless', version),
  });
  const manage = `& 'C:\\Program Files\\Oracle\\VirtualBox\\VBoxManage.exe'`;
  const start = `${manage} startvm box --type headless`;
  const good = 'VM "box" has been successfully started.';

  it('an old VirtualBox ran before, runs no more, and runs again when the hypervisor is not launched', () => {
    const lab = new WindowsLab([{ name: 'pc', system: 'windows-10-pro' }]);
    lab.put(vbox('5.2.44'));
    expect(
      lab.run(
        `${manage} createvm --name box --ostype Ubuntu_64 --register | Out-Null; ${start}; ${manage} controlvm box poweroff`,
      ),
    ).toContain(good);
    lab.run(`${install} --backend=hyper-v`);
    lab.run('Restart-Computer', 1, 30_000);
    expect(lab.run(start)).toContain('VT-x is not available (VERR_VMX_NO_VMX)');
    expect(lab.run('docker desktop start', 1, 90_000)).toBe(`${tick} Starting Docker Desktop\n`);
    lab.run('bcdedit /set hypervisorlaunchtype off; Restart-Computer', 1, 30_000);
    expect(lab.run(start)).toContain(good);
    expect(lab.run('docker desktop start')).toContain('Docker Desktop - Windows Hypervisor is not present\n');
  });

  it('a new one shares the hypervisor with it', () => {
    const lab = withDesktop({ system: 'windows-10-pro' }, ' --backend=hyper-v');
    lab.put(vbox('7.0.16'));
    expect(
      lab.run(
        `docker desktop start; ${manage} createvm --name box --ostype Ubuntu_64 --register | Out-Null; ${start}`,
        1,
        90_000,
      ),
    ).toContain(good);
    expect(lab.run('docker ps -q; docker desktop status | Select-Object -Skip 1 -First 1')).toBe(
      'Status              running\n',
    );
  });
});
