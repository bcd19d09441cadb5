/** Guests that VirtualBox knows, as `list ostypes` has them: those of this world's and of most tutorials. Id → description, family. */
export const osTypes: Readonly<Record<string, readonly [description: string, family: string]>> = {
  Other: ['Other/Unknown', 'Other'],
  Other_64: ['Other/Unknown (64-bit)', 'Other'],
  Windows10_64: ['Windows 10 (64-bit)', 'Windows'],
  Windows11_64: ['Windows 11 (64-bit)', 'Windows'],
  Windows2019_64: ['Windows 2019 (64-bit)', 'Windows'],
  Linux26_64: ['Linux 2.6 / 3.x / 4.x (64-bit)', 'Linux'],
  ArchLinux_64: ['Arch Linux (64-bit)', 'Linux'],
  Debian: ['Debian (32-bit)', 'Linux'],
  Debian_64: ['Debian (64-bit)', 'Linux'],
  Fedora_64: ['Fedora (64-bit)', 'Linux'],
  RedHat_64: ['Red Hat (64-bit)', 'Linux'],
  Ubuntu: ['Ubuntu (32-bit)', 'Linux'],
  Ubuntu_64: ['Ubuntu (64-bit)', 'Linux'],
  Linux_64: ['Other Linux (64-bit)', 'Linux'],
};
