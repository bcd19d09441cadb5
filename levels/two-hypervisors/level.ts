import type { LevelSource } from '#game/level';

const vbox = `& 'C:\\Program Files\\Oracle\\VirtualBox\\VBoxManage.exe'`;

export const level: LevelSource = {
  id: 'two-hypervisors',
  hosts: [
    {
      name: 'nashi',
      system: 'windows-10-pro',
      cores: 8,
      memory: 16 * 2 ** 30,
      installed: ['virtualbox-5.2-windows'],
      files: {
        '/Users/learner/vbox.ps1': `${vbox} @args\n`,
      },
      before: [`${vbox} createvm --name old-till --ostype Ubuntu_64 --register`],
    },
  ],
  terminals: ['nashi'],
  goals: [
    { id: 'before', kind: 'shown', text: 'VM "old-till" has been successfully started' },
    { id: 'installed', kind: 'shown', text: 'Installation succeeded', after: ['before'] },
    { id: 'clash', kind: 'shown', text: 'VERR_VMX_NO_VMX', after: ['installed'] },
    { id: 'docker', kind: 'shown', text: 'Linux [0-9a-f]{12} \\d[^\\n]*linuxkit', after: ['installed'] },
    {
      id: 'off',
      kind: 'shown',
      text: 'Windows Hypervisor is not present|No hypervisor is present',
      after: ['clash', 'docker'],
    },
    {
      id: 'till',
      kind: 'shown',
      text: 'VM "old-till" has been successfully started',
      fresh: true,
      after: ['off'],
    },
  ],
  par: 13,
  shelf: ['alpine'],
  tokens: [
    '.\\vbox.ps1',
    'startvm old-till --type headless',
    'controlvm old-till poweroff',
    '& "$HOME\\Downloads\\Docker Desktop Installer.exe" install --accept-license --backend=hyper-v',
    'Restart-Computer',
    'docker desktop start',
    'docker run --rm -q alpine uname -a',
    'bcdedit /set hypervisorlaunchtype',
    'off',
    'auto',
    'Get-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V',
  ],
};
