#!/usr/bin/env python3
"""Records what real shells say to the commands of commands.txt, into golden-<shell>.json.

commands.txt: commands separated by lines with `%%`; `%% bash` before one restricts it to those shells.
Each runs as `SHELL -c COMMAND` in a fresh /tmp/lab with the files below, a small environment and no terminal.
Needs bash 5.2, dash 0.5.12 and busybox 1.35 (Debian: bash, dash, busybox-static). usage: record.py
"""
import json, os, shutil, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SHELLS = {"bash": ["bash", "-c"], "dash": ["dash", "-c"], "ash": ["busybox", "sh", "-c"]}
FILES = {"a.txt": "alpha\nbeta\n", "b.txt": "one two\nthree\n", "c.md": "# c\n", "sub/d.txt": "deep\n", ".hidden": "h\n",
         "script.sh": "#!/bin/sh\necho \"script $0 $# $*\"\nexit 5\n", "plain": "echo plain $1\n", "lib.sh": "libvar=loaded\nlibfn() { echo lib $1; }\n"}
ENV = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "USER": "root", "LANG": "C.UTF-8", "TZ": "UTC"}


def commands():
    shells, text = list(SHELLS), []
    for line in open(os.path.join(HERE, "commands.txt"), encoding="utf-8"):
        if line.startswith("%%"):
            if "".join(text).strip():
                yield shells, "".join(text).rstrip("\n")
            shells, text = line[2:].split() or list(SHELLS), []
        else:
            text.append(line)
    if "".join(text).strip():
        yield shells, "".join(text).rstrip("\n")


def lab():
    shutil.rmtree("/tmp/lab", ignore_errors=True)
    for path, content in FILES.items():
        full = os.path.join("/tmp/lab", path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w") as out:
            out.write(content)
        if content.startswith("#!") or path == "plain":
            os.chmod(full, 0o755)


def main():
    got = {name: [] for name in SHELLS}
    for shells, command in commands():
        for name in shells:
            lab()
            argv = SHELLS[name] + [command]
            ran = subprocess.run(argv, cwd="/tmp/lab", env=ENV, stdin=subprocess.DEVNULL, capture_output=True, timeout=20)
            got[name].append({"command": command, "stdout": ran.stdout.decode("utf-8", "replace"),
                              "stderr": ran.stderr.decode("utf-8", "replace"), "exit": ran.returncode if ran.returncode >= 0 else 128 - ran.returncode})
    for name, rows in got.items():
        with open(os.path.join(HERE, f"golden-{name}.json"), "w", encoding="utf-8") as out:
            json.dump({"files": FILES, "env": ENV, "rows": rows}, out, ensure_ascii=False, indent=1)
            out.write("\n")
        print(name, len(rows))


main()
