/** What happens at each step of a command: `layer.what`. The source of the keys; src/game/explain names them. */
export const en = {
  'client.builtin': 'The shell does `{command}` by itself: no program is started, and no daemon is asked.',
  'client.unknown':
    'The shell looks `{name}` up on its PATH and finds no such program. Nothing is started: exit code 127.',
  'client.attached':
    'Your keys go to `docker`, which passes them on over its open line into the container. There a shell of its own reads them.',
  'client.starts':
    'The shell looks `{name}` up on its PATH, finds {exe}, and starts it as process {pid}. To the kernel it is a program like any other.',
  'client.inside': '`{starter}` starts `{name}` as process {pid}.',
  'client.forks': 'The shell makes a copy of itself (fork): process {pid}. It will become the next program.',
  'client.becomes': 'Process {pid} becomes `{name}` (exec): same process, another program.',
  'client.plugin':
    '`{before}` does not do this itself: it hands over to its plug-in `{name}`. Same process {pid}, another program.',
  'client.ends': '`{name}` ends with exit code 0: it worked.',
  'client.fails':
    '`{name}` ends with exit code {code}: it did not work out. The shell keeps that number in `$?`.',
  'client.goes-on': '`{name}` is still running.',
  'client.cut': 'And so on: {n} steps are shown, the rest repeats itself.',

  'http.ask.ping':
    'First the client asks whether anybody is there, and which version of the API it speaks. It writes to a socket, a file: /var/run/docker.sock.',
  'http.ask.create': 'The client asks for a new container. All that was typed goes along as JSON.',
  'http.ask.start': 'The client asks to start {name}. Creating and starting are two requests.',
  'http.ask.stop': 'The client asks to stop {name}. How that is done is the daemon’s business.',
  'http.ask.kill': 'The client asks to send a signal to {name}.',
  'http.ask.restart': 'The client asks to stop {name} and start it again.',
  'http.ask.pause': 'The client asks to freeze {name}.',
  'http.ask.unpause': 'The client asks to let {name} go on.',
  'http.ask.remove': 'The client asks to remove the container {name}.',
  'http.ask.wait': 'The client asks to be told when {name} ends. This answer comes when it happens.',
  'http.ask.attach': 'The client asks to be connected to what {name} reads and writes.',
  'http.ask.logs': 'The client asks for what {name} has written.',
  'http.ask.stats': 'The client asks what {name} uses.',
  'http.ask.list': 'The client asks for the list of containers.',
  'http.ask.inspect': 'The client asks for all that is known of {name}.',
  'http.ask.exec': 'The client asks to run one more program in {name}. First it only registers it.',
  'http.ask.exec-start': 'Now the client asks to start that program, and to be connected to it.',
  'http.ask.exec-inspect': 'The client asks how the program ended.',
  'http.ask.pull':
    'The client asks the daemon to fetch the image. The client itself never talks to the registry.',
  'http.ask.push': 'The client asks the daemon to bring the image to a registry.',
  'http.ask.images': 'The client asks for the list of images.',
  'http.ask.image': 'The client asks whether the daemon has the image {name}.',
  'http.ask.image-remove': 'The client asks to remove the image {name}.',
  'http.ask.build': 'The client sends the folder as an archive, and asks for an image to be built from it.',
  'http.ask.session':
    'The client opens a lasting line to BuildKit, the builder in the daemon. Over it the builder asks for the Dockerfile and for the files that it needs, and no others.',
  'http.ask.networks': 'The client asks which networks there are.',
  'http.ask.network': 'The client asks about the network {name}.',
  'http.ask.network-create': 'The client asks for a new network.',
  'http.ask.volume-create': 'The client asks for a new volume.',
  'http.ask.volumes': 'The client asks about volumes.',
  'http.ask.events': 'The client asks to hear of all that happens.',
  'http.ask.version': 'The client asks which versions it is talking to.',
  'http.ask.other': 'The client sends {request}.',
  'http.answer': 'The daemon answers: {status}.',
  'http.stream': 'The daemon answers {status} and keeps the line open: what follows comes as it happens.',
  'http.refusal': 'The daemon says no: {status}, “{message}”.',

  'daemon.create':
    'The daemon has the image {image} ({size}, layers: {layers}) and makes the container {name}: a note of its settings, and an empty layer on top that can be written to. Nothing of the image is copied.',
  'daemon.start': 'The daemon notes down: {name} is running.',
  'daemon.die': 'The daemon notes down: {name} has ended with code {code}. Its writable layer stays.',
  'daemon.stop': 'The daemon notes down: {name} was stopped by hand, so no restart policy will wake it.',
  'daemon.kill': 'The daemon has signal {signal} sent to the first process of {name}.',
  'daemon.oom': 'The daemon hears that {name} ran out of memory.',
  'daemon.pause':
    'The daemon has the control group of {name} frozen: it keeps its memory and gets no processor time.',
  'daemon.unpause': 'The daemon has the control group of {name} thawed.',
  'daemon.destroy': 'The daemon throws away {name} and its writable layer. The image stays.',
  'daemon.rename': '{before} is called {name} from now on.',
  'daemon.exec': 'The daemon has `{command}` started in {name}.',
  'daemon.exec-end':
    'The daemon hears that the program in {name} ended with code {code}. The container itself goes on.',
  'daemon.health': 'The health check of {name} says: {health}.',
  'daemon.connect':
    'The daemon plugs {name} into the network {network}: one end of a virtual cable into the bridge, the other into the container. Its address is {address}.',
  'daemon.disconnect': 'The daemon unplugs {name} from the network {network}.',
  'daemon.network': 'The daemon makes the network {name}: a bridge, a virtual switch in the kernel.',
  'daemon.network-gone': 'The daemon takes the network {name} down.',
  'daemon.volume':
    'The daemon makes the volume {name}: a folder on the host’s disk that outlives containers.',
  'daemon.volume-gone': 'The daemon deletes the volume {name} with all that is in it.',
  'daemon.mount': 'The volume {volume} will appear in {name} at {path}.',
  'daemon.publish': 'The daemon opens ports of the host that lead into {name}: {ports}.',
  'daemon.shim':
    'containerd, the daemon’s helper, starts a shim for {name}: a small parent that stays with the container, so that the daemon itself can be restarted.',
  'daemon.runc':
    'The shim of {name} calls runc, whose only work is to ask the kernel for the parts of a container. Then it goes away.',
  'daemon.runc-exec': 'The shim calls runc to put one more process into the container.',
  'daemon.layer-here':
    'Layer {layer} is here already, from another image: it is shared, and nothing is fetched.',
  'daemon.layer-waits': 'Layer {layer} waits for its turn: three come at a time.',
  'daemon.layer-came':
    'Layer {layer} has come from the registry: {bytes}, compressed. Its checksum is right.',
  'daemon.layer-unpacked': 'Layer {layer} is unpacked onto the disk: {size}.',
  'daemon.pulled': 'All layers are there: the image is called {name} here from now on.',
  'daemon.tag': 'The image gets the name {name}.',
  'daemon.untag': 'The image loses a name.',
  'daemon.deleted': 'The image is deleted, with the layers that no other image uses.',
  'daemon.built': 'The builder hands the image over to the daemon.',
  'daemon.build-step': 'The builder did: {step} ({time} s).',
  'daemon.build-cached':
    'The builder did not have to do: {step}. Nothing it depends on has changed, so the layer of last time is used.',

  'kernel.namespaces':
    'The kernel makes a process with {n} namespaces of its own ({kinds}): it will see other process numbers, another network, other files than the host. The kernel itself stays the same one.',
  'kernel.cgroup':
    'It goes into a control group: what the whole container may use is counted and limited there.',
  'kernel.mounts':
    'Its root is put together: the read-only layers of the image ({layers}) with the writable one on top (overlay), and {n} more mounts.',
  'kernel.first': 'exec: `{command}` runs. The host knows it as process {pid}; inside {name} it is number 1.',
  'kernel.joins':
    'The kernel lets a new process enter the namespaces and the control group of {name} (setns): `{command}`, process {pid} on the host, {inside} inside. No new container is made.',
  'kernel.replaces': 'In {name}, process {inside} becomes `{command}` (exec).',
  'kernel.starts': 'In {name}, `{command}` is started: process {pid} on the host, {inside} inside.',
  'kernel.forks':
    'In {name}, `{command}` makes another process.|In {name}, `{command}` makes {n} more processes.',
  'kernel.host':
    'The kernel gives `{name}` a process on the host itself: it sees all of the host’s files, processes and networks. No namespace is made, and no daemon has part in it.',
  'kernel.ends': 'A process in {name} ends.|{n} processes in {name} end.',
  'kernel.killed': 'Signal {signal} ends a process in {name}.|Signal {signal} ends {n} processes in {name}.',
  'kernel.container-ends':
    'The first process of {name} ends with code {code}. With it the kernel clears away whatever else ran there, and the namespaces.',
  'kernel.oom': 'Memory is short: the kernel’s OOM killer ends process {pid}.',
  'kernel.vm': 'The machine {name} is switched on: the hypervisor reserves {memory} GiB for it, used or not.',
  'kernel.vm-stage': '{name}: {stage}.',
  'kernel.vm-ready': '{name} has booted a kernel of its own and is ready after {time} s.',
} as const;
