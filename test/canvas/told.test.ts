import { expect, it } from 'vitest';
import type { Label } from '#canvas/label';
import { tell } from '#canvas/told';
import { fill, loadWords, type WordKey } from '#locales/index';

const event = (type: string, action: string, attributes: Record<string, string>) => ({
  time: 0,
  machine: 1,
  type,
  action,
  id: 'abc',
  attributes,
});

const life = [
  event('container', 'create', { name: 'web', image: 'nginx' }),
  event('container', 'start', { name: 'web', image: 'nginx' }),
  event('network', 'connect', { name: 'bridge' }),
  event('container', 'die', { name: 'web', image: 'nginx', exitCode: '137' }),
];

it.each([
  {
    language: 'en' as const,
    sentences: [
      'The daemon made the container web from nginx.',
      'web is running.',
      'web ended with exit code 137.',
    ],
  },
  {
    language: 'ja' as const,
    sentences: [
      'デーモンがイメージ nginx からコンテナ web を作りました。',
      'web が動き始めました。',
      'web が終了コード 137 で終わりました。',
    ],
  },
])('tells a life in $language', async ({ language, sentences }) => {
  const words = await loadWords(language);
  const say = (label: Label) =>
    typeof label === 'string' ? label : fill(words[label.key as WordKey], label.values);
  expect(tell(life).map(say)).toEqual(sentences);
});

it('says the same kind of thing once, with the last of many', () => {
  const many = Array.from({ length: 100 }, (_, i) => event('container', 'start', { name: `c${i}` }));
  expect(tell(many)).toEqual([{ key: 'told.container.start', values: { name: 'c99', image: '' } }]);
});
