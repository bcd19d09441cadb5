import type { Bytes } from '#sim/base/bytes';
import { utf8 } from '#sim/base/bytes';

/** nginx's words for statuses, in headers and pages (src/http/ngx_http_special_response.c). */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Moved Temporarily',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  408: 'Request Time-out',
  413: 'Request Entity Too Large',
  418: '',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

const titles: Readonly<Record<number, string>> = { 302: 'Found' };

export function reasonOf(status: number): string {
  return reasons[status] ?? '';
}

/** What the pages and the Server header call it: `nginx/1.29.3`, or just `nginx` with server_tokens off. */
export function serverName(version: string, showVersion: boolean): string {
  return showVersion ? `nginx/${version}` : 'nginx';
}

/** The page that nginx makes itself for a status. */
export function errorPage(status: number, server: string): Bytes {
  const title = `${status} ${titles[status] ?? reasons[status] ?? ''}`.trim();
  return utf8(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
      `<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`,
  );
}
