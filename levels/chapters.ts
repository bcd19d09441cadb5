import type { Language } from '#locales/index';

/** A chapter of the campaign: its title in every language, and its levels in the order in which they are played. */
export interface Chapter {
  id: string;
  title: Readonly<Record<Language, string>>;
  /** what it is about, in one sentence */
  about: Readonly<Record<Language, string>>;
  levels: readonly string[];
}

/** The campaign from the first prompt to the last night shift. Every level is in one chapter (test/levels). */
export const chapters: readonly Chapter[] = [
  {
    id: 'linux',
    title: { en: 'Linux first', ja: 'まず Linux から' },
    about: {
      en: 'Docker is made of Linux: files, processes, signals, and a kernel that shares everything out.',
      ja: 'Docker は Linux の仕組みでできています。ファイル、プロセス、シグナル、そしてすべてを配るカーネル。',
    },
    levels: ['first-steps', 'cpu-hog', 'engine', 'walls'],
  },
  {
    id: 'works-on-my-machine',
    title: { en: 'Works on my machine', ja: '自分の PC では動くのに' },
    about: {
      en: 'Three machines, one program, three failures: files, versions, settings.',
      ja: '3 台のマシン、1 つのプログラム、3 つの失敗。ファイル、バージョン、設定。',
    },
    levels: ['missing-file', 'other-version', 'other-settings', 'one-box'],
  },
  {
    id: 'conflicts',
    title: { en: 'Conflicts', ja: '衝突' },
    about: {
      en: 'Two applications on one machine reach for the same version, directory, or port.',
      ja: '1 台のマシンで 2 つのアプリが、同じバージョン、同じディレクトリ、同じポートを取り合います。',
    },
    levels: ['node-9-and-14', 'same-directory', 'port-80', 'leftovers', 'moving-day'],
  },
  {
    id: 'containers',
    title: { en: 'The container', ja: 'コンテナ' },
    about: {
      en: 'An isolated place for a program: started, stopped, looked into, thrown away.',
      ja: 'プログラムのための隔離された環境です。開始して、停止して、中をのぞいて、捨てます。',
    },
    levels: ['first-container', 'a-life', 'inside', 'lost-data', 'names', 'limits'],
  },
  {
    id: 'images',
    title: { en: 'Images', ja: 'イメージ' },
    about: {
      en: 'Read-only templates: those that others made, and those that you make.',
      ja: '読み込み専用のテンプレート。ほかの人が作ったものを使い、自分でも作ります。',
    },
    levels: ['read-only', 'two-kinds', 'by-hand', 'recipe', 'slim'],
  },
  {
    id: 'client-and-daemon',
    title: { en: 'Client, daemon, API', ja: 'クライアントとデーモン' },
    about: {
      en: 'The command you type only asks; another program does the work.',
      ja: '入力するコマンドはお願いをするだけ。働いているのは別のプログラムです。',
    },
    levels: ['silence', 'speak-http', 'far-away'],
  },
  {
    id: 'registry',
    title: { en: 'The registry', ja: 'レジストリ' },
    about: {
      en: 'Shelves for images: upload, download, and take along.',
      ja: 'イメージの保管場所。アップロードして、ダウンロードして、持ち出します。',
    },
    levels: ['shelf', 'no-network', 'latest'],
  },
  {
    id: 'team',
    title: { en: 'The team', ja: 'チーム' },
    about: {
      en: 'A newcomer starts with one command, and everybody works in an environment of their own.',
      ja: '新メンバーもコマンド 1 つで開始。全員が自分だけの環境で働きます。',
    },
    levels: ['half-a-day', 'template', 'who-starts-first'],
  },
  {
    id: 'kernel',
    title: { en: 'One kernel or many', ja: 'カーネルはひとつか' },
    about: {
      en: 'Containers share the engine of their host; a virtual machine brings its own.',
      ja: 'コンテナはホストのエンジンを共有し、仮想マシンは自分のエンジンを持ってきます。',
    },
    levels: ['same-kernel', 'computer-in-computer', 'a-hundred', 'panic', 'wrong-kernel'],
  },
  {
    id: 'desktop',
    title: { en: 'Windows and Mac', ja: 'Windows と Mac' },
    about: {
      en: 'Containers on desks that run no Linux: somewhere a light virtual machine carries them.',
      ja: 'Linux ではない PC の上のコンテナ。どこかで軽量の仮想マシンが支えています。',
    },
    levels: ['the-mac', 'linux-in-windows', 'two-hypervisors'],
  },
  {
    id: 'production',
    title: { en: 'Production', ja: '本番' },
    about: {
      en: 'What was tested is what runs, and a dead server is no reason to stay awake.',
      ja: '検証したものが、そのまま動きます。サーバーが落ちても、すぐに復旧できます。',
    },
    levels: ['test-and-production', 'two-in-the-morning'],
  },
  {
    id: 'trouble',
    title: { en: 'When it goes wrong', ja: '困ったときは' },
    about: {
      en: 'A full disk, a dead daemon, containers that go round in circles: find the reason, then put it right.',
      ja: 'いっぱいのディスク、起きないデーモン、回り続けるコンテナ。理由を見つけてから直します。',
    },
    levels: [
      'wrong-port',
      'crash-loop',
      'permission',
      'stale-cache',
      'lost-volume',
      'killed-at-noon',
      'full-disk',
      'dead-daemon',
    ],
  },
];
