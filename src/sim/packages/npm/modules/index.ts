import { express } from './express';
import { lodash } from './lodash';
import { programFiles, small } from './small';

/** What lies in a package's folder beside package.json. */
export interface ModuleFiles {
  main?: string;
  /** path → text */
  files: Record<string, string>;
  /** programs of the simulation, by the name of the command */
  programs: Readonly<Record<string, string>>;
}

const code: Readonly<Record<string, string>> = { ...small, express, lodash };

/** Commands that are programs of their own here, since node's child processes are not. */
const programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nodemon: { nodemon: 'nodemon' },
};

/** The code of a package; one that is not written yet says so when it is required. */
export function moduleFiles(name: string, version: string): ModuleFiles {
  const text =
    code[name] ?? `throw new Error('the package ${name}@${version} is not available in this world');\n`;
  return {
    main: 'index.js',
    files: { 'index.js': text, ...programFiles[name] },
    programs: programs[name] ?? {},
  };
}
