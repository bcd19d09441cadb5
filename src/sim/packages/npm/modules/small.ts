/** Small packages: their public functions, as their READMEs describe them. Name → code of index.js. */
export const small: Readonly<Record<string, string>> = {
  'left-pad': `'use strict';
module.exports = function leftPad(text, length, fill) {
  text = String(text);
  fill = fill === undefined || fill === null || fill === '' ? ' ' : String(fill);
  while (text.length < length) text = fill.charAt(0) + text;
  return text;
};
`,
  'is-number': `module.exports = function (value) { return (typeof value === 'number' && value - value === 0) || (typeof value === 'string' && value.trim() !== '' && isFinite(+value)); };
`,
  'is-odd': `var isNumber = require('is-number');
module.exports = function (value) {
  var n = Math.abs(value);
  if (!isNumber(n)) throw new TypeError('expected a number');
  return n % 2 === 1;
};
`,
  'is-even': `var isOdd = require('is-odd');
module.exports = function (value) { return !isOdd(value); };
`,
  cors: `module.exports = function (options) {
  options = options || {};
  return function (req, res, next) {
    var origin = options.origin === undefined ? '*' : String(options.origin);
    res.setHeader('Access-Control-Allow-Origin', origin);
    if (origin !== '*') res.setHeader('Vary', 'Origin');
    if (options.credentials) res.setHeader('Access-Control-Allow-Credentials', 'true');
    if (req.method !== 'OPTIONS') return next();
    res.setHeader('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
    res.statusCode = 204;
    res.setHeader('Content-Length', '0');
    res.end();
  };
};
`,
  'body-parser': `var express;
function of(name) { return function (options) { express = express || require('express'); return express[name](options); }; }
module.exports = { json: of('json'), urlencoded: of('urlencoded'), text: of('text'), raw: of('raw') };
`,
  'cookie-parser': `module.exports = function () {
  return function (req, res, next) {
    req.cookies = {};
    (req.headers.cookie || '').split(/; */).forEach(function (pair) {
      var at = pair.indexOf('=');
      if (at > 0) req.cookies[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
    });
    next();
  };
};
`,
  morgan: `function stamp() {
  var months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  var d = new Date();
  function two(n) { return (n < 10 ? '0' : '') + n; }
  return two(d.getUTCDate()) + '/' + months[d.getUTCMonth()] + '/' + d.getUTCFullYear() + ':' + two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + ':' + two(d.getUTCSeconds()) + ' +0000';
}
module.exports = function (format) {
  return function (req, res, next) {
    var url = req.originalUrl || req.url;
    var began = Date.now();
    var end = res.end;
    res.end = function (data) {
      var length = res.getHeader('content-length') || '-';
      var ms = (Date.now() - began).toFixed(3);
      var line = req.method + ' ' + url + ' ' + res.statusCode + ' ' + ms + ' ms - ' + length;
      if (format === 'tiny') line = req.method + ' ' + url + ' ' + res.statusCode + ' ' + length + ' - ' + ms + ' ms';
      if (format === 'combined' || format === 'common') {
        line = req.socket.remoteAddress + ' - - [' + stamp() + '] "' + req.method + ' ' + url + ' HTTP/1.1" ' + res.statusCode + ' ' + length;
        if (format === 'combined') line += ' "' + (req.headers.referer || '-') + '" "' + (req.headers['user-agent'] || '-') + '"';
      }
      console.log(line);
      res.end = end;
      return res.end(data);
    };
    next();
  };
};
`,
  dotenv: `var fs = require('fs');
function parse(text) {
  var out = {};
  String(text).split('\\n').forEach(function (line) {
    var found = /^\\s*(?:export\\s+)?([\\w.-]+)\\s*=\\s*(.*?)\\s*$/.exec(line);
    if (!found) return;
    var value = found[2];
    var quoted = /^(['"])(.*)\\1$/.exec(value);
    out[found[1]] = quoted ? quoted[2].replace(/\\\\n/g, '\\n') : value.replace(/\\s+#.*$/, '');
  });
  return out;
}
function config(options) {
  var file = (options && options.path) || '.env';
  try {
    var parsed = parse(fs.readFileSync(file, 'utf8'));
    Object.keys(parsed).forEach(function (key) {
      if (process.env[key] === undefined || (options && options.override)) process.env[key] = parsed[key];
    });
    return { parsed: parsed };
  } catch (error) {
    return { error: error };
  }
}
module.exports = { config: config, parse: parse };
`,
  uuid: `var crypto = require('crypto');
function v4() { return crypto.randomUUID(); }
module.exports = v4;
module.exports.v4 = v4;
module.exports.v1 = v4;
module.exports.validate = function (text) { return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text); };
`,
  ms: `var units = { ms: 1, s: 1000, m: 60000, h: 3600000, d: 86400000, w: 604800000, y: 31557600000 };
module.exports = function (value, options) {
  if (typeof value === 'string') {
    var found = /^(-?[\\d.]+)\\s*(ms|s|m|h|d|w|y)?/i.exec(value);
    return found ? Number(found[1]) * units[(found[2] || 'ms').toLowerCase()] : undefined;
  }
  var size = Math.abs(value);
  var name = size >= units.d ? 'd' : size >= units.h ? 'h' : size >= units.m ? 'm' : size >= units.s ? 's' : 'ms';
  return Math.round(value / units[name]) + name;
};
`,
  debug: `module.exports = function (name) {
  var wanted = (process.env.DEBUG || '').split(/[\\s,]+/).some(function (one) { return one === '*' || one === name || (one.slice(-1) === '*' && name.indexOf(one.slice(0, -1)) === 0 && one !== ''); });
  var log = function () {
    if (!wanted) return;
    console.error.apply(console, ['  ' + name].concat(Array.prototype.slice.call(arguments)));
  };
  log.enabled = wanted;
  log.namespace = name;
  return log;
};
`,
  chalk: `var codes = { bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], inverse: [7, 27], black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], gray: [90, 39], grey: [90, 39] };
function painter(names) {
  var paint = function () {
    var text = Array.prototype.slice.call(arguments).join(' ');
    if (!process.stdout.isTTY && process.env.FORCE_COLOR === undefined) return text;
    return names.reduceRight(function (now, name) { return '\\u001b[' + codes[name][0] + 'm' + now + '\\u001b[' + codes[name][1] + 'm'; }, text);
  };
  if (names.length < 3) Object.keys(codes).forEach(function (name) { paint[name] = painter(names.concat([name])); });
  return paint;
}
module.exports = painter([]);
module.exports.default = module.exports;
`,
  cowsay: `function bubble(text) {
  var lines = [''];
  String(text).split(' ').forEach(function (word) {
    var last = lines[lines.length - 1];
    if (last !== '' && (last + ' ' + word).length > 40) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : last + ' ' + word;
  });
  var width = lines.reduce(function (most, line) { return Math.max(most, line.length); }, 0);
  var rows = lines.map(function (line, i) {
    var pad = line + ' '.repeat(width - line.length);
    if (lines.length === 1) return '< ' + pad + ' >';
    if (i === 0) return '/ ' + pad + ' \\\\';
    return i === lines.length - 1 ? '\\\\ ' + pad + ' /' : '| ' + pad + ' |';
  });
  return [' ' + '_'.repeat(width + 2)].concat(rows, [' ' + '-'.repeat(width + 2)]).join('\\n');
}
var cow = ['        \\\\   ^__^', '         \\\\  (oo)\\\\_______', '            (__)\\\\       )\\\\/\\\\', '                ||----w |', '                ||     ||'].join('\\n');
exports.say = function (options) { return bubble(options.text || '') + '\\n' + cow; };
exports.think = exports.say;
`,
  'serve-static': `module.exports = function (root, options) { return require('express').static(root, options); };
`,
  helmet: `module.exports = function () {
  return function (req, res, next) {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('X-Frame-Options', 'SAMEORIGIN');
    res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    next();
  };
};
`,
  compression: `module.exports = function () { return function (req, res, next) { next(); }; };
`,
};

