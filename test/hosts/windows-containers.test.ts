import { expect, test } from 'vitest';
import { Lab } from '../support/lab';
import { WindowsLab } from '../powershell/windows-lab';

const nano = 'mcr.microsoft.com/windows/nanoserver';
const server = (images: readonly string[] = []) =>
  new WindowsLab([{ name: 'win1', system: 'windows-server-2022', hasDocker: true, images }], 6000);
const client = (images: readonly string[] = []) =>
  new WindowsLab([{ name: 'pc', system: 'windows-11-pro', hasDocker: true, images }], 6000);

test('row 16: a Linux host runs Linux containers only', () => {
  const lab = new Lab();
  expect(lab.run(`docker pull ${nano}:ltsc2022`)).toBe(
    'ltsc2022: Pulling from windows/nanoserver\nno matching manifest for linux/amd64 in the manifest list entries\n',
  );
  expect(lab.run(`docker pull -q --platform windows/amd64 ${nano}:ltsc2022`)).toContain(`${nano}:ltsc2022`);
});

test('row 17: a Windows host runs Windows containers on its own kernel, and no Linux images by itself', () => {
  const lab = server([`${nano}:ltsc2022`]);
  expect(lab.run('docker pull nginx')).toBe(
    'Using default tag: latest\nlatest: Pulling from library/nginx\nno matching manifest for windows/amd64 10.0.20348 in the manifest list entries\n',
  );
  expect(lab.run(`docker run --rm ${nano}:ltsc2022 cmd /c ver`)).toBe(
    '\nMicrosoft Windows [Version 10.0.20348.5622]\n',
  );
  expect(lab.run(`docker run --rm ${nano}:ltsc2022 cmd /c "echo %OS% && hostname"`)).toMatch(
    /^Windows_NT\n[0-9a-f]{12}\n$/,
  );
  expect(
    lab.run("docker version --format '{{.Server.Os}}'; docker info --format '{{.OSType}} {{.Isolation}}'"),
  ).toBe('windows\nwindows process\n');
});

test('process isolation: the host sees the process; image and host must be of one build', () => {
  const lab = server([`${nano}:ltsc2022`, `${nano}:ltsc2019`]);
  lab.run(`docker run -d --name box ${nano}:ltsc2022 ping -n 500 127.0.0.1`, 1, 10_000);
  expect(lab.run('(Get-Process ping).Name', 1, 5000)).toBe('ping\n');
  expect(lab.run(`docker run --rm ${nano}:ltsc2019 cmd /c ver`)).toContain(
    'The container operating system does not match the host operating system.',
  );
  expect(lab.run(`docker pull ${nano}:ltsc2025`)).toContain(
    'no matching manifest for windows/amd64 10.0.20348',
  );
});

test('hyperv isolation: a small machine for each container, with an older Windows in it', () => {
  const lab = client([`${nano}:ltsc2022`]);
  lab.run(`docker run -d --name box ${nano}:ltsc2022 ping -n 500 127.0.0.1`, 1, 10_000);
  expect(
    lab.run(
      'Get-Process ping, uvmwp -ea SilentlyContinue | % { "$($_.Name) $([math]::Round($_.PM / 1MB))" }',
      1,
      5000,
    ),
  ).toBe('uvmwp 1056\n');
  expect(lab.run('docker exec box cmd /c ver; cmd /c ver', 1, 5000)).toBe(
    '\nMicrosoft Windows [Version 10.0.20348.5622]\n\nMicrosoft Windows [Version 10.0.26100.4652]\n',
  );
  expect(lab.run(`docker run --rm --isolation=process ${nano}:ltsc2022 cmd /c ver`, 1, 10_000)).toContain(
    'The container operating system does not match the host operating system.',
  );
  expect(lab.run('docker rm -f box; (Get-Process uvmwp -ea SilentlyContinue).Count', 1, 10_000)).toBe(
    'box\n',
  );
});

test('without the hypervisor there is no such machine', () => {
  const lab = client([`${nano}:ltsc2022`]);
  lab.run('bcdedit /set hypervisorlaunchtype off; Restart-Computer');
  expect(lab.run(`docker run --rm ${nano}:ltsc2022 cmd /c ver`)).toContain(
    'The virtual machine could not be started because a required feature is not installed.',
  );
});

test('an image is built with cmd as its shell, and folders of Windows are mounted', () => {
  const lab = server([`${nano}:ltsc2022`]);
  lab.run(
    `mkdir app; Set-Content app\\a.txt hey; Set-Content app\\Dockerfile "FROM ${nano}:ltsc2022\`nCOPY a.txt C:/a.txt\`nCMD type C:\\a.txt"`,
  );
  expect(lab.run('docker build -q -t mine app 2>$null; docker run --rm mine')).toMatch(
    /^sha256:[0-9a-f]{64}\nhey\n$/,
  );
  expect(
    lab.run(
      `docker run --rm -v C:\\Users\\learner\\app:C:\\data ${nano}:ltsc2022 cmd /c type C:\\data\\a.txt`,
    ),
  ).toBe('hey\n');
});

test('a program for another processor is refused by the kernel', () => {
  const lab = new Lab([{ name: 'web1', images: [] }]);
  expect(
    lab.run(
      'docker pull -q --platform linux/arm64 busybox && docker run --rm --platform linux/arm64 busybox uname -m',
    ),
  ).toMatch(/exec format error|aarch64/);
});
