import type { ExplainWords } from './index';

/** 日本語。 */
export const ja: ExplainWords = {
  'client.builtin':
    '`{command}` はシェルが自分で処理します。プログラムは起動せず、デーモンにも問い合わせません。',
  'client.unknown':
    'シェルが PATH から `{name}` を探しましたが、そんなプログラムはありません。何も起動せず、終了コードは 127 です。',
  'client.attached':
    '入力した文字は `docker` が受け取り、つながったままの回線でコンテナの中へ送ります。読むのは、中で動いているシェルです。',
  'client.starts':
    'シェルが PATH から `{name}` を探し、{exe} をプロセス {pid} として起動します。カーネルから見れば、ほかと同じ普通のプログラムです。',
  'client.inside': '`{starter}` が `{name}` をプロセス {pid} として起動します。',
  'client.forks':
    'シェルが自分のコピー（fork）を作ります。プロセス {pid} です。これが次のプログラムになります。',
  'client.becomes':
    'プロセス {pid} が `{name}` に変わります（exec）。プロセスは同じ、中身は別のプログラムです。',
  'client.plugin':
    '`{before}` は自分では処理せず、プラグイン `{name}` に任せます。プロセス {pid} のまま、中身が入れ替わります。',
  'client.ends': '`{name}` は終了コード 0 で無事に終わりました。',
  'client.fails':
    '`{name}` は終了コード {code} で終わりました。うまくいかなかったという意味です。この番号は `$?` に残ります。',
  'client.goes-on': '`{name}` はまだ動いています。',
  'client.cut': '以下同様です（{n} ステップまで表示。残りは同じことのくり返しです）。',

  'http.ask.ping':
    'クライアントはまず、デーモンがいるか、どのバージョンの API を話すかを確かめます。相手はソケットというファイル /var/run/docker.sock です。',
  'http.ask.create': '新しいコンテナを作るよう頼みます。入力した内容はすべて JSON になって届きます。',
  'http.ask.start': '{name} を起動するよう頼みます。「作る」と「起動する」は別々のリクエストです。',
  'http.ask.stop': '{name} を止めるよう頼みます。止め方はデーモンが決めます。',
  'http.ask.kill': '{name} にシグナルを送るよう頼みます。',
  'http.ask.restart': '{name} をいったん止めて、もう一度起動するよう頼みます。',
  'http.ask.pause': '{name} を凍結するよう頼みます。',
  'http.ask.unpause': '{name} の凍結を解くよう頼みます。',
  'http.ask.remove': 'コンテナ {name} を削除するよう頼みます。',
  'http.ask.wait': '{name} が終わったら知らせるよう頼みます。返事が届くのは、実際に終わったときです。',
  'http.ask.attach': '{name} の入出力につないでもらいます。',
  'http.ask.logs': '{name} がこれまでに出力した内容を尋ねます。',
  'http.ask.stats': '{name} が使っている資源を尋ねます。',
  'http.ask.list': 'コンテナの一覧を尋ねます。',
  'http.ask.inspect': '{name} について分かっていることをすべて尋ねます。',
  'http.ask.exec': '{name} の中でもう 1 つプログラムを動かすよう頼みます。この段階では登録だけです。',
  'http.ask.exec-start': '登録したプログラムを起動し、その入出力につなぐよう頼みます。',
  'http.ask.exec-inspect': 'そのプログラムがどう終わったかを尋ねます。',
  'http.ask.pull': 'イメージの取得をデーモンに頼みます。クライアントがレジストリと直接話すことはありません。',
  'http.ask.push': 'イメージをレジストリへ送るよう、デーモンに頼みます。',
  'http.ask.images': 'イメージの一覧を尋ねます。',
  'http.ask.image': 'イメージ {name} があるかどうかを尋ねます。',
  'http.ask.image-remove': 'イメージ {name} を削除するよう頼みます。',
  'http.ask.build': 'フォルダーをまとめて送り、そこからイメージをビルドするよう頼みます。',
  'http.ask.session':
    'デーモンの中のビルダー BuildKit と、つなぎっぱなしの回線を開きます。ビルダーはこの回線を通して、Dockerfile と必要なファイルだけを取り寄せます。',
  'http.ask.networks': 'どんなネットワークがあるかを尋ねます。',
  'http.ask.network': 'ネットワーク {name} について尋ねます。',
  'http.ask.network-create': '新しいネットワークを作るよう頼みます。',
  'http.ask.volume-create': '新しいボリュームを作るよう頼みます。',
  'http.ask.volumes': 'ボリュームについて尋ねます。',
  'http.ask.events': 'これから起きることをすべて知らせるよう頼みます。',
  'http.ask.version': '相手のバージョンを尋ねます。',
  'http.ask.other': '{request} を送ります。',
  'http.answer': 'デーモンの返事：{status}。',
  'http.stream': 'デーモンは {status} と答え、回線を開いたままにします。続きは、起きるたびに届きます。',
  'http.refusal': 'デーモンは断りました：{status}「{message}」。',

  'daemon.create':
    'イメージ {image}（レイヤー {layers} 枚、{size}）が手元にあるので、デーモンはコンテナ {name} を作ります。することは、設定を書き留めることと、書き込める空のレイヤーを 1 枚重ねることだけ。イメージはコピーされません。',
  'daemon.start': 'デーモンが「{name} は実行中」と記録します。',
  'daemon.die':
    'デーモンが「{name} は終了コード {code} で終わった」と記録します。書き込みレイヤーは残ります。',
  'daemon.stop':
    'デーモンが「{name} は手動で止められた」と記録します。再起動ポリシーがあっても起動しません。',
  'daemon.kill': 'デーモンが {name} の最初のプロセスへシグナル {signal} を送らせます。',
  'daemon.oom': '{name} のメモリが足りなくなったと、デーモンに知らせが届きます。',
  'daemon.pause':
    'デーモンが {name} の cgroup を凍結させます。メモリは保ったまま、CPU 時間がもらえなくなります。',
  'daemon.unpause': 'デーモンが {name} の cgroup の凍結を解きます。',
  'daemon.destroy': 'デーモンが {name} を書き込みレイヤーごと捨てます。イメージは残ります。',
  'daemon.rename': '{before} の名前が {name} に変わります。',
  'daemon.exec': 'デーモンが {name} の中で `{command}` を起動させます。',
  'daemon.exec-end':
    '{name} の中のプログラムが終了コード {code} で終わったと、デーモンに知らせが届きます。コンテナ自体は動き続けます。',
  'daemon.health': '{name} のヘルスチェックの結果：{health}。',
  'daemon.connect':
    'デーモンが {name} をネットワーク {network} につなぎます。仮想ケーブルの一方をブリッジに、もう一方をコンテナに差し込みます。アドレスは {address} です。',
  'daemon.disconnect': 'デーモンが {name} をネットワーク {network} から外します。',
  'daemon.network':
    'デーモンがネットワーク {name} を作ります。正体は、カーネルの中の仮想スイッチ（ブリッジ）です。',
  'daemon.network-gone': 'デーモンがネットワーク {name} を片付けます。',
  'daemon.volume':
    'デーモンがボリューム {name} を作ります。正体はホストのディスク上のフォルダーで、コンテナが消えても残ります。',
  'daemon.volume-gone': 'デーモンがボリューム {name} を中身ごと削除します。',
  'daemon.mount': 'ボリューム {volume} が、{name} の中では {path} に見えるようになります。',
  'daemon.publish': 'デーモンがホストのポートを開き、{name} へ通します：{ports}。',
  'daemon.shim':
    'デーモンの助手 containerd が {name} のための shim を起動します。コンテナに付き添う小さな親プロセスです。これがあるので、デーモンだけを再起動できます。',
  'daemon.runc':
    '{name} の shim が runc を呼びます。runc の仕事は、コンテナの部品をカーネルに頼むことだけ。終わるといなくなります。',
  'daemon.runc-exec': 'shim が runc を呼び、動いているコンテナの中にプロセスを 1 つ追加させます。',
  'daemon.layer-here':
    'レイヤー {layer} は、ほかのイメージのものがもうあります。共有するので、取り寄せません。',
  'daemon.layer-waits': 'レイヤー {layer} は順番待ちです。同時に届くのは 3 枚までです。',
  'daemon.layer-came':
    'レイヤー {layer} がレジストリから届きました（圧縮状態で {bytes}）。チェックサムも合っています。',
  'daemon.layer-unpacked': 'レイヤー {layer} をディスクに展開しました（{size}）。',
  'daemon.pulled': 'レイヤーがそろいました。このイメージは、ここでは {name} という名前になります。',
  'daemon.tag': 'イメージに {name} という名前が付きます。',
  'daemon.untag': 'イメージから名前が 1 つ外れます。',
  'daemon.deleted': 'イメージを削除します。ほかのイメージが使っていないレイヤーも一緒に消えます。',
  'daemon.built': 'ビルダーができあがったイメージをデーモンに渡します。',
  'daemon.build-step': 'ビルダーが実行：{step}（{time} 秒）。',
  'daemon.build-cached':
    'ビルダーは省略：{step}。もとになるものが変わっていないので、前回のレイヤーをそのまま使います。',

  'kernel.namespaces':
    'カーネルが、専用の名前空間を {n} 種類（{kinds}）持つプロセスを作ります。プロセス番号もネットワークもファイルも、ホストとは別のものが見えます。カーネルそのものは共通です。',
  'kernel.cgroup': 'プロセスを cgroup に入れます。コンテナ全体の使用量は、ここで数えられ、制限されます。',
  'kernel.mounts':
    'ルートのファイルシステムを組み立てます。読み取り専用のレイヤー {layers} 枚の上に書き込みレイヤーを重ね（overlay）、ほかに {n} か所をマウントします。',
  'kernel.first':
    'exec：`{command}` が動き出します。ホストから見るとプロセス {pid}、{name} の中では 1 番です。',
  'kernel.joins':
    'カーネルが、新しいプロセスを {name} の名前空間と cgroup に入れます（setns）。`{command}` は、ホストではプロセス {pid}、中では {inside} 番です。新しいコンテナは作られません。',
  'kernel.replaces': '{name} の中で、{inside} 番のプロセスが `{command}` に変わります（exec）。',
  'kernel.starts':
    '{name} の中で `{command}` が起動します。ホストではプロセス {pid}、中では {inside} 番です。',
  'kernel.forks': '{name} の中で、`{command}` がプロセスを {n} 個増やします。',
  'kernel.host':
    'カーネルは `{name}` をホストのプロセスとしてそのまま動かします。ホストのファイル、プロセス、ネットワークがすべて見えます。名前空間は作られず、デーモンも関わりません。',
  'kernel.ends': '{name} の中のプロセスが {n} 個終わります。',
  'kernel.killed': 'シグナル {signal} が、{name} の中のプロセス {n} 個を終わらせます。',
  'kernel.container-ends':
    '{name} の最初のプロセスが終了コード {code} で終わりました。カーネルは、残りのプロセスも名前空間も一緒に片付けます。',
  'kernel.oom': 'メモリが足りません。カーネルの OOM killer がプロセス {pid} を終わらせます。',
  'kernel.vm':
    '{name} の電源が入ります。ハイパーバイザーが、使うかどうかに関係なく {memory} GiB を確保します。',
  'kernel.vm-stage': '{name}：{stage}。',
  'kernel.vm-ready': '{name} が自前のカーネルで起動し、{time} 秒で使えるようになりました。',
};
