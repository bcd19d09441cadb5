import { provide } from './given';
import { npmCatalogue } from './packages/catalogue/npm';
import { nodemon } from './packages/npm/nodemon';
import { npm, npx } from './packages/npm/npm';
import { npmText } from './packages/npm/registry';
import { yarn } from './packages/npm/yarn';

/** npm, and what its registry has. */
npmText.fill(npmCatalogue);
provide({
  name: 'npm',
  programs: Object.fromEntries([npm, npx, yarn, nodemon].map((one) => [one.name, one])),
});
