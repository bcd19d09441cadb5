import type { AbsentCommand } from './absent-command';

/** Building images. */
export const absentImages: readonly AbsentCommand[] = [
  {
    path: 'image build',
    aliases: ['build', 'builder build'],
    usage: '[OPTIONS] PATH | URL | -',
    short: 'Make an image from a Dockerfile',
    flags: `add-host:list build-arg:list cache-from:strings cgroup-parent:string compress cpu-period:int
      cpu-quota:int cpu-shares,c:int cpuset-cpus:string cpuset-mems:string disable-content-trust
      file,f:string force-rm iidfile:string isolation:string label:list memory,m:bytes memory-swap:bytes network:string no-cache platform:string pull quiet,q rm security-opt:strings shm-size:bytes squash tag,t:list target:string ulimit:ulimit`,
  },
];
