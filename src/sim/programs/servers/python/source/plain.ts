/** Small modules of the standard library, in Python. */
export const plainSources: Readonly<Record<string, string>> = {
  re: `import _re
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64
class error(Exception):
    pass
class Match:
    def __init__(self, row, text, pattern):
        self._row, self.string, self.re = row, text, pattern
        self._names = dict(row[4])
    def group(self, *which):
        out = []
        for one in which or (0,):
            if isinstance(one, str):
                out.append(self._names[one])
            else:
                out.append(self._row[0] if one == 0 else self._row[3][one - 1])
        return out[0] if len(out) == 1 else tuple(out)
    def __getitem__(self, which):
        return self.group(which)
    def groups(self, default=None):
        return tuple(default if g is None else g for g in self._row[3])
    def groupdict(self):
        return dict(self._names)
    def start(self, which=0):
        return self._row[1]
    def end(self, which=0):
        return self._row[2]
    def span(self, which=0):
        return (self._row[1], self._row[2])
class Pattern:
    def __init__(self, pattern, flags=0):
        self.pattern, self.flags = pattern, flags
    def _all(self, text):
        return [Match(row, text, self) for row in _re.findall(self.pattern, text, self.flags)]
    def search(self, text):
        found = self._all(text)
        return found[0] if found else None
    def match(self, text):
        found = _re.findall('^(?:' + self.pattern + ')', text, self.flags & ~8)
        return Match(found[0], text, self) if found else None
    def fullmatch(self, text):
        found = _re.findall('^(?:' + self.pattern + ')$', text, self.flags & ~8)
        return Match(found[0], text, self) if found else None
    def finditer(self, text):
        return iter(self._all(text))
    def findall(self, text):
        out = []
        for m in self._all(text):
            groups = m.groups('')
            out.append(m.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return out
    def sub(self, repl, text, count=0):
        out, last = '', 0
        for n, m in enumerate(self._all(text)):
            if count and n >= count:
                break
            out += text[last:m.start()]
            if callable(repl):
                out += repl(m)
            else:
                piece = repl
                for i, g in enumerate(m.groups('')):
                    piece = piece.replace('\\\\' + str(i + 1), g).replace('\\\\g<' + str(i + 1) + '>', g)
                for name, g in m.groupdict().items():
                    piece = piece.replace('\\\\g<' + name + '>', g or '')
                out += piece
            last = m.end()
        return out + text[last:]
    def split(self, text, maxsplit=0):
        out, last = [], 0
        for n, m in enumerate(self._all(text)):
            if maxsplit and n >= maxsplit:
                break
            out.append(text[last:m.start()])
            out.extend(m.groups())
            last = m.end()
        out.append(text[last:])
        return out
def compile(pattern, flags=0):
    return pattern if isinstance(pattern, Pattern) else Pattern(pattern, flags)
def search(pattern, text, flags=0):
    return compile(pattern, flags).search(text)
def match(pattern, text, flags=0):
    return compile(pattern, flags).match(text)
def fullmatch(pattern, text, flags=0):
    return compile(pattern, flags).fullmatch(text)
def findall(pattern, text, flags=0):
    return compile(pattern, flags).findall(text)
def finditer(pattern, text, flags=0):
    return compile(pattern, flags).finditer(text)
def sub(pattern, repl, text, count=0, flags=0):
    return compile(pattern, flags).sub(repl, text, count)
def split(pattern, text, maxsplit=0, flags=0):
    return compile(pattern, flags).split(text, maxsplit)
escape = _re.escape
`,
  datetime: `import time, _time
class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        self._s = days * 86400 + seconds + minutes * 60 + hours * 3600 + weeks * 604800 + milliseconds / 1000 + microseconds / 1000000
    def total_seconds(self):
        return float(self._s)
    @property
    def days(self):
        return int(self._s // 86400)
    @property
    def seconds(self):
        return int(self._s % 86400)
    def __str__(self):
        d, s = self.days, self.seconds
        text = '%d:%02d:%02d' % (s // 3600, s // 60 % 60, s % 60)
        return ('%d day%s, ' % (d, '' if abs(d) == 1 else 's') if d else '') + text
class timezone:
    def __init__(self, offset, name=None):
        self.offset = offset
timezone.utc = timezone(timedelta(0))
UTC = timezone.utc
class date:
    def __init__(self, year, month, day):
        self.year, self.month, self.day = year, month, day
    @classmethod
    def today(cls):
        t = time.gmtime()
        return cls(t[0], t[1], t[2])
    def isoformat(self):
        return '%04d-%02d-%02d' % (self.year, self.month, self.day)
    def __str__(self):
        return self.isoformat()
    def strftime(self, format):
        return format.replace('%Y', '%04d' % self.year).replace('%m', '%02d' % self.month).replace('%d', '%02d' % self.day)
class datetime:
    def __init__(self, stamp, tz=None):
        self._stamp, self.tzinfo = stamp, tz
        t = time.gmtime(stamp)
        self.year, self.month, self.day, self.hour, self.minute, self.second = t[0], t[1], t[2], t[3], t[4], t[5]
        self.microsecond = int((stamp % 1) * 1000) * 1000
    @classmethod
    def now(cls, tz=None):
        return cls(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls(time.time())
    @classmethod
    def today(cls):
        return cls(time.time())
    @classmethod
    def fromtimestamp(cls, stamp, tz=None):
        return cls(stamp, tz)
    def timestamp(self):
        return float(self._stamp)
    def date(self):
        return date(self.year, self.month, self.day)
    def strftime(self, format):
        return _time.strftime(format, self._stamp)
    def isoformat(self, sep='T'):
        text = self.strftime('%Y-%m-%d') + sep + self.strftime('%H:%M:%S')
        if self.microsecond:
            text += '.%06d' % self.microsecond
        return text + ('+00:00' if self.tzinfo else '')
    def __str__(self):
        return self.isoformat(' ')
    def __sub__(self, other):
        if isinstance(other, timedelta):
            return datetime(self._stamp - other._s, self.tzinfo)
        return timedelta(seconds=self._stamp - other._stamp)
    def __add__(self, other):
        return datetime(self._stamp + other._s, self.tzinfo)
    def __lt__(self, other):
        return self._stamp < other._stamp
    def __eq__(self, other):
        return self._stamp == other._stamp
`,
  collections: `class OrderedDict(dict):
    pass
class defaultdict(dict):
    def __init__(self, factory=None, *args):
        self.default_factory = factory
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value
class Counter(dict):
    def __init__(self, items=()):
        for one in items:
            self[one] = self[one] + 1
    def __missing__(self, key):
        return 0
    def most_common(self, n=None):
        rows = sorted(self.items(), key=lambda row: -row[1])
        return rows if n is None else rows[:n]
class deque(list):
    def __init__(self, items=(), maxlen=None):
        self.maxlen = maxlen
        for one in items:
            self.append(one)
    def popleft(self):
        return self.pop(0)
    def appendleft(self, one):
        self.insert(0, one)
def namedtuple(name, fields):
    names = fields.replace(',', ' ').split() if isinstance(fields, str) else list(fields)
    class made:
        def __init__(self, *args, **kw):
            for key, value in zip(names, args):
                setattr(self, key, value)
            for key, value in kw.items():
                setattr(self, key, value)
        def __iter__(self):
            return iter([getattr(self, key) for key in names])
        def __getitem__(self, i):
            return getattr(self, names[i])
        def __repr__(self):
            return name + '(' + ', '.join('%s=%r' % (key, getattr(self, key)) for key in names) + ')'
    made._fields = tuple(names)
    return made
`,
};
