/** What an argument of a command names: the Tab key offers these. */
export type Completion =
  | 'containers'
  | 'running containers'
  | 'stopped containers'
  | 'paused containers'
  | 'images'
  | 'networks'
  | 'volumes'
  | 'files'
  | 'containers and files'
  | 'container then command'
  | 'image then command'
  | 'network then container'
  | 'anything';
