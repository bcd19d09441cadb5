/** Modules of the network, in Python: sockets over descriptors, HTTP servers and clients over sockets. */
export const netSources: Readonly<Record<string, string>> = {
  socket: `import _socket
from _socket import gethostname, gethostbyname
AF_INET = 2
AF_INET6 = 10
AF_UNIX = 1
SOCK_STREAM = 1
SOCK_DGRAM = 2
SOL_SOCKET = 1
SO_REUSEADDR = 2
SO_KEEPALIVE = 9
SHUT_RD = 0
SHUT_WR = 1
SHUT_RDWR = 2
IPPROTO_TCP = 6
TCP_NODELAY = 1
error = OSError
timeout = TimeoutError

class gaierror(OSError):
    pass

class herror(OSError):
    pass

def _lookup(call, *args):
    try:
        return call(*args)
    except OSError as e:
        if e.errno in (-2, -3):
            raise gaierror(e.errno, e.args[1]) from None
        raise

class socket:
    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        self._fd = fileno
        self._at = None
        self._timeout = None
        self._rest = b''
    def setsockopt(self, *args):
        pass
    def settimeout(self, seconds):
        self._timeout = seconds
    def setblocking(self, flag):
        pass
    def bind(self, address):
        self._at = address
        self._fd = _socket._listen(address[0], address[1])
    def listen(self, backlog=5):
        if self._fd is None:
            self._at = ('', 0)
            self._fd = _socket._listen('', 0)
    def accept(self):
        fd, ip, port = _socket._accept(self._fd)
        return socket(fileno=fd), (ip, port)
    def connect(self, address):
        self._fd = _lookup(_socket._connect, address[0], address[1], self._timeout)
    def connect_ex(self, address):
        try:
            self.connect(address)
            return 0
        except OSError as e:
            return e.errno or 111
    def recv(self, size, flags=0):
        return _socket._recv(self._fd, size)
    def send(self, data, flags=0):
        _socket._send(self._fd, data)
        return len(data)
    def sendall(self, data, flags=0):
        _socket._send(self._fd, data)
    def getsockname(self):
        return (self._at[0] if self._at else '127.0.0.1', _socket._port(self._fd))
    def shutdown(self, how):
        pass
    def fileno(self):
        return self._fd if self._fd is not None else -1
    def makefile(self, mode='r', *args, **kw):
        return _SocketFile(self, mode)
    def close(self):
        if self._fd is not None:
            _socket._close(self._fd)
            self._fd = None
    def __enter__(self):
        return self
    def __exit__(self, *args):
        self.close()

class _SocketFile:
    def __init__(self, sock, mode):
        self._sock = sock
        self._text = 'b' not in mode
        self._rest = b''
    def _give(self, data):
        return data.decode() if self._text else data
    def readline(self, limit=-1):
        while b'\\n' not in self._rest:
            part = self._sock.recv(65536)
            if not part:
                line, self._rest = self._rest, b''
                return self._give(line)
            self._rest += part
        at = self._rest.index(b'\\n') + 1
        line, self._rest = self._rest[:at], self._rest[at:]
        return self._give(line)
    def read(self, size=-1):
        while size < 0 or len(self._rest) < size:
            part = self._sock.recv(65536)
            if not part:
                break
            self._rest += part
        if size < 0:
            size = len(self._rest)
        data, self._rest = self._rest[:size], self._rest[size:]
        return self._give(data)
    def write(self, data):
        self._sock.sendall(data.encode() if isinstance(data, str) else data)
        return len(data)
    def flush(self):
        pass
    def close(self):
        pass

def create_connection(address, timeout=None, source_address=None):
    s = socket()
    s.settimeout(timeout)
    s.connect(address)
    return s

def create_server(address, **kw):
    s = socket()
    s.bind(address)
    return s

def getaddrinfo(host, port, *args, **kw):
    ip = _lookup(_socket._resolve, host)
    return [(AF_INET, SOCK_STREAM, 6, '', (ip, port))]

def getfqdn(name=''):
    return name or gethostname()
`,
  socketserver: `import socket
class BaseServer:
    allow_reuse_address = False
    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        self.RequestHandlerClass = RequestHandlerClass
        self.socket = socket.socket()
        self.socket.bind(server_address)
        self.server_address = (server_address[0] or '0.0.0.0', self.socket.getsockname()[1])
        self.server_name = socket.gethostname()
        self.server_port = self.server_address[1]
    def handle_request(self):
        request, client = self.socket.accept()
        try:
            self.RequestHandlerClass(request, client, self)
        except Exception as e:
            self.handle_error(request, client)
        request.close()
    def handle_error(self, request, client_address):
        import sys, traceback
        print('-' * 40, file=sys.stderr)
        print('Exception occurred during processing of request from', client_address, file=sys.stderr)
        traceback.print_exc()
        print('-' * 40, file=sys.stderr)
    def serve_forever(self, poll_interval=0.5):
        while True:
            self.handle_request()
    def shutdown(self):
        pass
    def server_close(self):
        self.socket.close()
    def __enter__(self):
        return self
    def __exit__(self, *args):
        self.server_close()
class TCPServer(BaseServer):
    pass
class ThreadingMixIn:
    daemon_threads = True
class ThreadingTCPServer(TCPServer):
    pass
class BaseRequestHandler:
    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()
    def setup(self):
        pass
    def handle(self):
        pass
    def finish(self):
        pass
class StreamRequestHandler(BaseRequestHandler):
    def setup(self):
        self.connection = self.request
        self.rfile = self.request.makefile('rb')
        self.wfile = self.request.makefile('wb')
`,
};
