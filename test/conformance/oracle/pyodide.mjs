// Runs the referee on the CPython inside the npm package pyodide. Standard input and output as referee.py's own.
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const input = readFileSync(0, 'utf8');
const python = await loadPyodide({ env: { PYTHONHASHSEED: '0' } });
python.FS.writeFile(
  '/home/pyodide/referee.py',
  readFileSync(new URL('../../../shared/cpython/referee.py', import.meta.url)),
);
const run = python.runPython(`
import json, sys
sys.path.insert(0, '/home/pyodide')
import referee
referee.be_quiet()
lambda text: (lambda program: json.dumps({'name': program['name'], 'steps': referee.run(program)}))(json.loads(text))
`);
for (const line of input.split('\n')) if (line) process.stdout.write(`${run(line)}\n`);