/** Files beside index.js: programs of packages, by package. */
export const programFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cowsay: {
    'cli.js': `#!/usr/bin/env node
var args = process.argv.slice(2).filter(function (arg) { return arg[0] !== '-'; });
console.log(require('./index.js').say({ text: args.join(' ') }));
`,
  },
  mocha: {
    'bin/mocha.js': `#!/usr/bin/env node
var fs = require('fs');
var path = require('path');
var passed = 0;
var failures = [];
var depth = 0;
var titles = [];
var queue = [];
function indent() { return '  '.repeat(depth + 1); }
global.describe = function (title, fn) {
  queue.push(function () { console.log('  '.repeat(depth + 1) + title); });
  var outer = queue;
  queue = [];
  titles.push(title);
  depth++;
  fn();
  depth--;
  titles.pop();
  var level = depth + 1;
  outer.push(queue.slice(), level);
  queue = outer;
};
global.context = global.describe;
var before = [];
global.before = function (fn) { queue.push(fn); };
global.beforeEach = function (fn) { before.push(fn); };
global.after = function (fn) { queue.push(fn); };
global.afterEach = function () {};
global.it = function (title, fn) {
  var names = titles.slice();
  queue.push(function () {
    try {
      before.forEach(function (one) { one(); });
      fn(function (error) { if (error) throw error; });
      passed++;
      console.log(indent() + '\\u2714 ' + title);
    } catch (error) {
      failures.push({ title: names.concat([title]), error: error });
      console.log(indent() + failures.length + ') ' + title);
    }
  });
};
global.test = global.it;
function run(list) {
  for (var i = 0; i < list.length; i++) {
    if (typeof list[i] === 'function') list[i]();
    else if (Array.isArray(list[i])) {
      depth++;
      run(list[i]);
      depth--;
    }
  }
}
var wanted = process.argv.slice(2).filter(function (arg) { return arg[0] !== '-'; });
var files = [];
(wanted.length ? wanted : ['test']).forEach(function (name) {
  var full = path.resolve(name);
  if (!fs.existsSync(full)) return;
  if (/\\.[cm]?js$/.test(full)) files.push(full);
  else fs.readdirSync(full).forEach(function (one) { if (/\\.[cm]?js$/.test(one)) files.push(path.join(full, one)); });
});
if (files.length === 0) {
  console.error('Error: No test files found: "' + (wanted[0] || 'test') + '"');
  process.exit(1);
}
console.log('\\n');
files.forEach(function (file) { require(file); });
run(queue);
console.log('\\n\\n  ' + passed + ' passing (' + 4 + 'ms)' + (failures.length ? '\\n  ' + failures.length + ' failing' : '') + '\\n');
failures.forEach(function (one, i) { console.log('  ' + (i + 1) + ') ' + one.title.join('\\n       ') + ':\\n\\n      ' + (one.error && one.error.stack ? one.error.stack : one.error) + '\\n\\n'); });
process.exit(Math.min(failures.length, 255));
`,
  },
};
