import { flask } from './flask';
import { small } from './small';

const code: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...small, flask };

/** Packages whose modules have another name. */
const moduleNames: Readonly<Record<string, string>> = {
  'psycopg2-binary': 'psycopg2',
  'mysql-connector-python': 'mysql',
  beautifulsoup4: 'bs4',
  pyyaml: 'yaml',
  'scikit-learn': 'sklearn',
  'python-dateutil': 'dateutil',
};

/** A package's files, by their path in site-packages; one that is not written yet says so when it is imported. */
export function moduleFiles(name: string, version: string): Record<string, string> {
  const files = code[name];
  if (files !== undefined)
    return Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll('@VERSION@', version)]),
    );
  const module = moduleNames[name] ?? name.replaceAll('-', '_');
  return {
    [`${module}/__init__.py`]: `raise ImportError('the package ${name} ${version} is not available in this world')\n`,
  };
}
