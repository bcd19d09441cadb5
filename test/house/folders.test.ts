import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function foldersBelow(folder: string): string[] {
  const below = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
  return [folder, ...below.flatMap(foldersBelow)];
}

const holdsCode = (folder: string) => readdirSync(join(root, folder)).some((name) => /\.(ts|js)$/.test(name));

/** A level's own folder says what it is in its story. */
const isLevel = (folder: string) =>
  /^levels\/[^/]+$/.test(folder) && existsSync(join(root, folder, 'level.ts'));

const folders = ['src', 'levels', 'test']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap(foldersBelow)
  .filter((folder) => holdsCode(folder) && !isLevel(folder));

it('has a README in every folder of code', () => {
  expect(folders.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([]);
});

it('keeps those READMEs on one screen', () => {
  const lengths = folders
    .map((folder) => join(root, folder, 'README.md'))
    .filter((path) => existsSync(path))
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').trim().split('\n').length }));
  expect(lengths.filter(({ lines }) => lines < 3 || lines > 45)).toEqual([]);
});
