import { movingVerbs } from './daemon/http/elsewhere';
import { moving } from './daemon/moving';

/** Moving images: save and load, push, private registries, import, login. */
movingVerbs.fill(moving);
