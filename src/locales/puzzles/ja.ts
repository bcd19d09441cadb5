import type { PuzzleWords } from './index';

/** パズルの文章。 */
export const ja: PuzzleWords = {
  title: '引っ越しパズル {seed} 番',
  'title.daily': '引っ越しパズル {day}',
  difficulty: '難しさ {n}（5 段階）',

  'brief.one':
    '{n} 人の入居者が **{host}** に引っ越してきます。全員が同時に、ずっと動き続けなければなりません。ホストで直接動かすか、コンテナに入れるか、どのイメージを使うか。組み合わせを見つけてください。',
  'brief.two':
    '{n} 人の入居者が **{host}** と **{other}** に引っ越してきます。全員が同時に、ずっと動き続けなければなりません。どちらのホストに住むか、直接動かすかコンテナに入れるか、どのイメージを使うか。組み合わせを見つけてください。',
  host: '**{host}** のメモリは {memory}、ディスクの空き（イメージ用）は {disk} です。Node.js {node} と Python {python} が入っています。',
  'tenants.app':
    '自社のアプリは、どのホストでも `/srv` に置いてあります。待ち受けるポートはソースコードに書かれていて、変えられません。',
  'app.node': '`{name}` … Node.js {versions} が必要。ポート **{door}** で応答すること。',
  'app.python': '`{name}` … Python {versions} が必要。ポート **{door}** で応答すること。',
  'app.or': ' か ',
  'app.glibc': '一部が glibc 用の機械語なので、C ライブラリが違う Alpine では動きません。',
  'app.git':
    '`git` を呼び出します。`git` が入っているのは、`-slim` や `-alpine` の付かないイメージだけです。',
  'app.rates': '`/etc/shop/rates.json` の第 {n} 版を読みます。手元の写しは `/srv/{name}/rates.json` です。',
  service: '`{name}` … {images}。中ではポート {port} で待ち受ける。ポート **{door}** で応答すること。',
  'service.env': '`-e {env}` がないと起動しません。',
  'service.or': ' または ',
  kernel:
    '`{name}` … **{host}** のハードウェアの試験。最後にカーネルが落ちます（`{crash}`）。ほかの入居者のカーネルを巻き込んではいけません。',

  'how.bare': 'ホストで直接：`{command}`',
  'how.container': 'コンテナで：`{command}`',
  'how.kernel': '専用のカーネルで：`multipass launch --name {name} --memory 512M`',
  'how.look':
    '残りの容量は `df -h /` と `docker system df` で確かめられます。`docker rm -f` と `docker rmi` で空けられます。',

  'claim.isolation': 'どのバージョンを入れても、コンテナなしでは全員が同居できないこと',
  'claim.small': '何も付かない普通のイメージだけではディスクに入りきらないこと',
  'claim.shared': 'レイヤーを共有しなければディスクに入りきらないこと',
  'claim.apart': '1 台のホストには全員が入れないこと',
  'claim.kernel': '専用のカーネルが必要な入居者がいること',
  proven: '必ず解けます。そして、{claims}が証明されています。',
  'proven.and': '、',
  budget: '3 つ目の星の条件：イメージの合計が {size} 以下。',

  'goal.app': '`{name}` がポート {door} で応答する。',
  'goal.service': '`{name}` がポート {door} で応答する。',
  'goal.kernel': '{host} で `{name}` が、専用のマシンの中で落ちた。',
  'goal.all': 'ポートを持つ全員が同時に応答する。',

  'hint.app.bare':
    '`{name}` はホストのままで動きます。入っているバージョンが合っていて、応答するポートも待ち受けるポートと同じだからです。',
  'hint.app.image':
    '使えるイメージのうち、ほかの入居者のイメージとレイヤーを共有するもの、またはそれ自体が小さいものを探しましょう。',
  'hint.place': 'なかなか破れない配置では {host} にいます（{place}）。',
  'hint.place.bare': 'コンテナなし',
  'hint.place.container': '`{image}` のコンテナ',
  'hint.place.vm': '仮想マシンの中',
  'hint.service': 'イメージがそのまま使えます。ほかの入居者と土台が同じイメージはどれでしょうか。',
  'hint.kernel':
    'コンテナは、特権を付けてもホストのカーネルを使います。別のカーネルを持ってくるのは仮想マシンだけです。',
  'hint.command': '{commands}',
  'hint.then': '、続けて ',
  'hint.all.1':
    '1 つずつ `curl localhost:ポート` で尋ねてみましょう。止まったものは `docker ps -a` でわかります。',
  'hint.all.2':
    'ホストの 1 つのポートを使えるのは 1 人だけです。メモリが足りなかったものは強制終了されています（終了コード 137）。',
  'hint.all.3': '最初からやり直して、イメージの大きいものから順に入れてみましょう。',

  'after.best': 'いちばん安い配置のディスク使用量は {size} です。',
  'after.line': '`{name}` … {host}、{place}',
  'after.end':
    '複数のイメージが共有するレイヤーは、ホストのディスクに 1 つだけ置かれます。だから、いちばん小さいイメージがいちばん安いとは限りません。',
};
