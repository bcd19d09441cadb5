import type { Rule } from '../rule';

/** Letters of an input method in its wide form: no shell reads them. */
export const fullWidth: Rule = {
  finds: ({ command }) =>
    /[\uff01-\uff5e\u3000]/.test(command) ? { text: command.normalize('NFKC') } : undefined,
  says: {
    en: 'These are full-width characters, which a shell does not take for letters. Switch your input method off, and type `{text}`.',
    ja: '全角文字が混ざっています。シェルは全角文字を英字として読みません。日本語入力を切って `{text}` と入力しましょう。',
  },
};
