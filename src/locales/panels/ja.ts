import type { PanelWords } from './index';

/** ダイアログの言葉。 */
export const ja: PanelWords = {
  'panel.close': '閉じる',
  'panel.parts': 'このダイアログのページ',

  'levels.title': 'レベル',
  'levels.new': '未クリア',
  'levels.stars': '星 {n} 個（3 個中）',
  'levels.solved': '{of} レベル中 {n} レベルをクリア、星 {stars} 個',
  'levels.next': '続きから',
  'levels.next.about': '次のレベル：{title}',
  'levels.again': 'すべてクリアしました。好きなレベルをもう一度どうぞ。',
  'levels.here': '今ここ',

  'journal.title': '記録',
  'journal.empty': 'まだ何もありません。ターミナルで入力したコマンドがここに並びます。',
  'journal.took': '所要時間 {time}',

  'games.title': '保存と共有',
  'games.link': 'この状態へのリンク',
  'games.link.about': '開いた人には、コマンドを {n} 個入力した後のこのレベルが表示されます。',
  'games.link.bare': '開いた人には、このレベルが最初から表示されます。',
  'games.copy': 'コピー',
  'games.copied': 'コピーしました',
  'games.kept': 'このブラウザーに保存したゲーム',
  'games.name': '名前',
  'games.keep': '今の状態を保存',
  'games.none': 'まだ何も保存していません。保存すると、いつでも今の状態から続けられます。',
  'games.open': '開く',
  'games.down': '{name} をファイルに保存',
  'games.drop': '{name} を削除',
  'games.file': 'ファイルを開く…',
  'games.refused': 'ゲームとして開けませんでした（{text}）。',
  'games.full': 'このブラウザーには保存できませんでした（{text}）。ファイルに保存してください。',
  'games.down.this': 'ファイルに保存',
};
