export { buildKit } from './door';
export { serve } from './session/serve';
export { stepBody } from './solve/work';
