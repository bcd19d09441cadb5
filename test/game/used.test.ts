import { expect, it } from 'vitest';
import { usedIn } from '#game/used';
import { loadCard } from '#locales/card/index';
import { loadGlossary } from '#locales/glossary/index';
import { loadPanelWords } from '#locales/panels/index';
import { loadPuzzleWords } from '#locales/puzzles/index';

const card = await loadCard('en');
const isKnown = (key: string) => Object.hasOwn(card, key);

it.each([
  [
    'docker run -d --name web -p 8080:80 nginx',
    ['docker run', 'docker run -d', 'docker run --name', 'docker run -p'],
  ],
  ['docker container run --detach --publish=80:80 nginx', ['docker run', 'docker run -d', 'docker run -p']],
  ['docker run -it --rm alpine sh', ['docker run', 'docker run -it', 'docker run --rm']],
  ['sudo docker container ls --all', ['docker ps', 'docker ps -a']],
  ['docker image rm nginx', ['docker rmi']],
  ['docker-compose up -d', ['docker compose up', 'docker compose up -d']],
  ['docker network create shop', ['docker network create']],
  ['ps aux | grep node', ['ps', 'ps aux', 'grep']],
  ['cd /srv && ls; cat note.txt', ['cd', 'ls', 'cat']],
  ['FOO=1 echo hello', ['echo']],
  ['systemctl start docker', ['systemctl start']],
  ['./my-own-tool --x', []],
  ['', []],
])('%s', (line, used) => {
  expect(usedIn(line, isKnown)).toEqual(used);
});

const loaders = { card: loadCard, panels: loadPanelWords, puzzles: loadPuzzleWords };

it.each(Object.entries(loaders))('has all of the %s in Japanese, with the same values', async (_, load) => {
  const english: Readonly<Record<string, string>> = await load('en');
  const japanese: Readonly<Record<string, string>> = await load('ja');
  expect(Object.keys(japanese)).toEqual(Object.keys(english));
  const holes = (text = '') => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  const wrong = Object.keys(english).filter(
    (key) => japanese[key] === '' || [...holes(japanese[key])].some((hole) => !holes(english[key]).has(hole)),
  );
  expect(wrong).toEqual([]);
});

it('has the same terms in both glossaries, sixty and more, each explained', async () => {
  const [english, japanese] = [await loadGlossary('en'), await loadGlossary('ja')];
  expect(Object.keys(japanese)).toEqual(Object.keys(english));
  expect(Object.keys(english).length).toBeGreaterThanOrEqual(60);
  for (const [name, meaning] of [...Object.values(english), ...Object.values(japanese)])
    expect([name !== '', meaning.length > 12]).toEqual([true, true]);
});
