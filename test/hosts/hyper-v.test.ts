import { expect, test } from 'vitest';
import { input } from '#sim/index';
import { WindowsLab } from '../powershell/windows-lab';

const disk = 'C:\\Users\\Public\\Documents\\ubuntu-24.04.vhdx';

function withHyperV(): WindowsLab {
  const lab = new WindowsLab();
  lab.run('Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All; Restart-Computer');
  return lab;
}

test('a feature is on after the restart that it needs, and its cmdlets are there then', () => {
  const lab = new WindowsLab();
  expect(lab.run('Get-VM').split('\n')[0]).toContain("Get-VM : The term 'Get-VM' is not recognized");
  expect(lab.run('Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All')).toBe(`

Path          :
Online        : True
RestartNeeded : True



`);
  const state = '(Get-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V).State';
  expect(lab.run(state)).toBe('EnablePending\n');
  lab.run('Restart-Computer');
  expect(lab.run(`${state}; Get-VM; (Get-ComputerInfo).HyperVisorPresent`)).toBe('Enabled\nTrue\n');
});

test('Home has no Hyper-V', () => {
  const lab = new WindowsLab([{ name: 'pc', system: 'windows-11-home' }]);
  expect(lab.run('Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All'))
    .toBe(`Enable-WindowsOptionalFeature : Feature name Microsoft-Hyper-V is unknown.
At line:1 char:1
+ Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (:) [Enable-WindowsOptionalFeature], COMException
    + FullyQualifiedErrorId : Microsoft.Dism.Commands.EnableWindowsOptionalFeatureCommand
 
`);
});

test('a VM is a machine with its own kernel: made, started, kept, taken back, stopped, forgotten', () => {
  const lab = withHyperV();
  expect(lab.run(`New-VM -Name box -MemoryStartupBytes 2GB -VHDPath ${disk} -SwitchName 'Default Switch'`))
    .toBe(`
Name State CPUUsage(%) MemoryAssigned(M) Uptime   Status             Version
---- ----- ----------- ----------------- ------   ------             -------
box  Off             0                 0 00:00:00 Operating normally 12.0


`);
  expect(
    lab.run('Start-VM box; (Get-VM box).State; (Get-VM box).MemoryAssigned / 1MB; (Get-Process vmwp).Name'),
  ).toBe('Running\n2048\nvmwp\n');
  lab.run('Checkpoint-VM box -SnapshotName clean');
  expect(
    lab.run('Get-VMSnapshot box | % Name; Restore-VMSnapshot -VMName box -Name clean; (Get-VM box).State'),
  ).toBe('clean\nRunning\n');
  expect(lab.run('Remove-VM box').split('\n')[0]).toBe("Remove-VM : Failed to remove 'box'.");
  expect(lab.run('Stop-VM box; (Get-VM box).State; Remove-VM box; Get-VM')).toBe('Off\n');
});

test('more memory than there is starts no VM', () => {
  const lab = withHyperV();
  expect(
    lab.run('$null = New-VM big -MemoryStartupBytes 64GB; Start-VM big').split('\n').slice(0, 3),
  ).toEqual([
    "Start-VM : 'big' failed to start.",
    'Not enough memory in the system to start the virtual machine big.',
    'Could not initialize memory: Not enough memory resources are available to complete this operation. (0x8007000E).',
  ]);
});

test('without its hypervisor Hyper-V starts no VM: the boot configuration, or the firmware, has it so', () => {
  const lab = withHyperV();
  lab.run(`$null = New-VM box -VHDPath ${disk}; bcdedit /set hypervisorlaunchtype off; Restart-Computer`);
  const refusal =
    "Failed to start the virtual machine 'box' because one of the Hyper-V components is not running.";
  expect(lab.run('Start-VM box').split('\n')[1]).toBe(refusal);
  lab.run('bcdedit /set hypervisorlaunchtype auto; Stop-Computer');
  lab.world = input(lab.world, { kind: 'firmware', machine: 1, settings: { virtualization: false } }).world;
  lab.world = input(lab.world, { kind: 'power', machine: 1, press: 'on' }).world;
  lab.wait(20_000);
  expect(lab.run('Start-VM box').split('\n')[1]).toBe(refusal);
  expect(
    lab
      .run('systeminfo')
      .split('\n')
      .find((line) => line.includes('Firmware'))
      ?.trim(),
  ).toBe('Virtualization Enabled In Firmware: No');
});
