import { expect, test } from 'vitest';
import { meets } from '#sim/packages/pip/index';
import { inside, said } from './said';

test('ranges of PEP 440', () => {
  expect(['>=2,<3', '==2.0.*', '~=2.0', '!=2.0.1'].map((range) => meets('2.0.1', range))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

const app = `from flask import Flask, request
import redis
app = Flask(__name__)
cache = redis.Redis(host='redis')

@app.route('/')
def hello():
    return f'Seen {cache.incr("hits")} times.\\n'

@app.route('/echo/<int:n>', methods=['POST'])
def echo(n):
    return {'n': n, 'form': request.form.get('a')}
`;

test('the counter of the compose tutorial counts', () => {
  const answers = said(
    ['python:3.11', 'redis:latest'],
    [
      'docker network create net >/dev/null; docker run -d --name redis --network net redis >/dev/null; docker build -q -t counter . >/dev/null; docker run -d --name counting -p 5000:5000 --network net counter >/dev/null; sleep 3',
      'curl -s localhost:5000; curl -s localhost:5000; curl -s localhost:5000/echo/4 -d a=b; curl -so /dev/null -w "%{http_code}\\n" localhost:5000/nope',
      'docker logs counting 2>&1 | sed "s/\\[.*\\]/[]/; s/172[0-9.]*/IP/"',
    ],
    {
      'app.py': app,
      'requirements.txt': 'flask\nredis  # the client\n',
      Dockerfile:
        'FROM python:3.11\nWORKDIR /code\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
    },
  );
  expect(answers.slice(1)).toEqual([
    'Seen 1 times.\nSeen 2 times.\n{"form":"b","n":4}\n404\n',
    ` * Serving Flask app 'app.py'
 * Debug mode: off
WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.
 * Running on all addresses (0.0.0.0)
 * Running on http://127.0.0.1:5000
 * Running on http://IP:5000
Press CTRL+C to quit
IP - - [] "GET / HTTP/1.1" 200 -
IP - - [] "GET / HTTP/1.1" 200 -
IP - - [] "POST /echo/4 HTTP/1.1" 200 -
IP - - [] "GET /nope HTTP/1.1" 404 -
`,
  ]);
});

test('demands that exclude each other are a fact', () => {
  const [conflict = '', none] = said(
    ['python:3.11'],
    [
      inside('python:3.11', 'pip install flask==2.0.1 click==7.0; python -c "import flask"'),
      inside('python:3.11', 'pip install flask==99'),
    ],
  );
  expect(conflict).toContain('    The user requested click==7.0\n    flask 2.0.1 depends on click>=8.0\n');
  expect(conflict).toContain("ModuleNotFoundError: No module named 'flask'\n");
  expect(none).toBe(
    'ERROR: Could not find a version that satisfies the requirement flask==99 (from versions: 3.1.2)\nERROR: No matching distribution found for flask==99\nexit 1\n',
  );
});
