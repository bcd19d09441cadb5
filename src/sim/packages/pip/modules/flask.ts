import { flaskApp } from './flask-app';

/** Flask: routes, requests, responses, its development server and its command. */
export const flask: Readonly<Record<string, string>> = {
  'flask/__init__.py': `from flask.app import Flask, Response, make_response, redirect, abort, url_for, send_from_directory, send_file, flash, get_flashed_messages
from flask.globals import request, session, g, current_app
from flask.json import jsonify
from flask.templating import render_template, render_template_string
from flask.blueprints import Blueprint
from markupsafe import escape, Markup
import flask.json as json
__version__ = '@VERSION@'
`,
  'flask/globals.py': `class _Proxy:
    def __init__(self, name):
        self.__dict_name = name
        self._now = None
    def __getattr__(self, name):
        if self._now is None:
            raise RuntimeError('Working outside of request context.')
        return getattr(self._now, name)
class _Bag:
    def get(self, name, default=None):
        return getattr(self, name, default)
    def __contains__(self, name):
        return hasattr(self, name)
request = _Proxy('request')
current_app = _Proxy('current_app')
session = {}
g = _Bag()
`,
  'flask/json.py': `import json
from json import dumps, loads
def jsonify(*args, **kw):
    from flask.app import Response
    value = kw if kw else (args[0] if len(args) == 1 else list(args))
    return Response(json.dumps(value, sort_keys=isinstance(value, dict), separators=(',', ':'), default=str) + '\\n', mimetype='application/json')
`,
  'flask/blueprints.py': `class Blueprint:
    def __init__(self, name, import_name, url_prefix=None, **kw):
        self.name, self.url_prefix, self.rules = name, url_prefix or '', []
    def route(self, rule, **options):
        def decorate(fn):
            self.rules.append((rule, fn, options))
            return fn
        return decorate
    def get(self, rule, **options):
        return self.route(rule, methods=['GET'], **options)
    def post(self, rule, **options):
        return self.route(rule, methods=['POST'], **options)
`,
  'flask/templating.py': `import os, re
from markupsafe import escape, Markup
class TemplateNotFound(Exception):
    pass
def _value(code, names):
    code = code.strip()
    parts = code.split('|')
    head = parts[0].strip()
    if head and (head[0] in '"\\''):
        value = head[1:-1]
    elif re.fullmatch('-?[0-9]+', head):
        value = int(head)
    else:
        found = re.match('[A-Za-z_]\\\\w*', head)
        value = names.get(found.group(), '') if found else ''
        for attribute, key in re.findall('\\\\.(\\\\w+)|\\\\[([^\\\\]]+)\\\\]', head[found.end():] if found else ''):
            if key:
                value = value[key.strip('"\\'') if key[0] in '"\\'' else int(key)]
            elif isinstance(value, dict) and attribute in value:
                value = value[attribute]
            else:
                value = getattr(value, attribute, '')
        if head.endswith('()') and callable(value):
            value = value()
        call = re.fullmatch("url_for\\\\((.*)\\\\)", head)
        if call:
            from flask.app import url_for
            args = [one.strip() for one in call.group(1).split(',')]
            kw = {one.split('=')[0].strip(): _value(one.split('=')[1], names) for one in args[1:]}
            value = url_for(args[0].strip('"\\''), **kw)
    for name in parts[1:]:
        name = name.strip()
        if name == 'safe':
            value = Markup(value)
        elif name == 'upper':
            value = str(value).upper()
        elif name == 'lower':
            value = str(value).lower()
        elif name == 'length':
            value = len(value)
        elif name == 'title':
            value = str(value).title()
    return value
def _test(code, names):
    code = code.strip()
    for sign in (' and ', ' or '):
        if sign in code:
            a, b = code.split(sign, 1)
            return (_test(a, names) and _test(b, names)) if sign == ' and ' else (_test(a, names) or _test(b, names))
    if code.startswith('not '):
        return not _test(code[4:], names)
    for sign in ('==', '!=', '>=', '<=', '>', '<', ' in '):
        if sign in code:
            a, b = code.split(sign, 1)
            a, b = _value(a, names), _value(b, names)
            return {'==': lambda: a == b, '!=': lambda: a != b, '>=': lambda: a >= b, '<=': lambda: a <= b, '>': lambda: a > b, '<': lambda: a < b, ' in ': lambda: a in b}[sign]()
    return bool(_value(code, names))
def _render(parts, i, names, stops, out):
    while i < len(parts):
        part = parts[i]
        if part.startswith('{{'):
            value = _value(part[2:-2], names)
            out.append(str(value) if isinstance(value, Markup) else str(escape(value)))
        elif part.startswith('{%'):
            words = part[2:-2].strip().strip('-').strip()
            head = words.split(' ')[0]
            if head in stops:
                return i
            if head == 'for':
                name, source = words[4:].split(' in ', 1)
                items, end = list(_value(source, names)), i
                for item in items or [None]:
                    own = dict(names)
                    targets = [one.strip() for one in name.split(',')]
                    if items and len(targets) > 1:
                        own.update(zip(targets, item))
                    else:
                        own[targets[0]] = item
                    end = _render(parts, i + 1, own, ('endfor', 'else'), out if items else [])
                i = end
            elif head == 'if':
                done, test = False, words[3:]
                while True:
                    use = not done and (test is None or _test(test, names))
                    i = _render(parts, i + 1, names, ('elif', 'else', 'endif'), out if use else [])
                    done = done or use
                    words = parts[i][2:-2].strip()
                    if words.startswith('endif'):
                        break
                    test = words[5:] if words.startswith('elif') else None
            elif head in ('block', 'endblock', 'set'):
                pass
            else:
                raise NotImplementedError('the tag %r is not available in these templates' % head)
        elif not part.startswith('{#'):
            out.append(part)
        i += 1
    return i
def render_text(text, names):
    base = re.search('\\\\{%\\\\s*extends\\\\s*[\\'"](.*?)[\\'"]\\\\s*%\\\\}', text)
    if base:
        blocks = dict(re.findall('\\\\{%\\\\s*block\\\\s+(\\\\w+)\\\\s*%\\\\}(.*?)\\\\{%\\\\s*endblock[^%]*%\\\\}', text, re.S))
        def swap(m):
            return blocks.get(m.group(1), m.group(2))
        text = re.sub('\\\\{%\\\\s*block\\\\s+(\\\\w+)\\\\s*%\\\\}(.*?)\\\\{%\\\\s*endblock[^%]*%\\\\}', swap, _load(base.group(1)), flags=re.S)
    parts, last = [], 0
    for m in re.finditer('\\\\{\\\\{.*?\\\\}\\\\}|\\\\{%.*?%\\\\}|\\\\{#.*?#\\\\}', text, re.S):
        parts.append(text[last:m.start()])
        parts.append(m.group())
        last = m.end()
    parts.append(text[last:])
    out = []
    _render(parts, 0, names, (), out)
    return ''.join(out)
def _load(name):
    from flask.globals import current_app
    path = os.path.join(current_app.root_path, current_app.template_folder, name)
    if not os.path.exists(path):
        raise TemplateNotFound(name)
    with open(path) as f:
        return f.read()
def render_template_string(text, **names):
    return render_text(text, names)
def render_template(name, **names):
    from flask.globals import request, session
    names.setdefault('session', session)
    return render_text(_load(name).rstrip('\\n'), names)
`,
  'flask/app.py': flaskApp,
  'flask/cli.py': `import os, sys, importlib
def load(spec):
    name, _, attribute = spec.partition(':')
    if name.endswith('.py'):
        name = name[:-3]
    sys.path.insert(0, os.getcwd())
    module = importlib.import_module(name.replace('/', '.'))
    for one in ([attribute] if attribute else ['app', 'application']):
        found = getattr(module, one, None)
        if found is not None:
            return found
    made = getattr(module, 'create_app', None) or getattr(module, 'make_app', None)
    if made is not None:
        return made()
    sys.exit("Error: Failed to find Flask application or factory in module '%s'. Use '%s:name' to specify one." % (name, name))
def main():
    args = sys.argv[1:]
    spec, host, port, debug = os.environ.get('FLASK_APP'), None, None, None
    words = []
    while args:
        arg = args.pop(0)
        name, _, value = arg.partition('=')
        if name in ('--app', '-A'):
            spec = value or args.pop(0)
        elif name in ('--host', '-h'):
            host = value or args.pop(0)
        elif name in ('--port', '-p'):
            port = value or args.pop(0)
        elif name == '--debug':
            debug = True
        elif name in ('--no-debug', '--reload', '--no-reload', '--with-threads'):
            pass
        elif name == '--version':
            import flask, werkzeug
            print('Python %s\\nFlask %s\\nWerkzeug %s' % (sys.version.split()[0], flask.__version__, werkzeug.__version__))
            return 0
        elif name.startswith('-'):
            sys.exit('Usage: flask [OPTIONS] COMMAND [ARGS]...\\nTry \\'flask --help\\' for help.\\n\\nError: No such option: ' + name)
        else:
            words.append(arg)
    if spec is None:
        spec = 'app.py' if os.path.exists('app.py') else 'wsgi.py' if os.path.exists('wsgi.py') else None
    if spec is None:
        sys.exit("Error: Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory.")
    if words[:1] == ['routes']:
        app = load(spec)
        print('Endpoint  Methods  Rule')
        for rule in app.rules:
            print(rule['endpoint'], ', '.join(rule['methods']), rule['rule'], sep='  ')
        return 0
    if words[:1] != ['run']:
        sys.exit("Usage: flask [OPTIONS] COMMAND [ARGS]...\\nTry 'flask --help' for help.\\n\\nError: No such command '%s'." % (words[0] if words else ''))
    app = load(spec)
    app.name = spec
    app.run(host, port, debug)
`,
  'flask/__main__.py': `from flask.cli import main
main()
`,
};
