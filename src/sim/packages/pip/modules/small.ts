/** Small packages: path → text, by the package's normal name. */
export const small: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  werkzeug: {
    'werkzeug/__init__.py': `__version__ = '@VERSION@'\n`,
    'werkzeug/exceptions.py': `from flask.app import HTTPException\nclass NotFound(HTTPException):\n    def __init__(self, description=None):\n        super().__init__(404, description)\nclass BadRequest(HTTPException):\n    def __init__(self, description=None):\n        super().__init__(400, description)\n`,
    'werkzeug/utils.py': `import re\ndef secure_filename(name):\n    return re.sub('[^A-Za-z0-9_.-]', '_', name.replace('/', ' ').strip()).strip('._')\n`,
  },
  jinja2: {
    'jinja2/__init__.py': `__version__ = '@VERSION@'
class Template:
    def __init__(self, text):
        self.text = text
    def render(self, **names):
        from flask.templating import render_text
        return render_text(self.text, names)
`,
  },
  markupsafe: {
    'markupsafe/__init__.py': `__version__ = '@VERSION@'
class Markup:
    def __init__(self, text=''):
        self.text = str(text)
    def __str__(self):
        return self.text
    def __repr__(self):
        return 'Markup(%r)' % self.text
    def __add__(self, other):
        return Markup(self.text + str(escape(other)))
    def __html__(self):
        return self.text
    def __format__(self, spec):
        return self.text
def escape(text):
    if isinstance(text, Markup):
        return text
    return Markup(str(text).replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;').replace("'", '&#39;').replace('"', '&#34;'))
`,
  },
  itsdangerous: { 'itsdangerous/__init__.py': `__version__ = '@VERSION@'\n` },
  blinker: { 'blinker/__init__.py': `__version__ = '@VERSION@'\n` },
  click: {
    'click/__init__.py': `__version__ = '@VERSION@'\nfrom builtins import print as _print\ndef echo(text='', err=False):\n    import sys\n    (sys.stderr if err else sys.stdout).write(str(text) + '\\n')\n`,
  },
  'flask-cors': {
    'flask_cors/__init__.py': `def CORS(app=None, **kw):
    if app is not None:
        @app.after_request
        def allow(response):
            response.headers['Access-Control-Allow-Origin'] = '*'
            return response
    return app
def cross_origin(**kw):
    def decorate(fn):
        return fn
    return decorate
`,
  },
  'python-dotenv': {
    'dotenv/__init__.py': `import os
def dotenv_values(path='.env'):
    out = {}
    if not os.path.exists(path):
        return out
    with open(path) as f:
        for line in f:
            line = line.strip()
            if not line or line.startswith('#') or '=' not in line:
                continue
            key, _, value = line.replace('export ', '').partition('=')
            out[key.strip()] = value.strip().strip('"\\'')
    return out
def load_dotenv(path='.env', override=False, **kw):
    rows = dotenv_values(path)
    for key, value in rows.items():
        if override or key not in os.environ:
            os.environ[key] = value
    return bool(rows)
`,
  },
  redis: {
    'redis/__init__.py': `from redis.client import Redis, StrictRedis
from redis.exceptions import ConnectionError, TimeoutError, ResponseError, RedisError, AuthenticationError
import redis.exceptions as exceptions
from_url = Redis.from_url
__version__ = '@VERSION@'
`,
    'redis/exceptions.py': `class RedisError(Exception):
    pass
class ConnectionError(RedisError):
    pass
class TimeoutError(RedisError):
    pass
class AuthenticationError(ConnectionError):
    pass
class BusyLoadingError(ConnectionError):
    pass
class ResponseError(RedisError):
    pass
`,
    'redis/client.py': `import socket
from urllib.parse import urlparse
from redis.exceptions import ConnectionError, ResponseError, AuthenticationError, TimeoutError
class Redis:
    def __init__(self, host='localhost', port=6379, db=0, password=None, socket_timeout=None, decode_responses=False, username=None, **kw):
        self.host, self.port, self.db, self.password = host, int(port), int(db), password
        self.decode, self.timeout = decode_responses, socket_timeout
        self._sock = None
    @classmethod
    def from_url(cls, url, **kw):
        at = urlparse(url)
        password = at.netloc.rpartition('@')[0].partition(':')[2] or None
        return cls(at.hostname or 'localhost', at.port or 6379, int(at.path.strip('/') or 0), password, **kw)
    def _connect(self):
        try:
            self._sock = socket.create_connection((self.host, self.port), self.timeout)
        except OSError as e:
            number = e.errno
            raise ConnectionError('Error %s connecting to %s:%d. %s.' % (number, self.host, self.port, e.args[1] if len(e.args) > 1 else e)) from None
        self._file = self._sock.makefile('rb')
        if self.password is not None:
            self._ask(('AUTH', self.password))
        if self.db:
            self._ask(('SELECT', self.db))
    def _ask(self, args):
        out = b'*%d\\r\\n' % len(args)
        for one in args:
            data = one if isinstance(one, bytes) else str(one).encode()
            out += b'$%d\\r\\n' % len(data) + data + b'\\r\\n'
        self._sock.sendall(out)
        return self._answer()
    def _answer(self):
        line = self._file.readline()
        if not line:
            self._sock = None
            raise ConnectionError('Connection closed by server.')
        kind, rest = line[:1], line[1:].strip()
        if kind == b'-':
            text = rest.decode()
            if text.startswith('NOAUTH'):
                raise AuthenticationError('Authentication required.')
            raise ResponseError(text.replace('ERR ', '', 1))
        if kind == b':':
            return int(rest)
        if kind == b'+':
            return rest.decode() if rest == b'OK' or rest == b'PONG' else self._give(rest)
        if kind == b'$':
            size = int(rest)
            if size < 0:
                return None
            data = self._file.read(size + 2)[:size]
            return self._give(data)
        count = int(rest)
        return None if count < 0 else [self._answer() for i in range(count)]
    def _give(self, data):
        return data.decode() if self.decode else data
    def execute_command(self, *args, **kw):
        if self._sock is None:
            self._connect()
        try:
            return self._ask(args)
        except OSError as e:
            self._sock = None
            raise ConnectionError('Error while reading from %s:%d : %s' % (self.host, self.port, e)) from None
    def ping(self):
        return self.execute_command('PING') == 'PONG'
    def get(self, name):
        return self.execute_command('GET', name)
    def set(self, name, value, ex=None, px=None, nx=False, xx=False):
        args = ['SET', name, value]
        if ex is not None:
            args += ['EX', ex]
        if px is not None:
            args += ['PX', px]
        if nx:
            args.append('NX')
        return self.execute_command(*args) == 'OK' or None
    def setex(self, name, seconds, value):
        return self.execute_command('SETEX', name, seconds, value) == 'OK'
    def incr(self, name, amount=1):
        return self.execute_command('INCRBY', name, amount)
    incrby = incr
    def decr(self, name, amount=1):
        return self.execute_command('DECRBY', name, amount)
    def delete(self, *names):
        return self.execute_command('DEL', *names)
    def exists(self, *names):
        return self.execute_command('EXISTS', *names)
    def expire(self, name, seconds):
        return bool(self.execute_command('EXPIRE', name, seconds))
    def ttl(self, name):
        return self.execute_command('TTL', name)
    def keys(self, pattern='*'):
        return self.execute_command('KEYS', pattern)
    def append(self, name, value):
        return self.execute_command('APPEND', name, value)
    def lpush(self, name, *values):
        return self.execute_command('LPUSH', name, *values)
    def rpush(self, name, *values):
        return self.execute_command('RPUSH', name, *values)
    def lpop(self, name):
        return self.execute_command('LPOP', name)
    def rpop(self, name):
        return self.execute_command('RPOP', name)
    def lrange(self, name, start, end):
        return self.execute_command('LRANGE', name, start, end)
    def llen(self, name):
        return self.execute_command('LLEN', name)
    def sadd(self, name, *values):
        return self.execute_command('SADD', name, *values)
    def smembers(self, name):
        return set(self.execute_command('SMEMBERS', name))
    def hset(self, name, key=None, value=None, mapping=None):
        args = [] if key is None else [key, value]
        for k, v in (mapping or {}).items():
            args += [k, v]
        return self.execute_command('HSET', name, *args)
    def hget(self, name, key):
        return self.execute_command('HGET', name, key)
    def hgetall(self, name):
        rows = self.execute_command('HGETALL', name)
        return {rows[i]: rows[i + 1] for i in range(0, len(rows), 2)}
    def hincrby(self, name, key, amount=1):
        return self.execute_command('HINCRBY', name, key, amount)
    def mget(self, *names):
        return self.execute_command('MGET', *names)
    def publish(self, channel, message):
        return self.execute_command('PUBLISH', channel, message)
    def flushdb(self):
        return self.execute_command('FLUSHDB') == 'OK'
    def flushall(self):
        return self.execute_command('FLUSHALL') == 'OK'
    def dbsize(self):
        return self.execute_command('DBSIZE')
    def close(self):
        if self._sock is not None:
            self._sock.close()
            self._sock = None
    def __getitem__(self, name):
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value
    def __setitem__(self, name, value):
        self.set(name, value)
StrictRedis = Redis
`,
  },
  requests: {
    'requests/__init__.py': `import json as _json
from http.client import HTTPConnection
from urllib.parse import urlparse, urlencode, urljoin
__version__ = '@VERSION@'
class RequestException(OSError):
    pass
class ConnectionError(RequestException):
    pass
class Timeout(RequestException):
    pass
class HTTPError(RequestException):
    pass
class _Exceptions:
    pass
exceptions = _Exceptions()
exceptions.RequestException, exceptions.ConnectionError, exceptions.Timeout, exceptions.HTTPError = RequestException, ConnectionError, Timeout, HTTPError
class Response:
    def __init__(self, inner, url):
        self.status_code, self.reason, self.url = inner.status, inner.reason, url
        self.headers = dict(inner.headers.items())
        self.content = inner.read()
        self.ok = self.status_code < 400
        self.encoding = 'utf-8'
    @property
    def text(self):
        return self.content.decode()
    def json(self):
        return _json.loads(self.text)
    def raise_for_status(self):
        if not self.ok:
            raise HTTPError('%d %s Error: %s for url: %s' % (self.status_code, 'Client' if self.status_code < 500 else 'Server', self.reason, self.url))
    def __repr__(self):
        return '<Response [%d]>' % self.status_code
def request(method, url, params=None, data=None, json=None, headers=None, timeout=None, **kw):
    rows = {'User-Agent': 'python-requests/' + __version__, 'Accept': '*/*'}
    body = None
    if json is not None:
        body, rows['Content-Type'] = _json.dumps(json), 'application/json'
    elif isinstance(data, dict):
        body, rows['Content-Type'] = urlencode(data), 'application/x-www-form-urlencoded'
    elif data is not None:
        body = data
    rows.update(headers or {})
    if params:
        url += ('&' if '?' in url else '?') + urlencode(params)
    for turn in range(10):
        at = urlparse(url)
        if not at.scheme:
            raise ValueError("Invalid URL %r: No scheme supplied. Perhaps you meant https://%s?" % (url, url))
        c = HTTPConnection(at.hostname, at.port or 80, timeout)
        target = (at.path or '/') + ('?' + at.query if at.query else '')
        try:
            c.request(method, target, body, rows)
            answer = Response(c.getresponse(), url)
        except OSError as e:
            raise ConnectionError("HTTPConnectionPool(host='%s', port=%d): Max retries exceeded with url: %s (Caused by NewConnectionError('Failed to establish a new connection: %s'))" % (at.hostname, at.port or 80, target, e)) from None
        location = answer.headers.get('Location')
        if answer.status_code not in (301, 302, 303, 307, 308) or location is None:
            return answer
        url = urljoin(url, location)
    return answer
def get(url, **kw):
    return request('GET', url, **kw)
def post(url, data=None, json=None, **kw):
    return request('POST', url, data=data, json=json, **kw)
def put(url, data=None, **kw):
    return request('PUT', url, data=data, **kw)
def delete(url, **kw):
    return request('DELETE', url, **kw)
def head(url, **kw):
    return request('HEAD', url, **kw)
class Session:
    def __init__(self):
        self.headers = {}
    def get(self, url, **kw):
        return get(url, **kw)
    def post(self, url, **kw):
        return post(url, **kw)
`,
  },
  gunicorn: {
    'gunicorn/__init__.py': `__version__ = '@VERSION@'\n`,
    'gunicorn/app/__init__.py': '',
    'gunicorn/app/wsgiapp.py': `import os, sys, socket, time
import gunicorn
def main():
    args, bind, spec = sys.argv[1:], '127.0.0.1:8000', None
    workers = 1
    access = None
    while args:
        arg = args.pop(0)
        name, _, value = arg.partition('=')
        if name in ('-b', '--bind'):
            bind = value or args.pop(0)
        elif name in ('-w', '--workers'):
            workers = int(value or args.pop(0))
        elif name == '--access-logfile':
            access = value or args.pop(0)
        elif name in ('-k', '--worker-class', '-t', '--timeout', '--threads', '--log-level', '--error-logfile', '-c', '--config'):
            value or args.pop(0)
        elif name in ('--reload', '--preload'):
            pass
        elif name.startswith('-'):
            sys.exit('usage: gunicorn [OPTIONS] [APP_MODULE]\\ngunicorn: error: unrecognized arguments: ' + arg)
        else:
            spec = arg
    if spec is None:
        sys.exit('usage: gunicorn [OPTIONS] [APP_MODULE]\\ngunicorn: error: No application module specified.')
    def say(text):
        sys.stderr.write('[%s +0000] [%d] [INFO] %s\\n' % (time.strftime('%Y-%m-%d %H:%M:%S'), os.getpid(), text))
    host, _, port = bind.rpartition(':')
    say('Starting gunicorn ' + gunicorn.__version__)
    listener = socket.create_server((host or '0.0.0.0', int(port)))
    say('Listening at: http://%s:%s (%d)' % (host or '0.0.0.0', port, os.getpid()))
    say('Using worker: sync')
    say('Booting worker with pid: %d' % (os.getpid() + 6))
    from flask.cli import load
    app = load(spec)
    def log(ip, line, made):
        if access is not None:
            sys.stdout.write('%s - - [%s +0000] "%s" %d %d "-" "-"\\n' % (ip, time.strftime('%d/%b/%Y:%H:%M:%S'), line, made.status_code, len(made.data)))
            sys.stdout.flush()
    while True:
        connection, client = listener.accept()
        app.serve_one(connection, client, 'gunicorn', log)
`,
  },
  cowsay: {
    'cowsay/__init__.py': `def get_output_string(char, text):
    line = '_' * (len(text) + 2)
    return '\\n'.join(['  ' + line, '| ' + text + ' |', '  ' + '=' * (len(text) + 2), ' ' * (len(text) + 4) + '\\\\', ' ' * (len(text) + 5) + '\\\\', ' ' * (len(text) + 6) + '^__^', ' ' * (len(text) + 6) + '(oo)\\\\_______', ' ' * (len(text) + 6) + '(__)\\\\       )\\\\/\\\\', ' ' * (len(text) + 10) + '||----w |', ' ' * (len(text) + 10) + '||     ||'])
def cow(text):
    print(get_output_string('cow', text))
`,
    'cowsay/main.py': `import sys, cowsay\ndef main():\n    cowsay.cow(' '.join(sys.argv[1:]).replace('-t ', ''))\n`,
  },
  six: { 'six.py': `PY2, PY3 = False, True\nstring_types = (str,)\ntext_type = str\n` },
};
