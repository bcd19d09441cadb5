import type { AbsentCommand } from './absent-command';

/** Swarm mode: nodes, services, stacks, secrets, configurations. */
export const absentSwarm: readonly AbsentCommand[] = [
  {
    path: 'config create',
    usage: '[OPTIONS] CONFIG file|-',
    reads: { argument: 1, words: 'Error reading content from "FILE": error reading from FILE: ' },
    short: 'Keep a configuration for services',
    flags: `label,l:list template-driver:string`,
  },
  {
    path: 'config inspect',
    usage: '[OPTIONS] CONFIG [CONFIG...]',
    short: 'Show everything about configurations',
    flags: `format,f:string pretty`,
  },
  {
    path: 'config ls',
    aliases: ['config list'],
    usage: '[OPTIONS]',
    short: 'List configurations',
    flags: `filter,f:filter format:string quiet,q`,
  },
  {
    path: 'config rm',
    aliases: ['config remove'],
    usage: 'CONFIG [CONFIG...]',
    short: 'Remove configurations',
  },
  {
    path: 'node demote',
    usage: 'NODE [NODE...]',
    short: 'Make managers of the swarm workers',
  },
  {
    path: 'node inspect',
    usage: '[OPTIONS] self|NODE [NODE...]',
    short: 'Show everything about nodes',
    flags: `format,f:string pretty`,
  },
  {
    path: 'node ls',
    aliases: ['node list'],
    usage: '[OPTIONS]',
    short: 'List the nodes of the swarm',
    flags: `filter,f:filter format:string quiet,q`,
  },
  {
    path: 'node promote',
    usage: 'NODE [NODE...]',
    short: 'Make workers of the swarm managers',
  },
  {
    path: 'node ps',
    usage: '[OPTIONS] [NODE...]',
    short: 'List the tasks on nodes, this one unless told otherwise',
    flags: `filter,f:filter format:string no-resolve no-trunc quiet,q`,
  },
  {
    path: 'node rm',
    aliases: ['node remove'],
    usage: '[OPTIONS] NODE [NODE...]',
    short: 'Remove nodes from the swarm',
    flags: `force,f`,
  },
  {
    path: 'node update',
    usage: '[OPTIONS] NODE',
    short: 'Change a node',
    flags: `availability:string label-add:list label-rm:list role:string`,
  },
  {
    path: 'secret create',
    usage: '[OPTIONS] SECRET [file|-]',
    reads: { argument: 1, words: 'error reading from FILE: ' },
    short: 'Keep a secret for services, from a file or standard input',
    flags: `driver,d:string label,l:list template-driver:string`,
  },
  {
    path: 'secret inspect',
    usage: '[OPTIONS] SECRET [SECRET...]',
    short: 'Show everything about secrets',
    flags: `format,f:string pretty`,
  },
  {
    path: 'secret ls',
    aliases: ['secret list'],
    usage: '[OPTIONS]',
    short: 'List secrets',
    flags: `filter,f:filter format:string quiet,q`,
  },
  {
    path: 'secret rm',
    aliases: ['secret remove'],
    usage: 'SECRET [SECRET...]',
    short: 'Remove secrets',
  },
  {
    path: 'service create',
    usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
    short: 'Make a service',
    flags: `cap-add:list cap-drop:list config:config constraint:list container-label:list credential-spec:credential-spec detach,d dns:list dns-option:list dns-search:list endpoint-mode:string
      entrypoint:command env,e:list env-file:list generic-resource:list group:list health-cmd:string
      health-interval:duration health-retries:int health-start-interval:duration health-start-period:duration health-timeout:duration host:list hostname:string init isolation:string
      label,l:list limit-cpu:decimal limit-memory:bytes limit-pids:int log-driver:string log-opt:list
      max-concurrent:uint mode:string mount:mount name:string network:network no-healthcheck no-resolve-image oom-score-adj:int placement-pref:pref publish,p:port quiet,q read-only
      replicas:uint replicas-max-per-node:uint reserve-cpu:decimal reserve-memory:bytes restart-condition:string restart-delay:duration restart-max-attempts:uint restart-window:duration
      rollback-delay:duration rollback-failure-action:string rollback-max-failure-ratio:float
      rollback-monitor:duration rollback-order:string rollback-parallelism:uint secret:secret stop-grace-period:duration stop-signal:string sysctl:list tty,t ulimit:ulimit update-delay:duration
      update-failure-action:string update-max-failure-ratio:float update-monitor:duration update-order:string update-parallelism:uint user,u:string with-registry-auth workdir,w:string`,
  },
  {
    path: 'service inspect',
    usage: '[OPTIONS] SERVICE [SERVICE...]',
    short: 'Show everything about services',
    flags: `format,f:string pretty`,
  },
  {
    path: 'service logs',
    usage: '[OPTIONS] SERVICE|TASK',
    short: 'Print what a service or task has written',
    flags: `details follow,f no-resolve no-task-ids no-trunc raw since:string tail,n:string timestamps,t`,
  },
  {
    path: 'service ls',
    aliases: ['service list'],
    usage: '[OPTIONS]',
    short: 'List services',
    flags: `filter,f:filter format:string quiet,q`,
  },
  {
    path: 'service ps',
    usage: '[OPTIONS] SERVICE [SERVICE...]',
    short: 'List the tasks of services',
    flags: `filter,f:filter format:string no-resolve no-trunc quiet,q`,
  },
  {
    path: 'service rm',
    aliases: ['service remove'],
    usage: 'SERVICE [SERVICE...]',
    short: 'Remove services',
  },
  {
    path: 'service rollback',
    usage: '[OPTIONS] SERVICE',
    short: "Go back to a service's configuration before",
    flags: `detach,d quiet,q`,
  },
  {
    path: 'service scale',
    usage: 'SERVICE=REPLICAS [SERVICE=REPLICAS...]',
    short: 'Set how many tasks services have',
    flags: `detach,d`,
  },
  {
    path: 'service update',
    usage: '[OPTIONS] SERVICE',
    short: 'Change a service',
    flags: `args:command cap-add:list cap-drop:list config-add:config config-rm:list constraint-add:list
      constraint-rm:list container-label-add:list container-label-rm:list credential-spec:credential-spec detach,d dns-add:list dns-option-add:list dns-option-rm:list dns-rm:list dns-search-add:list dns-search-rm:list endpoint-mode:string entrypoint:command env-add:list env-rm:list
      force generic-resource-add:list generic-resource-rm:list group-add:list group-rm:list health-cmd:string health-interval:duration health-retries:int health-start-interval:duration health-start-period:duration health-timeout:duration host-add:list host-rm:list hostname:string
      image:string init isolation:string label-add:list label-rm:list limit-cpu:decimal limit-memory:bytes limit-pids:int log-driver:string log-opt:list max-concurrent:uint mount-add:mount
      mount-rm:list network-add:network network-rm:list no-healthcheck no-resolve-image oom-score-adj:int placement-pref-add:pref placement-pref-rm:pref publish-add:port publish-rm:port quiet,q
      read-only replicas:uint replicas-max-per-node:uint reserve-cpu:decimal reserve-memory:bytes
      restart-condition:string restart-delay:duration restart-max-attempts:uint restart-window:duration rollback rollback-delay:duration rollback-failure-action:string rollback-max-failure-ratio:float rollback-monitor:duration rollback-order:string rollback-parallelism:uint
      secret-add:secret secret-rm:list stop-grace-period:duration stop-signal:string sysctl-add:list
      sysctl-rm:list tty,t ulimit-add:ulimit ulimit-rm:list update-delay:duration update-failure-action:string update-max-failure-ratio:float update-monitor:duration update-order:string update-parallelism:uint user,u:string with-registry-auth workdir,w:string`,
  },
  {
    path: 'stack config',
    usage: '[OPTIONS]',
    short: 'Print the configuration after merging and filling in',
    flags: `compose-file,c:strings skip-interpolation`,
  },
  {
    path: 'stack deploy',
    aliases: ['stack up'],
    usage: '[OPTIONS] STACK',
    short: 'Start a stack, or bring it up to date',
    flags: `compose-file,c:strings detach,d prune quiet,q resolve-image:string with-registry-auth`,
    reads: { flag: 'compose-file', words: '' },
  },
  {
    path: 'stack ls',
    aliases: ['stack list'],
    usage: '[OPTIONS]',
    short: 'List stacks',
    flags: `format:string`,
  },
  {
    path: 'stack ps',
    usage: '[OPTIONS] STACK',
    short: 'List the tasks of a stack',
    flags: `filter,f:filter format:string no-resolve no-trunc quiet,q`,
  },
  {
    path: 'stack rm',
    aliases: ['stack remove', 'stack down'],
    usage: '[OPTIONS] STACK [STACK...]',
    short: 'Remove stacks',
    flags: `detach,d`,
  },
  {
    path: 'stack services',
    usage: '[OPTIONS] STACK',
    short: 'List the services of a stack',
    flags: `filter,f:filter format:string quiet,q`,
  },
  {
    path: 'swarm ca',
    usage: '[OPTIONS]',
    short: 'Show the root certificate, or replace it',
    flags: `ca-cert:pem-file ca-key:pem-file cert-expiry:duration detach,d external-ca:external-ca quiet,q
      rotate`,
  },
  {
    path: 'swarm init',
    usage: '[OPTIONS]',
    short: 'Begin a swarm',
    flags: `advertise-addr:string autolock availability:string cert-expiry:duration data-path-addr:string
      data-path-port:uint32 default-addr-pool:ipNetSlice default-addr-pool-mask-length:uint32
      dispatcher-heartbeat:duration external-ca:external-ca force-new-cluster listen-addr:node-addr
      max-snapshots:uint snapshot-interval:uint task-history-limit:int`,
  },
  {
    path: 'swarm join',
    usage: '[OPTIONS] HOST:PORT',
    short: 'Join a swarm, as worker or manager',
    flags: `advertise-addr:string availability:string data-path-addr:string listen-addr:node-addr
      token:string`,
  },
  {
    path: 'swarm join-token',
    usage: '[OPTIONS] (worker|manager)',
    short: 'Show or replace the tokens with which nodes join',
    flags: `quiet,q rotate`,
  },
  {
    path: 'swarm leave',
    usage: '[OPTIONS]',
    short: 'Leave the swarm',
    flags: `force,f`,
  },
  {
    path: 'swarm unlock',
    usage: '',
    short: 'Unlock the swarm',
  },
  {
    path: 'swarm unlock-key',
    usage: '[OPTIONS]',
    short: 'Show or replace the key that unlocks',
    flags: `quiet,q rotate`,
  },
  {
    path: 'swarm update',
    usage: '[OPTIONS]',
    short: 'Change the swarm',
    flags: `autolock cert-expiry:duration dispatcher-heartbeat:duration external-ca:external-ca max-snapshots:uint snapshot-interval:uint task-history-limit:int`,
  },
];
