import { pypiCatalogue } from './packages/catalogue/pypi';
import { pypiText } from './packages/pip/index';
import { pip, pip3 } from './packages/pip/pip';
import { provide } from './given';

/** pip, and what PyPI has. */
pypiText.fill(pypiCatalogue);
provide({ name: 'pip', programs: { [pip.name]: pip, [pip3.name]: pip3 } });
