export { build, type Built, type Instance } from './build';
export { dockerBuildx } from './program';
export type { BuildTarget, BuildView, BuiltImage } from './target';
