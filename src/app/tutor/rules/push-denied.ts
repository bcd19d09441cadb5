import type { Rule } from '../rule';

/** Pushed to where one may not. */
export const pushDenied: Rule = {
  finds: ({ output }) => (output.includes('requested access to the resource is denied') ? {} : undefined),
  says: {
    en: 'You may not push there. Log in (`docker login`), and tag the image with the name of your own account or registry.',
    ja: 'そこへ push する権限がありません。`docker login` でログインし、自分のアカウント名やレジストリ名を付けてタグ付けしましょう。',
  },
};
