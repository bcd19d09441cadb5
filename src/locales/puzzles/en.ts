/** Sentences of the puzzles, in English: the source of their keys. */
export const en = {
  title: 'Moving day no. {seed}',
  'title.daily': 'Moving day of {day}',
  difficulty: 'Difficulty {n} of 5',

  'brief.one':
    '{n} tenants want to move in on **{host}**, all at once, and stay. Who runs on the bare host, who in a container, and from which image: that is for you to find out.',
  'brief.two':
    '{n} tenants want to move in on **{host}** and **{other}**, all at once, and stay. Who lives on which host, bare or in a container, and from which image: that is for you to find out.',
  host: '**{host}** has {memory} of memory, and {disk} of its disk are free for images. Node.js {node} and Python {python} are installed on it.',
  'tenants.app':
    'The company’s own applications lie in `/srv` on every host. The port that each listens on stands in its source, and may not be changed.',
  'app.node': '`{name}` needs Node.js {versions}, and has to answer on port **{door}**.',
  'app.python': '`{name}` needs Python {versions}, and has to answer on port **{door}**.',
  'app.or': ' or ',
  'app.glibc': 'A part of it is machine code for glibc: Alpine has another C library.',
  'app.git': 'It calls `git`, which of the images only the plain ones have (no `-slim`, no `-alpine`).',
  'app.rates': 'It reads edition {n} of `/etc/shop/rates.json`; its own copy is `/srv/{name}/rates.json`.',
  service: '`{name}` is {images}: it listens on port {port} inside, and has to answer on port **{door}**.',
  'service.env': 'It does not start without `-e {env}`.',
  'service.or': ' or ',
  kernel:
    '`{name}` is a test of **{host}**’s hardware that ends with a fallen kernel (`{crash}`). It must not be the kernel of the others.',

  'how.bare': 'Bare: `{command}`',
  'how.container': 'In a container: `{command}`',
  'how.kernel': 'A kernel of its own: `multipass launch --name {name} --memory 512M`',
  'how.look': '`df -h /` and `docker system df` say what is left; `docker rm -f` and `docker rmi` make room.',

  'claim.isolation':
    'whichever version of each runtime one installs, they do not all run side by side without containers',
  'claim.small': 'the plain images do not fit on the disk',
  'claim.shared': 'it would not fit if images shared no layers',
  'claim.apart': 'no host can take all of them',
  'claim.kernel': 'one of them needs a kernel of its own',
  proven: 'It can be done; and it has been proven that {claims}.',
  'proven.and': '; that ',
  budget: 'For the third star, all images together take no more than {size}.',

  'goal.app': '`{name}` answers on port {door}.',
  'goal.service': '`{name}` answers on port {door}.',
  'goal.kernel': '`{name}` has fallen on {host}, in a machine of its own.',
  'goal.all': 'All that have a door answer at the same time.',

  'hint.app.bare':
    '`{name}` fits the host as it is: it takes the version that is installed, and its door is the port that it listens on.',
  'hint.app.image':
    'Of the images that will do, look for one that shares layers with another tenant’s, or is small by itself.',
  'hint.place': 'One arrangement that is hard to beat has it on {host}: {place}.',
  'hint.place.bare': 'without a container',
  'hint.place.container': 'in a container from `{image}`',
  'hint.place.vm': 'in a virtual machine',
  'hint.service': 'It comes ready in an image. Ask which of them has the base that others here have, too.',
  'hint.kernel':
    'A container, even a privileged one, has the host’s kernel. Only a virtual machine brings another.',
  'hint.command': '{commands}',
  'hint.then': ', then ',
  'hint.all.1': 'Ask each of them: `curl localhost:PORT`. `docker ps -a` shows who has stopped.',
  'hint.all.2':
    'A port of a host belongs to one tenant alone; and who found no memory was killed: exit code 137.',
  'hint.all.3':
    'Start again from the beginning, and put them in one after the other, those with the largest images first.',

  'after.best': 'The cheapest arrangement there is takes {size} of disk:',
  'after.line': '`{name}`: {place}, on {host}',
  'after.end':
    'Layers that several images share lie on a host’s disk once. That is why the smallest image is not always the cheapest one.',
} as const;
