import type { Program } from '#sim/kernel/program';
import { cardOf } from '../network';

const mask = (prefix: number) =>
  [24, 16, 8, 0].map((shift) => ((prefix === 0 ? 0 : 0xffffffff << (32 - prefix)) >>> shift) & 255).join('.');

export const ipconfig: Program = {
  name: 'windows-ipconfig',
  *main(p) {
    const isAll = p.args.some((arg) => /^[-/]all$/i.test(arg));
    let out = '\nWindows IP Configuration\n\n';
    for (const { name, ip, prefix, mac, gateway } of cardOf(p)) {
      out += `\nEthernet adapter ${name}:\n\n   Connection-specific DNS Suffix  . : \n`;
      if (isAll) out += `   Physical Address. . . . . . . . . : ${mac.toUpperCase().replaceAll(':', '-')}\n`;
      out += `   IPv4 Address. . . . . . . . . . . : ${ip}\n   Subnet Mask . . . . . . . . . . . : ${mask(prefix)}\n   Default Gateway . . . . . . . . . : ${gateway}\n`;
    }
    yield* p.out(out);
    return 0;
  },
};
