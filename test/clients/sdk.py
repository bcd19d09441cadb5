"""What Docker's module for Python makes of a daemon: one line of JSON for each step."""
import io
import json
import sys
import tarfile
import threading
import time

import docker

client = docker.DockerClient(base_url=sys.argv[1], version="auto", timeout=60)


def tell(step, *values):
    print(json.dumps([step, *values]), flush=True)


def text(value):
    return value.decode() if isinstance(value, bytes) else value


tell("ping", client.ping(), client.version()["ApiVersion"], client.info()["OSType"])

# events are heard in a thread from here on
heard = []
stream = client.events(decode=True, filters={"type": "container"})
listener = threading.Thread(target=lambda: heard.extend(one["Action"] for one in stream), daemon=True)
listener.start()

tell("run", text(client.containers.run("busybox", ["echo", "hello"], remove=True)))
try:
    client.containers.run("busybox", ["sh", "-c", "echo bad >&2; exit 3"], remove=True)
except docker.errors.ContainerError as error:
    tell("failed run", error.exit_status, text(error.stderr))

box = client.containers.run("busybox", ["sh", "-c", "echo one; echo two >&2; sleep 1000"], name="box", detach=True,
                            labels={"a": "b"}, environment={"X": "y"}, mem_limit="64m")
time.sleep(0.5)
tell("logs", text(box.logs()), text(box.logs(stderr=False)), text(box.logs(tail=1)))
box.reload()
tell("attributes", box.status, box.name, box.labels, box.attrs["Config"]["Env"][0], box.attrs["HostConfig"]["Memory"])
tell("exec", *[text(one) if isinstance(one, bytes) else one for one in box.exec_run(["sh", "-c", "echo $X; exit 7"])])
code, streams = box.exec_run(["sh", "-c", "echo out; echo err >&2"], demux=True)
tell("exec apart", code, [text(one) for one in streams])
code, lines = box.exec_run(["sh", "-c", "echo 1; echo 2"], stream=True)
tell("exec in pieces", b"".join(lines).decode())
stats = box.stats(stream=False)
tell("stats", stats["memory_stats"]["limit"], stats["name"], sorted(stats["cpu_stats"]))
tell("top", box.top()["Titles"], len(box.top()["Processes"]))

archive = io.BytesIO()
with tarfile.open(fileobj=archive, mode="w") as tar:
    entry = tarfile.TarInfo("note")
    entry.size = 5
    tar.addfile(entry, io.BytesIO(b"words"))
tell("put archive", box.put_archive("/tmp", archive.getvalue()))
bits, stat = box.get_archive("/tmp/note")
with tarfile.open(fileobj=io.BytesIO(b"".join(bits))) as tar:
    tell("get archive", stat["name"], stat["size"], tar.extractfile("note").read().decode())
tell("diff", box.diff())

net = client.networks.create("net", driver="bridge", labels={"c": "d"},
                             ipam=docker.types.IPAMConfig(pool_configs=[docker.types.IPAMPool(subnet="10.77.0.0/24")]))
net.connect(box, aliases=["alias"], ipv4_address="10.77.0.9")
net.reload()
tell("network", [one.name for one in net.containers], net.attrs["IPAM"]["Config"])
other = text(client.containers.run("busybox", ["ping", "-c1", "-q", "alias"], network="net", remove=True))
tell("alias", "1 packets received" in other)
net.disconnect(box)
net.remove()

volume = client.volumes.create("vol", labels={"e": "f"})
client.containers.run("busybox", ["sh", "-c", "echo kept > /v/f"], volumes={"vol": {"bind": "/v", "mode": "rw"}}, remove=True)
tell("volume", text(client.containers.run("busybox", ["cat", "/v/f"], volumes={"vol": {"bind": "/v", "mode": "ro"}}, remove=True)))
volume.remove()

image, said = client.images.build(fileobj=io.BytesIO(b"FROM busybox\nRUN echo built > /built\nCMD cat /built\n"), tag="own:1", rm=True)
tell("build", image.tags, [one["stream"] for one in said if one.get("stream", "").startswith("Step")])
tell("built", text(client.containers.run("own:1", remove=True)))
client.images.remove("own:1")

box.pause()
box.reload()
tell("paused", box.status)
box.unpause()
box.rename("crate")
box.update(mem_limit="128m", memswap_limit="256m")
box.kill()
tell("wait", box.wait())
box.restart(timeout=0)
box.stop(timeout=0)
box.reload()
tell("stopped", box.name, box.status, box.attrs["State"]["ExitCode"], box.attrs["HostConfig"]["Memory"])
box.remove()
try:
    client.containers.get("crate")
except docker.errors.NotFound as error:
    tell("gone", error.status_code, error.explanation)
try:
    client.containers.run("nosuchimage:never")
except docker.errors.ImageNotFound as error:
    tell("no image", error.status_code)
tell("left", [one.name for one in client.containers.list(all=True)], client.volumes.list(), sorted(one.name for one in client.networks.list()))
stream.close()
tell("events", heard[:5], heard[-1])
