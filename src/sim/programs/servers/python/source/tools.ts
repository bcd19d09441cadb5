/** Small tools of the standard library, in Python. */
export const toolSources: Readonly<Record<string, string>> = {
  functools: `def wraps(inner):
    def decorate(fn):
        fn.__name__ = inner.__name__
        return fn
    return decorate
def reduce(fn, items, *start):
    items = list(items)
    value = start[0] if start else items.pop(0)
    for one in items:
        value = fn(value, one)
    return value
def partial(fn, *args, **kw):
    def call(*more, **named):
        return fn(*args, *more, **{**kw, **named})
    return call
def lru_cache(maxsize=128):
    def decorate(fn):
        known = {}
        def call(*args):
            if args not in known:
                known[args] = fn(*args)
            return known[args]
        call.__name__ = fn.__name__
        return call
    if callable(maxsize):
        return decorate(maxsize) if False else lru_cache()(maxsize)
    return decorate
cache = lru_cache()
`,
  itertools: `def count(start=0, step=1):
    while True:
        yield start
        start += step
def cycle(items):
    items = list(items)
    while True:
        for one in items:
            yield one
def repeat(one, times=None):
    while times is None or times > 0:
        yield one
        if times is not None:
            times -= 1
def chain(*all):
    for items in all:
        for one in items:
            yield one
def islice(items, *args):
    start, stop = (0, args[0]) if len(args) == 1 else (args[0], args[1])
    for i, one in enumerate(items):
        if stop is not None and i >= stop:
            return
        if i >= start:
            yield one
def product(a, b):
    for x in a:
        for y in b:
            yield (x, y)
`,
  contextlib: `class _Manager:
    def __init__(self, made):
        self.made = made
    def __enter__(self):
        return next(self.made)
    def __exit__(self, kind, value, trace):
        if kind is not None:
            return False
        next(self.made, None)
        return False
def contextmanager(fn):
    def call(*args, **kw):
        return _Manager(fn(*args, **kw))
    return call
class suppress:
    def __init__(self, *kinds):
        self.kinds = kinds
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self.kinds)
class closing:
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *args):
        self.thing.close()
`,
  logging: `import sys, time
CRITICAL, ERROR, WARNING, INFO, DEBUG, NOTSET = 50, 40, 30, 20, 10, 0
_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG'}
def _level(value):
    for number, name in _names.items():
        if name == value:
            return number
    return value
class Logger:
    def __init__(self, name):
        self.name, self.level, self.handlers = name, 0, []
        self.disabled = False
    def setLevel(self, level):
        self.level = _level(level)
    def addHandler(self, handler):
        self.handlers.append(handler)
    def isEnabledFor(self, level):
        return level >= (self.level or root.level)
    def log(self, level, message, *args, **kw):
        if self.disabled or not self.isEnabledFor(level):
            return
        text = str(message) % args if args else str(message)
        line = root.format % {'levelname': _names.get(level, level), 'name': self.name, 'message': text, 'asctime': time.strftime('%Y-%m-%d %H:%M:%S') + ',000', 'process': 1}
        root.stream.write(line + '\\n')
    def debug(self, message, *args, **kw):
        self.log(10, message, *args)
    def info(self, message, *args, **kw):
        self.log(20, message, *args)
    def warning(self, message, *args, **kw):
        self.log(30, message, *args)
    def error(self, message, *args, **kw):
        self.log(40, message, *args)
    def critical(self, message, *args, **kw):
        self.log(50, message, *args)
    def exception(self, message, *args, **kw):
        import traceback
        self.log(40, message, *args)
        traceback.print_exc()
    warn = warning
root = Logger('root')
root.level = 30
root.format = '%(levelname)s:%(name)s:%(message)s'
root.stream = sys.stderr
_loggers = {}
def getLogger(name=None):
    if not name:
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]
def basicConfig(level=None, format=None, stream=None, **kw):
    if level is not None:
        root.level = _level(level)
    if format is not None:
        root.format = format
    if stream is not None:
        root.stream = stream
class Handler:
    def __init__(self, *args):
        pass
    def setFormatter(self, one):
        pass
    def setLevel(self, level):
        pass
StreamHandler = Handler
class Formatter:
    def __init__(self, *args):
        pass
debug, info, warning, error, critical, exception = root.debug, root.info, root.warning, root.error, root.critical, root.exception
`,
  traceback: `import sys
from _traceback import format_exc
def print_exc(*args, **kw):
    sys.stderr.write(format_exc())
`,
  string: `ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = '0123456789abcdefABCDEF'
punctuation = '!"#$%&\\'()*+,-./:;<=>?@[\\\\]^_\`{|}~'
whitespace = ' \\t\\n\\r\\x0b\\x0c'
class Template:
    def __init__(self, text):
        self.template = text
    def substitute(self, rows={}, **kw):
        out = self.template
        for key, value in {**rows, **kw}.items():
            out = out.replace('\${' + key + '}', str(value)).replace('$' + key, str(value))
        return out
`,
  uuid: `import random
class UUID:
    def __init__(self, hex):
        self.hex = hex
    def __str__(self):
        h = self.hex
        return '-'.join([h[:8], h[8:12], h[12:16], h[16:20], h[20:]])
    def __repr__(self):
        return "UUID('%s')" % self
def uuid4():
    h = ''.join(random.choice('0123456789abcdef') for i in range(32))
    return UUID(h[:12] + '4' + h[13:16] + random.choice('89ab') + h[17:])
uuid1 = uuid4
`,
  signal: `SIGINT, SIGTERM, SIGHUP, SIGKILL, SIGUSR1 = 2, 15, 1, 9, 10
SIG_DFL, SIG_IGN = 0, 1
def signal(number, handler):
    raise NotImplementedError('signal.signal() is not available in this python')
`,
  abc: `class ABC:
    pass
def abstractmethod(fn):
    return fn
`,
  dataclasses: `def field(default=None, default_factory=None, **kw):
    return default_factory() if default_factory else default
def dataclass(cls=None, **kw):
    def make(c):
        names = list(getattr(c, '__annotations__', []))
        for key in vars_of(c):
            if key not in names and not key.startswith('_') and not callable(getattr(c, key)):
                names.append(key)
        def __init__(self, *args, **named):
            for key, value in zip(names, args):
                setattr(self, key, value)
            for key in names[len(args):]:
                setattr(self, key, named[key] if key in named else getattr(c, key))
        def __repr__(self):
            return c.__name__ + '(' + ', '.join('%s=%r' % (key, getattr(self, key)) for key in names) + ')'
        def __eq__(self, other):
            return all(getattr(self, key) == getattr(other, key) for key in names)
        c.__init__ = __init__
        c.__repr__ = __repr__
        c.__eq__ = __eq__
        c._names = names
        return c
    return make(cls) if cls is not None else make
def vars_of(c):
    return list(c.__dict__)
def asdict(one):
    return {key: getattr(one, key) for key in type(one)._names}
`,
  copy: `def copy(value):
    return value.copy() if hasattr(value, 'copy') else value
def deepcopy(value):
    if isinstance(value, list):
        return [deepcopy(one) for one in value]
    if isinstance(value, dict):
        return {key: deepcopy(one) for key, one in value.items()}
    return value
`,
  __future__: `annotations = division = print_function = None
`,
  types: `class SimpleNamespace:
    def __init__(self, **kw):
        for key, value in kw.items():
            setattr(self, key, value)
`,
  getpass: `import os
def getuser():
    return os.environ.get('USER', 'root')
`,
};
