import type { Rule } from '../rule';

/** An image from which a container was made is not removed. */
export const imageInUse: Rule = {
  finds: ({ output }) =>
    /unable to (?:remove repository reference|delete) .*(?:container \w+ is using|must (?:be forced|force))/s.test(
      output,
    )
      ? {}
      : undefined,
  says: {
    en: 'A container was made from that image, perhaps one that has stopped: `docker ps -a`. Remove the container, then the image.',
    ja: 'そのイメージから作ったコンテナが残っています。止まっているものも含めて `docker ps -a` で確かめ、コンテナを削除してからイメージを削除しましょう。',
  },
};
