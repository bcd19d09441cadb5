import type { AbsentCommand } from './absent-command';

/** Building, and moving images as archives. */
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
  {
    path: 'builder prune',
    usage: '',
    short: 'Empty the build cache',
    flags: `all,a filter:filter force,f keep-storage:bytes`,
  },
  {
    path: 'container commit',
    aliases: ['commit'],
    usage: '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
    short: "Make an image of a container's changes",
    flags: `author,a:string change,c:list message,m:string pause,p`,
  },
  {
    path: 'container export',
    aliases: ['export'],
    usage: '[OPTIONS] CONTAINER',
    short: "Write a container's files as a tar archive",
    flags: `output,o:string`,
  },
  {
    path: 'image import',
    aliases: ['import'],
    usage: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
    short: 'Make an image from a tar archive of files',
    flags: `change,c:list message,m:string platform:string`,
  },
  {
    path: 'image load',
    aliases: ['load'],
    usage: '[OPTIONS]',
    short: 'Read images from a tar archive or standard input',
    flags: `input,i:string platform:string quiet,q`,
  },
  {
    path: 'image save',
    aliases: ['save'],
    usage: '[OPTIONS] IMAGE [IMAGE...]',
    short: 'Write images as a tar archive (to standard output unless told otherwise)',
    flags: `output,o:string platform:string`,
  },
];
