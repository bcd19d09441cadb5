export type { BuildTarget, BuildView, BuiltImage } from './target';
