import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';

/** kvm-ok(1) of cpu-checker: can this processor run virtual machines, as /proc/cpuinfo and /dev/kvm have it? */
export const kvmOk: Program = {
  name: 'kvm-ok',
  start: { cpu: 6 },
  *main(p) {
    const info = p.readText('/proc/cpuinfo');
    const canDo = !isFail(info) && /^flags\s*:.*\b(vmx|svm)\b/m.test(info);
    if (!canDo) {
      yield* p.out('INFO: Your CPU does not support KVM extensions\nKVM acceleration can NOT be used\n');
      return 1;
    }
    if (p.exists('/dev/kvm')) {
      yield* p.out('INFO: /dev/kvm exists\nKVM acceleration can be used\n');
      return 0;
    }
    yield* p.out(
      'INFO: /dev/kvm does not exist\nHINT:   sudo modprobe kvm_intel\nINFO: Your CPU supports KVM extensions\nKVM acceleration can be used\n',
    );
    return 0;
  },
};
