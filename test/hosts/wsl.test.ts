import { expect, test } from 'vitest';
import { WindowsLab } from '../powershell/windows-lab';

function withUbuntu(): WindowsLab {
  const lab = new WindowsLab();
  lab.run('wsl --install; Restart-Computer');
  lab.run('wsl --install');
  return lab;
}

test('a Linux kernel ships with Windows: its own, in a machine of its own', () => {
  const lab = withUbuntu();
  expect(lab.run('wsl -l -v')).toBe('  NAME      STATE           VERSION\n* Ubuntu    Stopped         2\n');
  expect(lab.run('wsl uname -a; cmd /c ver; wsl -l -v'))
    .toBe(`Linux pc 6.6.87.2-microsoft-standard-WSL2 #1 SMP PREEMPT_DYNAMIC Thu Jun  5 18:30:46 UTC 2025 x86_64 x86_64 x86_64 GNU/Linux

Microsoft Windows [Version 10.0.26100.4652]
  NAME      STATE           VERSION
* Ubuntu    Running         2
`);
});

test('it has half of the memory and all processors, and sees the files of Windows', () => {
  const lab = withUbuntu();
  expect(lab.run('wsl nproc; wsl "free -m | grep Mem"').replace(/ +/g, ' ')).toMatch(/^8\nMem: 8192 /);
  expect(
    lab.run(
      "'from windows' | Set-Content a.txt; wsl cat /mnt/c/Users/learner/a.txt; wsl 'echo from linux > b.txt'; cat b.txt",
    ),
  ).toBe('from windows\nfrom linux\n');
});

test('what is not used for a minute is stopped; what is shut down is stopped at once', () => {
  const lab = withUbuntu();
  lab.run('wsl true', 1, 10_000);
  const states = 'wsl -l -v | select -Last 1';
  expect(lab.run(states, 1, 10_000)).toBe('* Ubuntu    Running         2\n');
  lab.wait(61_000);
  expect(lab.run(states, 1, 10_000)).toBe('* Ubuntu    Stopped         2\n');
  expect(lab.run('wsl true; wsl --shutdown; wsl --list --running')).toBe(
    'There are no running distributions.\n',
  );
});

test('one types in it as in any Linux', () => {
  const lab = withUbuntu();
  lab.type('wsl\r', 8000);
  expect(lab.type('whoami; ps -e | tail -1\r')).toContain('root\r\n');
  expect(lab.type('exit\r')).toContain('PS C:\\Users\\learner> ');
});

test('each thing that is missing has its message', () => {
  const lab = new WindowsLab();
  expect(lab.run('wsl ls').split('\n')).toContain('Error code: Wsl/WSL_E_WSL_OPTIONAL_COMPONENT_REQUIRED');
  lab.run('wsl --install; Restart-Computer');
  expect(lab.run('wsl ls').split('\n')).toContain('Error code: Wsl/WSL_E_DEFAULT_DISTRO_NOT_FOUND');
  lab.run('wsl --install; bcdedit /set hypervisorlaunchtype off; Restart-Computer');
  expect(lab.run('wsl ls').split('\n')).toContain(
    'Error code: Wsl/Service/CreateInstance/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED',
  );
});

test('an old build knows no --install', () => {
  const lab = new WindowsLab([{ name: 'pc', system: 'windows-10-pro', build: '18362.1' }]);
  expect(lab.run('wsl --install')).toBe('Invalid command line option: --install\n');
});
