/** express: routing, middleware, responses, static files, JSON and form bodies: what its guide's examples use. */
export const express = `'use strict';
var http = require('http');
var fs = require('fs');
var path = require('path');
var crypto = require('crypto');

var methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

function matcher(pattern, isPrefix) {
  if (pattern instanceof RegExp) return { expression: pattern, names: [] };
  var names = [];
  var text = String(pattern).replace(/\\/+$/, '').replace(/[.+]/g, '\\\\$&').replace(/\\{?\\*\\w*\\}?/g, '(.*)').replace(/:(\\w+)(\\?)?/g, function (all, name, optional) {
    names.push(name);
    return optional ? '([^/]*)' : '([^/]+)';
  });
  return { expression: new RegExp('^' + text + (isPrefix ? '(?=/|$)' : '/?$')), names: names };
}

function flat(list) {
  var out = [];
  list.forEach(function (one) {
    if (Array.isArray(one)) out = out.concat(flat(one));
    else out.push(one);
  });
  return out;
}

function Router() {
  var router = function (req, res, next) { router.handle(req, res, next); };
  router.stack = [];
  router.isRouter = true;
  router.use = function () {
    var args = flat(Array.prototype.slice.call(arguments));
    var at = '/';
    if (typeof args[0] === 'string') at = args.shift();
    args.forEach(function (fn) {
      if (typeof fn !== 'function') throw new TypeError('Router.use() requires a middleware function but got a ' + (typeof fn));
      router.stack.push({ method: '', match: matcher(at, true), isPrefix: true, fn: fn });
    });
    return router;
  };
  function add(method) {
    return function () {
      var args = flat(Array.prototype.slice.call(arguments));
      var at = args.shift();
      args.forEach(function (fn) {
        if (typeof fn !== 'function') throw new TypeError('Route.' + (method || 'all') + '() requires a callback function but got a [object ' + (fn === undefined ? 'Undefined' : typeof fn) + ']');
        router.stack.push({ method: method, match: matcher(at, false), isPrefix: false, fn: fn });
      });
      return router;
    };
  }
  methods.forEach(function (name) { router[name] = add(name.toUpperCase()); });
  router.all = add('');
  router.param = function () { return router; };
  router.route = function (at) {
    var one = {};
    methods.concat(['all']).forEach(function (name) {
      one[name] = function () {
        var args = Array.prototype.slice.call(arguments);
        router[name].apply(router, [at].concat(args));
        return one;
      };
    });
    return one;
  };
  router.handle = function (req, res, done) {
    var n = 0;
    var before = { url: req.url, base: req.baseUrl || '' };
    function next(error) {
      if (error === 'route' || error === 'router') error = undefined;
      req.url = before.url;
      req.baseUrl = before.base;
      var layer = router.stack[n++];
      if (layer === undefined) return done(error);
      var pathname = req.url.split('?')[0];
      var found = layer.match.expression.exec(pathname === '' ? '/' : pathname) || (layer.isPrefix && layer.match.expression.exec(pathname));
      if (!found) return next(error);
      if (layer.method !== '' && layer.method !== req.method && !(layer.method === 'GET' && req.method === 'HEAD')) return next(error);
      var isHandler = layer.fn.length === 4;
      if (error !== undefined && !isHandler) return next(error);
      if (error === undefined && isHandler) return next();
      if (!layer.isPrefix) {
        req.params = Object.assign({}, req.params);
        layer.match.names.forEach(function (name, i) { req.params[name] = decodeURIComponent(found[i + 1] || ''); });
        if (layer.match.names.length === 0 && found.length > 1) req.params[0] = found[1];
      } else if (found[0] !== '' && found[0] !== '/') {
        layer.match.names.forEach(function (name, i) { req.params = Object.assign({}, req.params); req.params[name] = found[i + 1]; });
        req.url = req.url.slice(found[0].length) || '/';
        if (req.url[0] !== '/') req.url = '/' + req.url;
        req.baseUrl = before.base + found[0];
      }
      try {
        var result = error === undefined ? layer.fn(req, res, next) : layer.fn(error, req, res, next);
        if (result && typeof result.then === 'function') result.then(undefined, function (problem) { next(problem || new Error('Rejected promise')); });
      } catch (problem) {
        next(problem);
      }
    }
    next();
  };
  return router;
}

function parseQuery(text) {
  var out = {};
  (text || '').split('&').forEach(function (pair) {
    if (pair === '') return;
    var at = pair.indexOf('=');
    var key = decodeURIComponent((at < 0 ? pair : pair.slice(0, at)).replace(/\\+/g, ' '));
    var value = at < 0 ? '' : decodeURIComponent(pair.slice(at + 1).replace(/\\+/g, ' '));
    if (key.slice(-2) === '[]') key = key.slice(0, -2);
    if (out[key] === undefined) out[key] = value;
    else out[key] = [].concat(out[key], value);
  });
  return out;
}

var types = { html: 'text/html; charset=utf-8', htm: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'application/javascript; charset=utf-8', json: 'application/json; charset=utf-8', txt: 'text/plain; charset=utf-8', text: 'text/plain; charset=utf-8', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', svg: 'image/svg+xml', ico: 'image/x-icon', xml: 'application/xml; charset=utf-8' };

function byteLength(data) { return Buffer.byteLength(data); }

function etag(body) {
  if (byteLength(body) === 0) return 'W/"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk"';
  return 'W/"' + byteLength(body).toString(16) + '-' + crypto.createHash('sha1').update(body).digest('base64').slice(0, 27) + '"';
}

function dress(req, res, app) {
  req.app = app;
  req.res = res;
  req.originalUrl = req.url;
  req.baseUrl = '';
  req.params = {};
  var question = req.url.indexOf('?');
  req.path = question < 0 ? req.url : req.url.slice(0, question);
  req.query = parseQuery(question < 0 ? '' : req.url.slice(question + 1));
  req.protocol = 'http';
  req.secure = false;
  req.hostname = (req.headers.host || '').split(':')[0];
  req.ip = req.socket.remoteAddress;
  req.get = req.header = function (name) { return req.headers[String(name).toLowerCase()]; };
  req.is = function (type) { return (req.headers['content-type'] || '').indexOf(type) >= 0 ? type : false; };
  res.app = app;
  res.req = req;
  res.locals = {};
  res.status = function (code) { res.statusCode = code; return res; };
  res.sendStatus = function (code) { res.statusCode = code; res.type('txt'); return res.send(http.STATUS_CODES[code] || String(code)); };
  res.set = res.header = function (name, value) {
    if (typeof name === 'object') Object.keys(name).forEach(function (key) { res.setHeader(key, name[key]); });
    else res.setHeader(name, /^content-type$/i.test(name) && value.indexOf('charset') < 0 && value.indexOf('text/') === 0 ? value + '; charset=utf-8' : value);
    return res;
  };
  res.get = function (name) { return res.getHeader(name); };
  res.append = function (name, value) { res.setHeader(name, value); return res; };
  res.type = res.contentType = function (name) { res.setHeader('Content-Type', name.indexOf('/') >= 0 ? name : types[name] || 'application/octet-stream'); return res; };
  res.vary = function () { return res; };
  res.cookie = function (name, value) { res.setHeader('Set-Cookie', name + '=' + encodeURIComponent(typeof value === 'object' ? 'j:' + JSON.stringify(value) : String(value)) + '; Path=/'); return res; };
  res.clearCookie = function (name) { res.setHeader('Set-Cookie', name + '=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'); return res; };
  res.json = function (value) {
    var spaces = app.get('json spaces');
    if (res.getHeader('Content-Type') === undefined) res.setHeader('Content-Type', 'application/json; charset=utf-8');
    return finish(req, res, JSON.stringify(value, null, spaces));
  };
  res.send = function (body) {
    if (body === undefined || body === null) return finish(req, res, '');
    if (typeof body === 'number' || typeof body === 'boolean') return res.json(body);
    if (typeof body === 'object' && !Buffer.isBuffer(body)) return res.json(body);
    if (res.getHeader('Content-Type') === undefined) res.setHeader('Content-Type', typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/octet-stream');
    return finish(req, res, body);
  };
  res.redirect = function (status, url) {
    if (url === undefined) { url = status; status = 302; }
    res.statusCode = status;
    res.setHeader('Location', url);
    res.setHeader('Vary', 'Accept');
    res.type('txt');
    return finish(req, res, http.STATUS_CODES[status] + '. Redirecting to ' + url);
  };
  res.sendFile = res.download = function (file, options, done) {
    var full = options && options.root ? path.join(options.root, file) : file;
    if (full[0] !== '/') throw new TypeError('path must be absolute or specify root to res.sendFile');
    var callback = typeof options === 'function' ? options : done;
    try {
      sendFile(req, res, full);
      if (callback) callback();
    } catch (problem) {
      if (callback) callback(problem);
      else finalError(req, res, Object.assign(problem, { status: 404 }));
    }
  };
  res.render = function (name) { throw new Error('No default engine was specified and no extension was provided.'); };
  res.end_ = res.end;
}

function finish(req, res, body) {
  res.setHeader('Content-Length', byteLength(body));
  if (res.getHeader('ETag') === undefined) res.setHeader('ETag', etag(body));
  if (req.headers['if-none-match'] !== undefined && req.headers['if-none-match'] === res.getHeader('ETag')) {
    res.statusCode = 304;
    res.removeHeader('Content-Type');
    res.removeHeader('Content-Length');
    body = '';
  }
  res.end(req.method === 'HEAD' ? '' : body);
  return res;
}

function sendFile(req, res, full) {
  var data = fs.readFileSync(full);
  var ending = path.extname(full).slice(1);
  if (res.getHeader('Content-Type') === undefined) res.setHeader('Content-Type', types[ending] || 'application/octet-stream');
  res.setHeader('Accept-Ranges', 'bytes');
  res.setHeader('Cache-Control', 'public, max-age=0');
  finish(req, res, data);
}

function page(title) {
  return '<!DOCTYPE html>\\n<html lang="en">\\n<head>\\n<meta charset="utf-8">\\n<title>Error</title>\\n</head>\\n<body>\\n<pre>' + title + '</pre>\\n</body>\\n</html>\\n';
}

function escape(text) { return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;'); }

function finalError(req, res, error) {
  var status = error === undefined ? 404 : error.status || error.statusCode || 500;
  var isProduction = process.env.NODE_ENV === 'production';
  var text = error === undefined ? 'Cannot ' + req.method + ' ' + escape(req.originalUrl.split('?')[0]) : isProduction ? http.STATUS_CODES[status] : escape(error.stack || error).replace(/\\n/g, '<br>').replace(/ {2}/g, ' &nbsp;');
  if (error !== undefined && status >= 500 && process.env.NODE_ENV !== 'test') console.error(error.stack || String(error));
  if (res.headersSent) return;
  res.statusCode = status;
  res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  var body = page(text);
  res.setHeader('Content-Length', byteLength(body));
  res.end(req.method === 'HEAD' ? '' : body);
}

function createApplication() {
  var router = Router();
  var app = function (req, res, next) { app.handle(req, res, next); };
  app.settings = { 'x-powered-by': true, env: process.env.NODE_ENV || 'development' };
  app.locals = { settings: app.settings };
  app.mountpath = '/';
  app.set = function (name, value) {
    if (arguments.length === 1) return app.settings[name];
    app.settings[name] = value;
    return app;
  };
  app.enable = function (name) { return app.set(name, true); };
  app.disable = function (name) { return app.set(name, false); };
  app.enabled = function (name) { return Boolean(app.settings[name]); };
  app.engine = function () { return app; };
  methods.concat(['all']).forEach(function (name) {
    app[name] = function () {
      if (name === 'get' && arguments.length === 1) return app.settings[arguments[0]];
      router[name].apply(router, arguments);
      return app;
    };
  });
  app.use = function () { router.use.apply(router, arguments); return app; };
  app.route = function (at) { return router.route(at); };
  app.param = function () { return app; };
  app._router = router;
  app.handle = function (req, res, next) {
    if (next === undefined) {
      if (app.settings['x-powered-by']) res.setHeader('X-Powered-By', 'Express');
      dress(req, res, app);
    }
    router.handle(req, res, next || function (error) { finalError(req, res, error); });
  };
  app.listen = function () {
    var server = http.createServer(app);
    return server.listen.apply(server, arguments);
  };
  return app;
}

function body(kinds, parse) {
  return function (req, res, next) {
    if (req.body !== undefined && req._body) return next();
    req.body = req.body || {};
    var type = req.headers['content-type'] || '';
    var length = Number(req.headers['content-length'] || 0);
    if (length === 0 || !kinds.some(function (kind) { return type.indexOf(kind) >= 0; })) return next();
    var text = '';
    req.on('data', function (part) { text += part; });
    req.on('end', function () {
      req._body = true;
      try {
        req.body = parse(text);
      } catch (problem) {
        problem.status = 400;
        return next(problem);
      }
      next();
    });
  };
}

createApplication.Router = Router;
createApplication.json = function () { return body(['json'], JSON.parse); };
createApplication.urlencoded = function () { return body(['x-www-form-urlencoded'], parseQuery); };
createApplication.text = function () { return body(['text/'], String); };
createApplication.raw = createApplication.text;
createApplication.query = function () { return function (req, res, next) { next(); }; };
createApplication.static = function (root) {
  var base = path.resolve(root);
  return function (req, res, next) {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    var name = decodeURIComponent(req.url.split('?')[0]);
    if (name.indexOf('..') >= 0) return next();
    var candidates = name.slice(-1) === '/' ? [path.join(base, name, 'index.html')] : [path.join(base, name), path.join(base, name, 'index.html')];
    for (var i = 0; i < candidates.length; i++) {
      try {
        sendFile(req, res, candidates[i]);
        return undefined;
      } catch (problem) {
        if (problem.code !== 'ENOENT' && problem.code !== 'EISDIR' && problem.code !== 'ENOTDIR') return next(problem);
      }
    }
    return next();
  };
};
createApplication.application = {};
createApplication.request = {};
createApplication.response = {};
module.exports = createApplication;
`;
