import { expect, it } from 'vitest';
import { chooseLanguage, fill, languages, loadWords, type Language } from '#locales/index';

const others = (Object.keys(languages) as Language[]).filter((language) => language !== 'en');
const holes = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));

it.each(others)(
  '%s has every word of English, and asks for no value that English does not give',
  async (language) => {
    const english = await loadWords('en');
    const words = await loadWords(language);
    expect(Object.keys(words)).toEqual(Object.keys(english));
    const wrong = Object.entries(words).filter(([key, text]) => {
      const given = holes(english[key as keyof typeof english]);
      return text === '' || [...holes(text)].some((hole) => !given.has(hole));
    });
    expect(wrong).toEqual([]);
  },
);

it.each([
  { wished: ['ja-JP', 'en'], language: 'ja' },
  { wished: ['fr', 'ja'], language: 'ja' },
  { wished: ['en-GB'], language: 'en' },
  { wished: ['de'], language: 'en' },
  { wished: [], language: 'en' },
])('chooses $language for $wished', ({ wished, language }) => {
  expect(chooseLanguage(wished)).toBe(language);
});

it.each<{ text: string; values: Record<string, string | number>; result: string }>([
  { text: '1 container|{n} containers', values: { n: 1 }, result: '1 container' },
  { text: '1 container|{n} containers', values: { n: 100 }, result: '100 containers' },
  { text: 'コンテナ {n} 個', values: { n: 1 }, result: 'コンテナ 1 個' },
  { text: '{a} and {b}', values: { a: 'x' }, result: 'x and {b}' },
])('fills "$text"', ({ text, values, result }) => {
  expect(fill(text, values)).toBe(result);
});
