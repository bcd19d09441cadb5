/** HTTP in Python: servers and clients over sockets, and what takes addresses apart. */
export const httpSources: Readonly<Record<string, string>> = {
  http: `class HTTPStatus:
    OK = 200
    CREATED = 201
    NO_CONTENT = 204
    MOVED_PERMANENTLY = 301
    FOUND = 302
    NOT_MODIFIED = 304
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    METHOD_NOT_ALLOWED = 405
    INTERNAL_SERVER_ERROR = 500
    NOT_IMPLEMENTED = 501
phrases = {200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict', 415: 'Unsupported Media Type', 418: "I'm a teapot", 422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout'}
class Headers:
    def __init__(self, rows=()):
        self.rows = list(rows)
    def get(self, name, default=None):
        for key, value in self.rows:
            if key.lower() == name.lower():
                return value
        return default
    def __getitem__(self, name):
        return self.get(name)
    def __contains__(self, name):
        return self.get(name) is not None
    def __iter__(self):
        return iter([key for key, value in self.rows])
    def items(self):
        return list(self.rows)
    def keys(self):
        return [key for key, value in self.rows]
    def __str__(self):
        return ''.join('%s: %s\\n' % row for row in self.rows) + '\\n'
def read_headers(rfile):
    rows = []
    while True:
        line = rfile.readline().decode().rstrip('\\r\\n')
        if not line:
            return Headers(rows)
        key, _, value = line.partition(':')
        rows.append((key, value.strip()))
`,
  'http.server': `import sys, time, socket, socketserver
from http import phrases, read_headers
class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = 1
class ThreadingHTTPServer(HTTPServer):
    daemon_threads = True
class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    server_version = 'BaseHTTP/0.6'
    sys_version = 'Python/' + sys.version.split()[0]
    protocol_version = 'HTTP/1.0'
    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()
    def handle_one_request(self):
        line = self.rfile.readline().decode()
        if not line:
            self.close_connection = True
            return
        self.requestline = line.rstrip('\\r\\n')
        words = self.requestline.split()
        if len(words) < 2:
            self.request_version = 'HTTP/0.9'
            self.command = None
            self.send_error(400, 'Bad request syntax (%r)' % self.requestline)
            return
        self.command, self.path = words[0], words[1]
        self.request_version = words[2] if len(words) > 2 else 'HTTP/0.9'
        self.headers = read_headers(self.rfile)
        wish = (self.headers.get('Connection') or '').lower()
        self.close_connection = not (wish != 'close' and self.request_version == 'HTTP/1.1' and self.protocol_version == 'HTTP/1.1')
        method = getattr(self, 'do_' + self.command, None)
        self._head = []
        if method is None:
            self.send_error(501, 'Unsupported method (%r)' % self.command)
            return
        method()
    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())
    def send_response_only(self, code, message=None):
        if message is None:
            message = phrases.get(int(code), '')
        self._head = ['%s %d %s\\r\\n' % (self.protocol_version, code, message)]
    def send_header(self, name, value):
        self._head.append('%s: %s\\r\\n' % (name, value))
    def end_headers(self):
        self._head.append('\\r\\n')
        self.wfile.write(''.join(self._head).encode())
        self._head = []
    def send_error(self, code, message=None, explain=None):
        message = message or phrases.get(code, '')
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = '<!DOCTYPE HTML>\\n<html lang="en">\\n    <head>\\n        <meta charset="utf-8">\\n        <title>Error response</title>\\n    </head>\\n    <body>\\n        <h1>Error response</h1>\\n        <p>Error code: %d</p>\\n        <p>Message: %s.</p>\\n    </body>\\n</html>\\n' % (code, message)
        self.send_header('Content-Type', 'text/html;charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body.encode())
    def log_request(self, code='-', size='-'):
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))
    def log_error(self, format, *args):
        self.log_message(format, *args)
    def log_message(self, format, *args):
        sys.stderr.write('%s - - [%s] %s\\n' % (self.client_address[0], self.log_date_time_string(), format % args))
    def address_string(self):
        return self.client_address[0]
    def version_string(self):
        return self.server_version + ' ' + self.sys_version
    def date_time_string(self, timestamp=None):
        return time.strftime('%a, %d %b %Y %H:%M:%S GMT')
    def log_date_time_string(self):
        return time.strftime('%d/%b/%Y %H:%M:%S')
`,
  'http.client': `import socket
from http import read_headers
class HTTPException(Exception):
    pass
class HTTPResponse:
    def __init__(self, rfile):
        line = rfile.readline().decode()
        if not line:
            raise ConnectionResetError(104, 'Connection reset by peer')
        words = line.rstrip().split(' ', 2)
        self.status = int(words[1])
        self.reason = words[2] if len(words) > 2 else ''
        self.headers = read_headers(rfile)
        length = self.headers.get('Content-Length')
        if (self.headers.get('Transfer-Encoding') or '').lower() == 'chunked':
            self._body = b''
            while True:
                size = int(rfile.readline().decode().strip() or '0', 16)
                part = rfile.read(size)
                rfile.readline()
                if size == 0:
                    break
                self._body += part
        elif length is not None:
            self._body = rfile.read(int(length))
        else:
            self._body = rfile.read()
    def getheader(self, name, default=None):
        return self.headers.get(name, default)
    def read(self, size=-1):
        data, self._body = self._body, b''
        return data
class HTTPConnection:
    def __init__(self, host, port=None, timeout=None):
        if port is None and ':' in host:
            host, port = host.split(':')
        self.host = host
        self.port = int(port or 80)
        self.timeout = timeout
        self.sock = None
    def request(self, method, url, body=None, headers={}):
        self.sock = socket.create_connection((self.host, self.port), self.timeout)
        if isinstance(body, str):
            body = body.encode()
        name = self.host if self.port == 80 else '%s:%d' % (self.host, self.port)
        rows = {'Host': name, 'Accept-Encoding': 'identity', 'Connection': 'close'}
        rows.update(headers)
        if body is not None:
            rows['Content-Length'] = str(len(body))
        head = '%s %s HTTP/1.1\\r\\n' % (method, url) + ''.join('%s: %s\\r\\n' % row for row in rows.items()) + '\\r\\n'
        self.sock.sendall(head.encode() + (body or b''))
    def getresponse(self):
        response = HTTPResponse(self.sock.makefile('rb'))
        self.sock.close()
        return response
    def close(self):
        pass
`,
  urllib: '',
  'urllib.parse': `def quote(text, safe='/'):
    out = ''
    for code in text.encode():
        char = chr(code)
        out += char if char.isalnum() and code < 128 or char in '_.-~' + safe else '%%%02X' % code
    return out
def quote_plus(text, safe=''):
    return quote(text, safe + ' ').replace(' ', '+')
def unquote(text):
    parts = text.split('%')
    out = parts[0].encode()
    for part in parts[1:]:
        out += bytes([int(part[:2], 16)]) + part[2:].encode()
    return out.decode()
def unquote_plus(text):
    return unquote(text.replace('+', ' '))
def urlencode(query):
    rows = query.items() if hasattr(query, 'items') else query
    return '&'.join(quote_plus(str(k)) + '=' + quote_plus(str(v)) for k, v in rows)
def parse_qsl(text):
    return [(unquote_plus(p.partition('=')[0]), unquote_plus(p.partition('=')[2])) for p in text.split('&') if p]
def parse_qs(text):
    out = {}
    for key, value in parse_qsl(text):
        out.setdefault(key, []).append(value)
    return out
class ParseResult:
    def __init__(self, scheme, netloc, path, query, fragment):
        self.scheme, self.netloc, self.path, self.query, self.fragment = scheme, netloc, path, query, fragment
        self.params = ''
        host = netloc.rpartition('@')[2]
        self.hostname = host.partition(':')[0] or None
        self.port = int(host.partition(':')[2]) if ':' in host else None
    def geturl(self):
        return (self.scheme + '://' if self.scheme else '') + self.netloc + self.path + ('?' + self.query if self.query else '')
def urlparse(url):
    scheme, rest = '', url
    if '://' in url:
        scheme, _, rest = url.partition('://')
        at = len(rest)
        for sign in '/?#':
            if sign in rest:
                at = min(at, rest.index(sign))
        netloc, rest = rest[:at], rest[at:]
    else:
        netloc = ''
    rest, _, fragment = rest.partition('#')
    path, _, query = rest.partition('?')
    return ParseResult(scheme, netloc, path, query, fragment)
urlsplit = urlparse
def urljoin(base, url):
    if '://' in url:
        return url
    b = urlparse(base)
    if url.startswith('/'):
        return b.scheme + '://' + b.netloc + url
    return b.scheme + '://' + b.netloc + b.path.rpartition('/')[0] + '/' + url
`,
  'urllib.error': `class URLError(OSError):
    def __init__(self, reason):
        self.args = (reason,)
        self.reason = reason
    def __str__(self):
        return '<urlopen error %s>' % self.reason
class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        self.url, self.code, self.msg, self.headers, self.fp = url, code, msg, hdrs, fp
        self.reason = msg
    def read(self):
        return self.fp.read()
    def __str__(self):
        return 'HTTP Error %s: %s' % (self.code, self.msg)
`,
  'urllib.request': `from http.client import HTTPConnection
from urllib.parse import urlparse
from urllib.error import URLError, HTTPError
class Request:
    def __init__(self, url, data=None, headers={}, method=None):
        self.full_url, self.data, self.headers = url, data, dict(headers)
        self.method = method or ('POST' if data is not None else 'GET')
class _Response:
    def __init__(self, inner, url):
        self._inner, self.url = inner, url
        self.status = self.code = inner.status
        self.headers = inner.headers
    def read(self):
        return self._inner.read()
    def getcode(self):
        return self.status
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
def urlopen(url, data=None, timeout=None):
    asked = url if isinstance(url, Request) else Request(url, data)
    at = urlparse(asked.full_url)
    if at.scheme not in ('http', 'https'):
        raise ValueError('unknown url type: %r' % asked.full_url)
    c = HTTPConnection(at.hostname, at.port or 80, timeout)
    try:
        c.request(asked.method, (at.path or '/') + ('?' + at.query if at.query else ''), asked.data, asked.headers)
    except OSError as e:
        raise URLError(e) from None
    answer = c.getresponse()
    if answer.status >= 400:
        raise HTTPError(asked.full_url, answer.status, answer.reason, answer.headers, answer)
    return _Response(answer, asked.full_url)
`,
};
