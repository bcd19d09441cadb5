import { utf8, type Bytes } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { readCommandLine, requestData, type CurlOptions } from './options';
import { Sink } from './sink';
import type { Problem } from './problem';
import { Transferring } from './transfer';
import { newTransfer, writeOut, type Transfer } from './write-out';

/** https://curl.se/docs/manpage.html; texts of 8.5 (Ubuntu 24.04), those of 7.88 where the file says that version. */
export const curl: Program = {
  name: 'curl',
  start: { cpu: 6, anon: 3_500_000 },
  *main(p) {
    p.onSignal(SIG.PIPE, 'ignore');
    const options = readCommandLine(p.args);
    if (typeof options === 'string') return yield* misused(p, options);
    if (options.has('version')) return yield* showVersion(p);
    if (options.has('help')) return yield* showHelp(p);
    const lacking = options.notHere();
    if (lacking !== undefined)
      return yield* misused(p, `option ${lacking}: the installed libcurl version does not support this`);
    if (options.urls.length === 0)
      return yield* misused(p, p.args.length === 0 ? undefined : 'no URL specified!');
    const data = yield* requestData(p, options);
    if (typeof data === 'object')
      return yield* misused(p, `option -d: error encountered when reading a file`);
    let code = 0;
    for (const [i, url] of options.urls.entries()) code = yield* fetchOne(p, options, url, i, data);
    return code;
  },
};

function* misused(p: Proc, words: string | undefined): Steps<number> {
  const complaint = words === undefined ? '' : `curl: ${words}\n`;
  yield* p.err(`${complaint}curl: try 'curl --help' or 'curl --manual' for more information\n`);
  return 2;
}

function* showVersion(p: Proc): Steps<number> {
  const version = p.version === '' ? '8.5.0' : p.version;
  yield* p.out(
    `curl ${version} (x86_64-pc-linux-gnu) libcurl/${version}\nProtocols: http https\nFeatures: HTTPS-proxy IPv6 Largefile SSL UnixSockets\n`,
  );
  return 0;
}

function* showHelp(p: Proc): Steps<number> {
  yield* p.out(
    'Usage: curl [options...] <url>\n' +
      [
        ' -d, --data <data>           Send this as the body of a POST',
        ' -f, --fail                  No output and exit status 22 for an HTTP error',
        ' -h, --help <category>       Show this',
        ' -i, --include               Show the header of the answer, too',
        ' -o, --output <file>         Write into a file',
        ' -O, --remote-name           Write into a file of the name that the URL has',
        ' -s, --silent                No progress, no error texts',
        ' -T, --upload-file <file>    Send a file',
        ' -u, --user <user:password>  Log in',
        ' -A, --user-agent <name>     Call oneself so',
        ' -v, --verbose               Tell what is going on',
        ' -V, --version               Show version number and quit',
      ].join('\n') +
      '\n',
  );
  return 0;
}

function outputOf(options: CurlOptions, url: string, index: number): string | undefined {
  if (options.has('remote-name', 'remote-name-all') && options.values('output').length <= index) {
    return url
      .replace(/[?#].*/, '')
      .replace(/^[a-z]+:\/\/[^/]*/, '')
      .replace(/.*\//, '');
  }
  return options.values('output')[index];
}

function* fetchOne(
  p: Proc,
  options: CurlOptions,
  url: string,
  index: number,
  data: Bytes | undefined,
): Steps<number> {
  const file = outputOf(options, url, index);
  if (file === '') {
    if (!isQuiet(options)) yield* p.err('curl: Remote file name has no length!\n');
    return 23;
  }
  const asked =
    options.has('get') && data !== undefined ? `${url}${url.includes('?') ? '&' : '?'}${data}` : url;
  const transfer = newTransfer(asked);
  const tries = Number(options.value('retry') ?? 0);
  let outcome: Problem | undefined;
  for (let left = tries; ; left--) {
    outcome = yield* attempt(p, options, transfer, asked, file, data);
    if (left <= 0 || !isWorthRetrying(options, outcome, transfer)) break;
    const wait = options.ms('retry-delay') ?? 1000 * 2 ** (tries - left);
    const seconds = Math.round(wait / 1000);
    const what =
      outcome?.code === 7 ? 'connection refused' : outcome === undefined ? 'HTTP error' : 'timeout';
    if (!options.has('silent')) {
      yield* p.err(
        `Warning: Problem: ${what}. Will retry in ${seconds} second${seconds === 1 ? '' : 's'}. ${left} ${left === 1 ? 'retry' : 'retries'} left.\n`,
      );
    }
    yield* p.sleep(wait);
  }
  if (outcome !== undefined && !isQuiet(options)) yield* p.err(`curl: (${outcome.code}) ${outcome.words}\n`);
  Object.assign(transfer, { exitCode: outcome?.code ?? 0, error: outcome?.words ?? '' });
  const format = options.value('write-out');
  if (format !== undefined) yield* p.write(1, utf8(writeOut(format, transfer)));
  return outcome?.code ?? 0;
}

const isQuiet = (options: CurlOptions) => options.has('silent') && !options.has('show-error');

function* attempt(
  p: Proc,
  options: CurlOptions,
  transfer: Transfer,
  url: string,
  file: string | undefined,
  data: Bytes | undefined,
): Steps<Problem | undefined> {
  const isSilent = options.has('silent', 'no-progress-meter');
  const sink = new Sink(p, file, !isSilent && !(file === undefined && p.isTty(1)));
  yield* sink.begin();
  const outcome = yield* new Transferring(p, options, sink, transfer, data).run(url);
  yield* sink.end(transfer.sent, outcome === undefined);
  return outcome;
}

function isWorthRetrying(options: CurlOptions, outcome: Problem | undefined, transfer: Transfer): boolean {
  if (options.has('retry-all-errors') && outcome !== undefined) return true;
  if (outcome?.code === 7) return options.has('retry-connrefused');
  if (outcome?.code === 28) return true;
  return [408, 429, 500, 502, 503, 504].includes(transfer.status);
}
