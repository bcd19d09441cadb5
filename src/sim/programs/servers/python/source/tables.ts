/** Tables as text, in Python: the module csv, after RFC 4180 and the behaviour of CPython 3.11. */
export const tableSources: Readonly<Record<string, string>> = {
  csv: `QUOTE_MINIMAL = 0
QUOTE_ALL = 1
class Error(Exception):
    pass
def _records(lines, delimiter, quotechar):
    row = []
    field = ''
    inside = False
    begun = False
    for line in lines:
        i = 0
        size = len(line)
        while i < size:
            c = line[i]
            if inside:
                if c != quotechar:
                    field += c
                elif i + 1 < size and line[i + 1] == quotechar:
                    field += quotechar
                    i += 1
                else:
                    inside = False
            elif c == quotechar and field == '':
                inside = True
                begun = True
            elif c == delimiter:
                row.append(field)
                field = ''
                begun = True
            elif c == '\\n' or c == '\\r':
                break
            else:
                field += c
                begun = True
            i += 1
        if not inside:
            if begun or field != '':
                row.append(field)
            yield row
            row = []
            field = ''
            begun = False
    if inside:
        row.append(field)
        yield row
def reader(lines, delimiter=',', quotechar='"'):
    return _records(lines, delimiter, quotechar)
class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, delimiter=',', quotechar='"'):
        self._rows = _records(f, delimiter, quotechar)
        self._names = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.line_num = 0
    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self._rows, None)
        return self._names
    def __iter__(self):
        names = self.fieldnames
        for row in self._rows:
            if row == []:
                continue
            one = dict(zip(names, row))
            if len(row) > len(names):
                one[self.restkey] = row[len(names):]
            for name in names[len(row):]:
                one[name] = self.restval
            yield one
class writer:
    def __init__(self, f, delimiter=',', quotechar='"', quoting=0, lineterminator='\\r\\n'):
        self._f = f
        self._how = (delimiter, quotechar, quoting, lineterminator)
    def writerow(self, row):
        delimiter, quotechar, quoting, end = self._how
        out = []
        for value in row:
            text = '' if value is None else str(value)
            odd = delimiter in text or quotechar in text or '\\n' in text or '\\r' in text
            if odd or quoting == 1:
                text = quotechar + text.replace(quotechar, quotechar + quotechar) + quotechar
            out.append(text)
        return self._f.write(delimiter.join(out) + end)
    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', delimiter=',', quotechar='"', quoting=0, lineterminator='\\r\\n'):
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, delimiter, quotechar, quoting, lineterminator)
    def writeheader(self):
        return self.writer.writerow(self.fieldnames)
    def writerow(self, row):
        extra = [name for name in row if name not in self.fieldnames]
        if extra and self.extrasaction == 'raise':
            raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(name) for name in extra]))
        return self.writer.writerow([row.get(name, self.restval) for name in self.fieldnames])
    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
`,
};
