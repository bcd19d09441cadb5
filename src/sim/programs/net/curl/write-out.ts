/** What `-w` can tell of a transfer. Times in ms. */
export interface Transfer {
  status: number;
  url: string;
  contentType: string;
  method: string;
  scheme: string;
  received: number;
  sent: number;
  headerSize: number;
  redirects: number;
  redirectUrl: string;
  remoteIp: string;
  remotePort: number;
  localIp: string;
  localPort: number;
  protocol: string;
  times: { lookUp: number; connect: number; firstByte: number; total: number };
  exitCode: number;
  error: string;
  connects: number;
}

export function newTransfer(url: string): Transfer {
  return {
    status: 0,
    url,
    contentType: '',
    method: 'GET',
    scheme: '',
    received: 0,
    sent: 0,
    headerSize: 0,
    redirects: 0,
    redirectUrl: '',
    remoteIp: '',
    remotePort: 0,
    localIp: '',
    localPort: 0,
    protocol: '0',
    times: { lookUp: 0, connect: 0, firstByte: 0, total: 0 },
    exitCode: 0,
    error: '',
    connects: 0,
  };
}

const seconds = (ms: number) => (ms / 1000).toFixed(6);
const rate = (bytes: number, ms: number) => String(ms <= 0 ? 0 : Math.floor((bytes * 1000) / ms));

const variables: Readonly<Record<string, (t: Transfer) => string>> = {
  content_type: (t) => t.contentType,
  errormsg: (t) => t.error,
  exitcode: (t) => String(t.exitCode),
  http_code: (t) => String(t.status).padStart(3, '0'),
  http_connect: () => '000',
  http_version: (t) => t.protocol,
  local_ip: (t) => t.localIp,
  local_port: (t) => String(t.localPort),
  method: (t) => t.method,
  num_connects: (t) => String(t.connects),
  num_redirects: (t) => String(t.redirects),
  redirect_url: (t) => t.redirectUrl,
  remote_ip: (t) => t.remoteIp,
  remote_port: (t) => String(t.remotePort),
  response_code: (t) => String(t.status).padStart(3, '0'),
  scheme: (t) => t.scheme.toUpperCase(),
  size_download: (t) => String(t.received),
  size_header: (t) => String(t.headerSize),
  size_upload: (t) => String(t.sent),
  speed_download: (t) => rate(t.received, t.times.total),
  speed_upload: (t) => rate(t.sent, t.times.total),
  time_appconnect: () => seconds(0),
  time_connect: (t) => seconds(t.times.connect),
  time_namelookup: (t) => seconds(t.times.lookUp),
  time_pretransfer: (t) => seconds(t.times.connect),
  time_redirect: () => seconds(0),
  time_starttransfer: (t) => seconds(t.times.firstByte),
  time_total: (t) => seconds(t.times.total),
  url: (t) => t.url,
  url_effective: (t) => t.url,
};

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The text of `-w FORMAT`. Unknown variables are left out, as curl does after a complaint. */
export function writeOut(format: string, transfer: Transfer): string {
  return format.replace(/%\{([^}]*)\}|%%|\\([ntr])|\\(.)/gs, (all, name?: string, escape?: string) => {
    if (name !== undefined) return variables[name]?.(transfer) ?? '';
    if (all === '%%') return '%';
    return escape === undefined ? all : (escapes[escape] ?? all);
  });
}
