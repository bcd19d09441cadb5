import { isFail } from '#sim/base/fail';
import { utf8, type Bytes } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { parseOptions, type Given } from '../../options';

/** Options by their long names; what is declared and not used below changes nothing that can be seen here. */
const table = {
  anyauth: ',anyauth',
  append: 'a,append',
  basic: ',basic',
  cacert: ',cacert=FILE',
  cert: 'E,cert=FILE',
  compressed: ',compressed',
  'connect-timeout': ',connect-timeout=SECONDS',
  cookie: 'b,cookie=DATA',
  'cookie-jar': 'c,cookie-jar=FILE',
  'create-dirs': ',create-dirs',
  data: 'd,data|data-ascii=DATA',
  'data-binary': ',data-binary=DATA',
  'data-raw': ',data-raw=DATA',
  'data-urlencode': ',data-urlencode=DATA',
  fail: 'f,fail',
  'fail-with-body': ',fail-with-body',
  form: 'F,form=NAME=CONTENT',
  get: 'G,get',
  globoff: 'g,globoff',
  head: 'I,head',
  header: 'H,header=LINE',
  help: 'h,help',
  'http1.1': ',http1.1',
  'http1.0': '0,http1.0',
  http2: ',http2',
  include: 'i,include|show-headers',
  insecure: 'k,insecure',
  ipv4: '4,ipv4',
  ipv6: '6,ipv6',
  json: ',json=DATA',
  key: ',key=FILE',
  location: 'L,location',
  'max-redirs': ',max-redirs=NUMBER',
  'max-time': 'm,max-time=SECONDS',
  'no-buffer': 'N,no-buffer',
  'no-progress-meter': ',no-progress-meter',
  noproxy: ',noproxy=LIST',
  output: 'o,output=FILE',
  parallel: 'Z,parallel',
  'progress-bar': '#,progress-bar',
  proto: ',proto=LIST',
  proxy: 'x,proxy=URL',
  range: 'r,range=RANGE',
  referer: 'e,referer=URL',
  'remote-header-name': 'J,remote-header-name',
  'remote-name': 'O,remote-name',
  'remote-name-all': ',remote-name-all',
  request: 'X,request=METHOD',
  resolve: ',resolve=HOST:PORT:ADDRESS',
  retry: ',retry=NUMBER',
  'retry-all-errors': ',retry-all-errors',
  'retry-connrefused': ',retry-connrefused',
  'retry-delay': ',retry-delay=SECONDS',
  'show-error': 'S,show-error',
  silent: 's,silent',
  'tlsv1.2': ',tlsv1.2',
  'unix-socket': ',unix-socket=PATH',
  'upload-file': 'T,upload-file=FILE',
  url: ',url=URL',
  user: 'u,user=USER:PASSWORD',
  'user-agent': 'A,user-agent=NAME',
  verbose: 'v,verbose',
  version: 'V,version',
  'write-out': 'w,write-out=FORMAT',
} as const;

export type CurlOption = keyof typeof table;

/** What would have to be done and is not: said loudly instead of ignored. */
const notHere: readonly CurlOption[] = [
  'cookie-jar',
  'form',
  'proxy',
  'upload-file',
  'range',
  'append',
  'parallel',
];

/** The command line, read. */
export class CurlOptions {
  constructor(
    private readonly given: readonly Given<CurlOption>[],
    readonly urls: readonly string[],
  ) {}

  has(...keys: CurlOption[]): boolean {
    return this.given.some((one) => keys.includes(one.key));
  }

  value(key: CurlOption): string | undefined {
    return this.given.findLast((one) => one.key === key)?.value;
  }

  values(key: CurlOption): string[] {
    return this.given.flatMap((one) => (one.key === key ? [one.value ?? ''] : []));
  }

  /** Options that send data, in their order. */
  data(): readonly Given<CurlOption>[] {
    return this.given.filter(({ key }) => key.startsWith('data') || key === 'json');
  }

  /** Seconds of an option, as ms. */
  ms(key: CurlOption): number | undefined {
    const value = this.value(key);
    return value === undefined ? undefined : Number(value) * 1000;
  }

  /** The first option that this curl cannot follow. */
  notHere(): string | undefined {
    return this.given.find((one) => notHere.includes(one.key))?.spelled;
  }
}

/** Reads a command line; a string is what is wrong with it. curl takes no `--name=value`. */
export function readCommandLine(args: readonly string[]): CurlOptions | string {
  const { given, operands, problem } = parseOptions<CurlOption>(table, args.map(noPrefix));
  if (problem === undefined) {
    const urls = [...operands, ...given.flatMap((one) => (one.key === 'url' ? [one.value ?? ''] : []))];
    return new CurlOptions(given, urls);
  }
  const lacksValue = /requires an argument -- '(.)'|^option '(--[^']+)' requires/.exec(problem.gnu);
  if (lacksValue !== null) return `option ${lacksValue[2] ?? `-${lacksValue[1] ?? ''}`}: requires parameter`;
  const unknown = /option -- '(.)'|option '(--[^']+)'/.exec(problem.gnu);
  return `option ${unknown?.[2] ?? `-${unknown?.[1] ?? ''}`}: is unknown`;
}

/** `--no-silent` undoes an option in curl; the few that are written so have no effect worth keeping. */
const noPrefix = (arg: string) => (arg === '--no-keepalive' || arg === '--no-alpn' ? '--http1.1' : arg);

/** What is to be sent: the parts of all data options, joined by &. A string in an object is a complaint. */
export function* requestData(p: Proc, options: CurlOptions): Steps<Bytes | { missing: string } | undefined> {
  const parts: string[] = [];
  for (const { key, value = '' } of options.data()) {
    if (key === 'data-urlencode') parts.push(urlEncoded(value));
    else if (!value.startsWith('@') || key === 'data-raw') parts.push(utf8(value));
    else {
      const content = value === '@-' ? yield* p.readAll(0) : p.readFile(value.slice(1));
      if (isFail(content)) return { missing: value.slice(1) };
      parts.push(key === 'data' ? content.replace(/[\r\n]/g, '') : content);
    }
  }
  if (parts.length === 0) return undefined;
  return parts.join(options.has('json') ? '' : '&') as Bytes;
}

function urlEncoded(value: string): string {
  const equals = value.indexOf('=');
  const [name, text] = equals < 0 ? ['', value] : [value.slice(0, equals), value.slice(equals + 1)];
  return `${name === '' ? '' : `${name}=`}${percentEncoded(text)}`;
}

export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Base64 of bytes, for Authorization. */
export function base64(bytes: Bytes): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes.charCodeAt(i), bytes.charCodeAt(i + 1), bytes.charCodeAt(i + 2)];
    const bits = (a << 16) | ((Number.isNaN(b) ? 0 : b) << 8) | (Number.isNaN(c) ? 0 : c);
    const four = [18, 12, 6, 0].map((shift) => digits.charAt((bits >> shift) & 63)).join('');
    out +=
      i + 1 >= bytes.length ? `${four.slice(0, 2)}==` : i + 2 >= bytes.length ? `${four.slice(0, 3)}=` : four;
  }
  return out;
}
