import type { LevelSource } from '#game/level';

const note = `Welcome to the shop!

This machine is called mikan. It bakes our web pages: the recipe is in recipe.txt.
Please put your name into a file called hello.txt in this directory,
and move recipe.txt into the directory "kitchen", where the cook looks for it.

こんてな商店へようこそ!
このマシンの名前は mikan です。Web ページを「焼いて」います。レシピは recipe.txt です。
このディレクトリの hello.txt というファイルに、あなたの名前を書いてください。
それから recipe.txt を、コックが見に行くディレクトリ kitchen に移してください。
`;

export const level: LevelSource = {
  id: 'first-steps',
  hosts: [
    {
      name: 'mikan',
      cores: 2,
      memory: 4 * 2 ** 30,
      hasDocker: false,
      files: {
        '/root/note.txt': note,
        '/root/recipe.txt': 'flour, water, patience\n',
        '/root/.secret': 'Files that begin with a dot are not listed unless one asks for all of them.\n',
      },
    },
  ],
  terminals: ['mikan'],
  goals: [
    {
      id: 'read',
      kind: 'event',
      type: 'process',
      action: 'start',
      attributes: { exe: '/(cat|less|more|head|tail|nl|grep)$' },
    },
    { id: 'hello', kind: 'command', run: 'test -s /root/hello.txt' },
    { id: 'kitchen', kind: 'command', run: 'test -d /root/kitchen' },
    {
      id: 'moved',
      kind: 'command',
      run: 'grep -q flour /root/kitchen/recipe.txt && ! test -e /root/recipe.txt',
    },
  ],
  par: 5,
  tokens: [
    'ls',
    '-a',
    'cat',
    'note.txt',
    'echo',
    'me',
    '>',
    'hello.txt',
    'mkdir',
    'kitchen',
    'mv',
    'recipe.txt',
    'kitchen/',
    'pwd',
  ],
};
