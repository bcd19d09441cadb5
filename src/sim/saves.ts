// The door for opening worlds that were saved: by itself, since the validator that it needs is large.
export { isLoadRefusal, loadWorld } from './world/saved';
