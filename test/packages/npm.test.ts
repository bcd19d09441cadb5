import { expect, test } from 'vitest';
import { inside, said } from './said';

const app = `const express = require('express');
const app = express();
app.use(express.json());
app.get('/', (req, res) => res.send('Hello World!'));
app.get('/users/:id', (req, res) => res.json({ id: req.params.id, q: req.query.q }));
app.post('/', (req, res) => res.status(201).send(req.body));
app.listen(3000, () => console.log('listening'));
`;

test('an express app is installed, started and answers', () => {
  const answers = said(
    ['node:20'],
    [
      'docker run -d --name web -p 3000:3000 -v $PWD:/app -w /app node:20 sh -c "npm install --no-audit --no-fund && npm start" > /dev/null; sleep 5',
      'curl -si localhost:3000 | grep -v Date',
      'curl -s localhost:3000/users/7?q=x; curl -s localhost:3000 -d \'{"a":1}\' -H "Content-Type: application/json"; curl -so /dev/null -w " %{http_code}" localhost:3000/no',
      'docker logs web | tail -4; docker exec web npm ls',
    ],
    {
      'index.js': app,
      'package.json':
        '{"name":"web","version":"1.0.0","scripts":{"start":"node index.js"},"dependencies":{"express":"^4.18.0"}}',
    },
  );
  expect(answers.slice(1)).toEqual([
    'HTTP/1.1 200 OK\r\nX-Powered-By: Express\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 12\r\nETag: W/"c-Lve95gjOVATpfV8EL5X4nxwjKHE"\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nHello World!\n',
    '{"id":"7","q":"x"}{"a":1} 404',
    '> web@1.0.0 start\n> node index.js\n\nlistening\nweb@1.0.0 /app\n└── express@4.22.3\n\n',
  ]);
});

test('versions that clash are refused, and two of one package lie below each other', () => {
  const [clash = '', nested] = said(
    ['node:20'],
    [
      inside('node:20', 'mkdir /a; cd /a; npm init -y >/dev/null; npm install react@17 react-dom@18'),
      inside(
        'node:20',
        'mkdir /b; cd /b; npm init -y >/dev/null; npm i --no-audit ms@2.1.3 debug@2 > /dev/null; cat node_modules/ms/package.json node_modules/debug/node_modules/ms/package.json | grep version; npm uninstall debug >/dev/null; ls node_modules',
      ),
    ],
  );
  expect(clash).toContain('npm error ERESOLVE unable to resolve dependency tree\n');
  expect(clash).toContain('npm error Found: react@17.0.2\n');
  expect(clash).toContain('npm error peer react@"^18.3.1" from react-dom@18.3.1\n');
  expect(nested).toBe('  "version": "2.1.3",\n  "version": "2.0.0",\nms\n');
});

test('npm ci wants a lock file, scripts want to be there', () => {
  const [out] = said(
    ['node:20'],
    [
      inside(
        'node:20',
        'mkdir /a; cd /a; npm init -y >/dev/null; npm ci 2>&1 | head -4; npm start 2>&1 | head -1; npm test; npm frob; npm i left-pad@9 2>&1 | head -2',
      ),
    ],
  );
  expect(out).toBe(
    'npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing package-lock.json or\nnpm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or\nnpm error Missing script: "start"\n\n> a@1.0.0 test\n> echo "Error: no test specified" && exit 1\n\nError: no test specified\nnpm error code ETARGET\nnpm error notarget No matching version found for left-pad@9.\nUnknown command: "frob"\n\nTo see a list of supported npm commands, run:\n  npm help\n',
  );
});
