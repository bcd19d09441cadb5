import type { Rule } from '../rule';

/** A server is started while the image is built, instead of when a container starts. */
export const runForCmd: Rule = {
  finds: ({ command, words }) => {
    const [, line] =
      /RUN +((?:npm (?:run )?start|node \S+\.js|python3? \S+\.py|nginx\b|httpd\b|java -jar \S+)[^\n'"]*)/.exec(
        command,
      ) ?? [];
    return line !== undefined && words.length > 1 ? { line: line.trim() } : undefined;
  },
  says: {
    en: '`RUN {line}` would start it while the image is built, and the build would wait for ever. What a container shall start with is `CMD`.',
    ja: '`RUN {line}` では、イメージを作っている最中に起動してしまい、ビルドが終わりません。コンテナの起動時に実行するものは `CMD` に書きます。',
  },
};
