/** flask/app.py: applications, requests, responses, the development server. */
export const flaskApp = `import os, sys, socket, time, json as _json
from http import phrases, read_headers, Headers
from urllib.parse import parse_qsl, unquote, urlencode
import flask.globals as _globals
import werkzeug
class HTTPException(Exception):
    def __init__(self, code, description=None):
        self.code = code
        self.name = phrases.get(code, '')
        self.description = description or _descriptions.get(code, self.name)
        self.args = (self.description,)
    def __str__(self):
        return '%d %s: %s' % (self.code, self.name, self.description)
_descriptions = {404: 'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.', 405: 'The method is not allowed for the requested URL.', 500: 'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.', 400: 'The browser (or proxy) sent a request that this server could not understand.', 415: "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."}
class Args(dict):
    def getlist(self, name):
        return self._lists.get(name, [])
def _args(text):
    out = Args()
    lists = {}
    for key, value in parse_qsl(text):
        out.setdefault(key, value)
        lists.setdefault(key, []).append(value)
    out._lists = lists
    return out
class Request:
    def __init__(self, method, target, headers, body, client):
        self.method, self.headers, self.data, self.remote_addr = method, headers, body, client
        path, _, query = target.partition('?')
        self.path = unquote(path)
        self.full_path = target if query else target + '?'
        self.query_string = query.encode()
        self.args = _args(query)
        self.host = headers.get('Host') or 'localhost'
        self.host_url = 'http://' + self.host + '/'
        self.base_url = 'http://' + self.host + path
        self.url = 'http://' + self.host + target
        self.url_root = self.host_url
        self.scheme = 'http'
        self.content_type = headers.get('Content-Type')
        self.mimetype = (self.content_type or '').split(';')[0]
        self.user_agent = headers.get('User-Agent')
        self.is_json = 'json' in self.mimetype
        self.form = _args(body.decode()) if 'urlencoded' in self.mimetype else Args()
        self.values = Args()
        self.values.update(self.args)
        self.values.update(self.form)
        self.files = {}
        self.cookies = {}
        for pair in (headers.get('Cookie') or '').split(';'):
            key, _, value = pair.strip().partition('=')
            if key:
                self.cookies[key] = value
        self.view_args = {}
        self.endpoint = None
    def get_data(self, as_text=False, **kw):
        return self.data.decode() if as_text else self.data
    def get_json(self, force=False, silent=False, **kw):
        if not self.is_json and not force:
            if silent:
                return None
            raise HTTPException(415)
        try:
            return _json.loads(self.data.decode())
        except ValueError:
            if silent:
                return None
            raise HTTPException(400)
    @property
    def json(self):
        return self.get_json()
class Response:
    def __init__(self, response='', status=200, headers=None, mimetype=None, content_type=None):
        self.data = response.encode() if isinstance(response, str) else (response if isinstance(response, bytes) else ''.join(response).encode())
        self.status_code = int(str(status).split()[0])
        self.headers = {'Content-Type': content_type or _charset(mimetype or 'text/html')}
        self.cookies = []
        for key, value in dict(headers or {}).items():
            self.headers[key] = str(value)
    def set_cookie(self, key, value='', max_age=None, **kw):
        self.cookies.append('%s=%s%s; Path=/' % (key, value, '; Max-Age=%d' % max_age if max_age else ''))
    def get_data(self, as_text=False):
        return self.data.decode() if as_text else self.data
    def get_json(self):
        return _json.loads(self.data.decode())
def _charset(kind):
    return kind + '; charset=utf-8' if kind.startswith('text/') else kind
def make_response(*args):
    value = args[0] if len(args) == 1 else args
    status, headers = None, None
    if isinstance(value, tuple):
        if len(value) == 3:
            value, status, headers = value
        elif isinstance(value[1], (dict, list)):
            value, headers = value
        else:
            value, status = value
    if isinstance(value, Response):
        made = value
    elif isinstance(value, (dict, list)):
        from flask.json import jsonify
        made = jsonify(value)
    elif isinstance(value, (str, bytes)):
        made = Response(value)
    elif value is None:
        raise TypeError("The view function for '%s' did not return a valid response. The function either returned None or ended without a return statement." % (_globals.request._now.endpoint,))
    elif hasattr(value, '__str__') and type(value).__name__ == 'Markup':
        made = Response(str(value))
    else:
        raise TypeError("The view function did not return a valid response. The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable, but it was a %s." % type(value).__name__)
    if status is not None:
        made.status_code = int(str(status).split()[0])
    for key, value in dict(headers or {}).items():
        made.headers[key] = str(value)
    return made
def abort(code, description=None, *args, **kw):
    raise HTTPException(code, description)
def redirect(location, code=302):
    body = '<!doctype html>\\n<html lang=en>\\n<title>Redirecting...</title>\\n<h1>Redirecting...</h1>\\n<p>You should be redirected automatically to the target URL: <a href="%s">%s</a>. If not, click the link.\\n' % (location, location)
    return Response(body, code, {'Location': location})
def url_for(endpoint, **values):
    app = _globals.current_app._now
    if endpoint == 'static':
        return '/static/' + values['filename']
    for rule in app.rules:
        if rule['endpoint'] == endpoint:
            out, rest = [], dict(values)
            for part in rule['rule'].split('/'):
                if part.startswith('<'):
                    name = part.strip('<>').rpartition(':')[2]
                    out.append(str(rest.pop(name)))
                else:
                    out.append(part)
            return '/'.join(out) + ('?' + urlencode(rest) if rest else '')
    raise RuntimeError("Could not build url for endpoint '%s'." % endpoint)
_types = {'html': 'text/html', 'css': 'text/css', 'js': 'text/javascript', 'json': 'application/json', 'txt': 'text/plain', 'png': 'image/png', 'jpg': 'image/jpeg', 'svg': 'image/svg+xml', 'ico': 'image/vnd.microsoft.icon'}
def send_file(path, mimetype=None, **kw):
    if not os.path.isfile(path):
        raise HTTPException(404)
    with open(path, 'rb') as f:
        return Response(f.read(), mimetype=mimetype or _types.get(path.rpartition('.')[2], 'application/octet-stream'))
def send_from_directory(directory, name, **kw):
    if '..' in name:
        raise HTTPException(404)
    return send_file(os.path.join(directory, name))
_flashed = []
def flash(message, category='message'):
    _flashed.append(message)
def get_flashed_messages(**kw):
    out = list(_flashed)
    _flashed.clear()
    return out
class Config(dict):
    def from_object(self, thing):
        for key in dir(thing):
            if key.isupper():
                self[key] = getattr(thing, key)
    def from_mapping(self, *args, **kw):
        self.update(*args, **kw)
    def from_prefixed_env(self, prefix='FLASK'):
        for key, value in os.environ.items():
            if key.startswith(prefix + '_'):
                self[key[len(prefix) + 1:]] = value
class Logger:
    def _say(self, level, message, args):
        sys.stderr.write('[%s] %s in app: %s\\n' % (time.strftime('%Y-%m-%d %H:%M:%S,000'), level, str(message) % args if args else message))
    def debug(self, message, *args):
        pass
    def info(self, message, *args):
        if _globals.current_app._now is not None and _globals.current_app._now.debug:
            self._say('INFO', message, args)
    def warning(self, message, *args):
        self._say('WARNING', message, args)
    def error(self, message, *args, **kw):
        self._say('ERROR', message, args)
    exception = error
class Flask:
    def __init__(self, import_name, static_folder='static', template_folder='templates', static_url_path=None, **kw):
        self.import_name = self.name = import_name
        main = sys.modules.get(import_name)
        file = getattr(main, '__file__', None) if main is not None else None
        if import_name == '__main__':
            file = sys.argv[0] or None
            self.name = os.path.splitext(os.path.basename(file))[0] if file else 'app'
        self.root_path = os.path.dirname(os.path.abspath(file)) if file else os.getcwd()
        self.static_folder, self.template_folder = static_folder, template_folder
        self.static_url_path = static_url_path if static_url_path is not None else '/static'
        self.config = Config(DEBUG=False, TESTING=False, SECRET_KEY=None)
        self.rules, self.errors, self.before, self.after, self.extensions = [], {}, [], [], {}
        self.debug = (os.environ.get('FLASK_DEBUG') or '0') not in ('0', '', 'false')
        self.secret_key = None
        self.logger = Logger()
        self.url_map = self.rules
        _globals.current_app._now = self
    def add_url_rule(self, rule, endpoint=None, view_func=None, methods=None, **options):
        parts = []
        for part in rule.split('/'):
            if part.startswith('<') and part.endswith('>'):
                kind, _, name = part[1:-1].rpartition(':')
                parts.append((kind or 'string', name))
            else:
                parts.append(part)
        self.rules.append({'rule': rule, 'parts': parts, 'endpoint': endpoint or view_func.__name__, 'view': view_func, 'methods': [m.upper() for m in methods or ['GET']]})
    def route(self, rule, **options):
        def decorate(fn):
            self.add_url_rule(rule, options.pop('endpoint', None), fn, **options)
            return fn
        return decorate
    def get(self, rule, **options):
        return self.route(rule, methods=['GET'], **options)
    def post(self, rule, **options):
        return self.route(rule, methods=['POST'], **options)
    def put(self, rule, **options):
        return self.route(rule, methods=['PUT'], **options)
    def delete(self, rule, **options):
        return self.route(rule, methods=['DELETE'], **options)
    def errorhandler(self, code):
        def decorate(fn):
            self.errors[code] = fn
            return fn
        return decorate
    def register_error_handler(self, code, fn):
        self.errors[code] = fn
    def before_request(self, fn):
        self.before.append(fn)
        return fn
    def after_request(self, fn):
        self.after.append(fn)
        return fn
    def teardown_appcontext(self, fn):
        return fn
    def context_processor(self, fn):
        return fn
    def cli_command(self, fn):
        return fn
    def register_blueprint(self, blueprint, url_prefix=None, **kw):
        prefix = url_prefix if url_prefix is not None else blueprint.url_prefix
        for rule, fn, options in blueprint.rules:
            self.add_url_rule((prefix + rule) or '/', blueprint.name + '.' + fn.__name__, fn, **options)
    def app_context(self):
        return self
    def __enter__(self):
        _globals.current_app._now = self
        return self
    def __exit__(self, *args):
        pass
    def _match(self, rule, path):
        values, want = {}, path.split('/')
        parts = rule['parts']
        for i, part in enumerate(parts):
            if isinstance(part, tuple):
                kind, name = part
                if kind == 'path' and len(want) > i:
                    values[name] = '/'.join(want[i:])
                    return values
                if i >= len(want) or want[i] == '':
                    return None
                if kind == 'int':
                    if not want[i].isdigit():
                        return None
                    values[name] = int(want[i])
                elif kind == 'float':
                    values[name] = float(want[i])
                else:
                    values[name] = want[i]
            elif i >= len(want) or want[i] != part:
                return None
        return values if len(want) == len(parts) else None
    def dispatch(self, request):
        allowed = []
        for rule in self.rules:
            values = self._match(rule, request.path)
            if values is None:
                continue
            allowed.extend(rule['methods'])
            if request.method in rule['methods'] or (request.method == 'HEAD' and 'GET' in rule['methods']):
                request.endpoint, request.view_args = rule['endpoint'], values
                for fn in self.before:
                    early = fn()
                    if early is not None:
                        return make_response(early)
                return make_response(rule['view'](**values))
            if request.method == 'OPTIONS':
                return Response('', 200, {'Allow': ', '.join(sorted(set(allowed + ['HEAD', 'OPTIONS'])))})
        if allowed:
            raise HTTPException(405)
        base = self.static_url_path + '/'
        if self.static_folder and request.path.startswith(base):
            return send_from_directory(os.path.join(self.root_path, self.static_folder), request.path[len(base):])
        for rule in self.rules:
            if rule['rule'] == request.path + '/':
                return redirect(request.path + '/', 308)
        raise HTTPException(404)
    def respond(self, request):
        _globals.request._now = request
        _globals.current_app._now = self
        try:
            made = self.dispatch(request)
        except HTTPException as e:
            handler = self.errors.get(e.code)
            if handler is not None:
                made = make_response(handler(e))
                if made.status_code == 200:
                    made.status_code = e.code
            else:
                made = Response('<!doctype html>\\n<html lang=en>\\n<title>%d %s</title>\\n<h1>%s</h1>\\n<p>%s</p>\\n' % (e.code, e.name, e.name, e.description), e.code)
        except Exception as e:
            for kind, handler in self.errors.items():
                if kind == 500 or (not isinstance(kind, int) and isinstance(e, kind)):
                    made = make_response(handler(e))
                    if made.status_code == 200:
                        made.status_code = 500
                    break
            else:
                self.logger.error('Exception on %s [%s]', request.path, request.method)
                import traceback
                traceback.print_exc()
                made = Response('<!doctype html>\\n<html lang=en>\\n<title>500 Internal Server Error</title>\\n<h1>Internal Server Error</h1>\\n<p>%s</p>\\n' % _descriptions[500], 500)
        for fn in self.after:
            made = fn(made) or made
        return made
    def serve_one(self, connection, client, server, log):
        rfile = connection.makefile('rb')
        line = rfile.readline().decode().rstrip('\\r\\n')
        words = line.split()
        if len(words) < 3:
            connection.close()
            return
        headers = read_headers(rfile)
        body = rfile.read(int(headers.get('Content-Length') or 0))
        request = Request(words[0], words[1], headers, body, client[0])
        made = self.respond(request)
        head = 'HTTP/1.1 %d %s\\r\\n' % (made.status_code, phrases.get(made.status_code, '').upper() if made.status_code >= 400 else phrases.get(made.status_code, ''))
        rows = [('Server', server), ('Date', time.strftime('%a, %d %b %Y %H:%M:%S GMT'))]
        rows += [(key, value) for key, value in made.headers.items()]
        rows.append(('Content-Length', str(len(made.data))))
        rows += [('Set-Cookie', one) for one in made.cookies]
        rows.append(('Connection', 'close'))
        head += ''.join('%s: %s\\r\\n' % row for row in rows) + '\\r\\n'
        connection.sendall(head.encode() + (b'' if words[0] == 'HEAD' else made.data))
        connection.close()
        log(client[0], line, made)
    def test_client(self):
        return _Client(self)
    def run(self, host=None, port=None, debug=None, **options):
        if debug is not None:
            self.debug = debug
        host = host or os.environ.get('FLASK_RUN_HOST') or '127.0.0.1'
        port = int(port or os.environ.get('FLASK_RUN_PORT') or 5000)
        print(" * Serving Flask app '%s'" % self.name, flush=True)
        print(' * Debug mode: %s' % ('on' if self.debug else 'off'), flush=True)
        try:
            listener = socket.create_server((host, port))
        except OSError as e:
            if e.errno != 98:
                raise
            sys.stderr.write('Address already in use\\nPort %d is in use by another program. Either identify and stop that program, or start the server with a different port.\\n' % port)
            sys.exit(1)
        say = sys.stderr.write
        say('WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\\n')
        if host in ('0.0.0.0', '::', ''):
            say(' * Running on all addresses (0.0.0.0)\\n * Running on http://127.0.0.1:%d\\n * Running on http://%s:%d\\n' % (port, socket.gethostbyname(socket.gethostname()), port))
        else:
            say(' * Running on http://%s:%d\\n' % (host, port))
        say('Press CTRL+C to quit\\n')
        if self.debug:
            say(' * Restarting with stat\\n * Debugger is active!\\n * Debugger PIN: 100-000-000\\n')
        def log(ip, line, made):
            say('%s - - [%s] "%s" %d -\\n' % (ip, time.strftime('%d/%b/%Y %H:%M:%S'), line, made.status_code))
        server = 'Werkzeug/%s Python/%s' % (werkzeug.__version__, sys.version.split()[0])
        while True:
            connection, client = listener.accept()
            self.serve_one(connection, client, server, log)
class _Client:
    def __init__(self, app):
        self.app = app
    def _open(self, method, path, json=None, data=None, headers=None):
        body = _json.dumps(json).encode() if json is not None else urlencode(data).encode() if isinstance(data, dict) else (data or b'')
        rows = list((headers or {}).items())
        if json is not None:
            rows.append(('Content-Type', 'application/json'))
        elif isinstance(data, dict):
            rows.append(('Content-Type', 'application/x-www-form-urlencoded'))
        made = self.app.respond(Request(method, path, Headers(rows), body, '127.0.0.1'))
        made.json = _json.loads(made.data.decode()) if 'json' in made.headers['Content-Type'] else None
        return made
    def get(self, path, **kw):
        return self._open('GET', path, **kw)
    def post(self, path, **kw):
        return self._open('POST', path, **kw)
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
`;
