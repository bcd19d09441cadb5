import type { TheatreWords } from './index';

/** 日本語。 */
export const ja: TheatreWords = {
  'time.label': 'セッションの時間',
  'time.slider': 'セッション内の時点',
  'time.at': '{end} のうち {time}',
  'time.back': '前のできごとへ（,）',
  'time.forth': '次のできごとへ（.）',
  'time.command.back': '前のコマンドへ',
  'time.command.forth': '次のコマンドへ',
  'time.now': '現在',
  'time.now.title': '現在に戻り、続きを始めます',
  'time.past': '過去を表示しています。キーを打つと現在に戻ります。',
  'time.mark': '{time}・{command}',

  'explain.open': '解説',
  'explain.title': 'コマンドがしたこと',
  'explain.choose': 'コマンド',
  'explain.none':
    'まずコマンドを入力してください。クライアントからカーネルまで、何が起きたかをここで解説します。',
  'explain.working': 'コマンドをもう一度たどっています…',
  'explain.layer.client': 'クライアント',
  'explain.layer.http': 'HTTP',
  'explain.layer.daemon': 'デーモン',
  'explain.layer.kernel': 'カーネル',
  'explain.step': 'ステップ {n}／{of}（{time} 後）',
  'explain.back': '前のステップ',
  'explain.forth': '次のステップ',
  'explain.play': 'スローモーションで再生',
  'explain.pause': '一時停止',
  'explain.steps': 'ステップ一覧',
  'explain.close': '解説を閉じる',

  'inspect.close': '詳細を閉じる',
  'inspect.gone': 'もうありません。',
  'inspect.back': '戻る',
  'inspect.links': '関係のあるもの',
  'inspect.more': 'ほか {n} 件',

  'camera.keys':
    '矢印キーで移動、Enter で詳細、Esc で閉じる。＋と－で拡大・縮小、0 で全体。「,」と「.」で前後のできごとへ、スペースで一時停止。',

  'take.png': '画像（PNG）',
  'take.svg': 'スライド用の図（SVG）',
};
