#!/usr/bin/env python3
"""Records what real shells show on a terminal of 80x24 while somebody types, into golden-terminal.json.

Each key (a line without its Enter, or with ^X for Control-X and \\e for Escape when it begins with %) is typed when nothing came for
0.4 s. Needs bash 5.2, dash 0.5.12 and busybox 1.35 (Debian: bash, dash, busybox-static). usage: record-terminal.py
"""
import fcntl, json, os, pty, re, select, shutil, struct, termios, time

HERE = os.path.dirname(os.path.abspath(__file__))
SHELLS = {"bash": ["bash", "--norc"], "dash": ["dash"], "ash": ["busybox", "sh"]}
ENV = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "USER": "root", "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm", "PS1": "$ "}
FILES = {"alpha.txt": "a\n", "alpine.txt": "b\n", "beta.txt": "c\n", "folder/inner.txt": "d\n"}
ALL = ["bash", "dash", "ash"]
SCENES = [
    ("commands and their errors", ALL, ["echo hi", "nosuch", "cd /nosuch", "cat nosuch", "false", "echo $?", "exit 3"]),
    ("a command of several lines", ALL, ["for i in 1 2", "do echo $i", "done", "if true; then", "echo yes; fi", "echo 'a", "b'", "%^D"]),
    ("a here-document", ALL, ["cat <<END", "one $((1+1))", "END", "exit"]),
    ("^C at a command and at the prompt", ALL, ["sleep 20", "%^C", "echo $?", "%echo half", "%^C", "echo whole", "exit"]),
    ("^C ends a loop", ALL, ["while true; do sleep 5; done", "%^C", "echo after", "exit"]),
    ("jobs", ["bash"], ["sleep 30", "%^Z", "jobs", "bg", "%fg\r", "%^C", "sleep 0.1 &", "sleep 0.3", "echo end", "exit"]),
    ("errors of the syntax do not end it", ["bash", "ash"], ["echo )", "echo ok", "fi", "exit"]),
    ("errors of expansions do not end it", ALL, ["echo ${nosuch?}", "echo $((1/0))", "readonly r=1", "r=2", "echo still", "exit"]),
    ("moving and deleting", ["bash"], ["%echo abc\\e[D\\e[D\x7fX\r", "%echo one two^W^Wecho three\r", "%xyz^U\r", "%ab^A^K\r", "%echo end^A^E!\r", "exit"]),
    ("the history", ["bash"], ["echo first", "echo second", "%\\e[A\\e[A\r", "%\\e[A\\e[A\\e[B\r", "!!", "exit"]),
    ("Tab", ["bash"], ["%cat be\t\r", "%cat al\t\t\tp\thx\b\x7f\tt\t\r", "%cd fo\t\r", "%cat in\t\r", "exit"]),
    ("read and a prompt", ["bash"], ['read -p "name? " x', "bob", "echo $x", "read -s y", "secret", "echo $y", "exit"]),
    ("exit with stopped jobs", ["bash"], ["sleep 30", "%^Z", "exit", "exit"]),
    ("a subshell of its own", ["bash", "dash"], ["sh", "echo $0", "exit 4", "echo $?", "%^D"]),
]


def keys_of(key):
    if not key.startswith("%"):
        return key + "\r"
    return re.sub(r"\^(.)", lambda m: chr(ord(m[1]) & 31), key[1:]).replace("\\e", "\x1b")


def play(argv, keys):
    shutil.rmtree("/tmp/lab", ignore_errors=True)
    for path, content in FILES.items():
        os.makedirs(os.path.dirname(os.path.join("/tmp/lab", path)), exist_ok=True)
        with open(os.path.join("/tmp/lab", path), "w") as out:
            out.write(content)
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir("/tmp/lab")
        os.execvpe(argv[0], argv, ENV)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    out, last, keys = b"", time.monotonic(), list(keys)
    while time.monotonic() - last < 5:
        if keys and time.monotonic() - last > 0.4:
            os.write(fd, keys_of(keys.pop(0)).encode())
            last = time.monotonic()
        if select.select([fd], [], [], 0.05)[0]:
            try:
                data = os.read(fd, 65536)
            except OSError:
                break
            if not data:
                break
            out += data
            last = time.monotonic()
            if b"\x1b[6n" in data:
                os.write(fd, b"\x1b[24;3R")
    _, status = os.waitpid(pid, 0)
    text = out.decode("utf-8", "replace")
    text = re.sub(r"^\s*BusyBox v.*?commands\.\r\n\r\n", "", text, flags=re.S)
    return text, os.waitstatus_to_exitcode(status)


def main():
    rows = []
    for title, shells, keys in SCENES:
        for shell in shells:
            shown, code = play(SHELLS[shell], keys)
            rows.append({"title": title, "shell": shell, "keys": [keys_of(key) for key in keys], "shown": shown, "exit": code})
            print(shell, title)
    with open(os.path.join(HERE, "golden-terminal.json"), "w", encoding="utf-8") as out:
        json.dump({"files": FILES, "env": ENV, "rows": rows}, out, ensure_ascii=False, indent=1)
        out.write("\n")


main()
