"""Records what real CPythons do with programs.

usage: record.py programs.jsonl out.jsonl RUNTIME...
Interpreters stand under $PYTHONS/RUNTIME*/bin/python; 3.15 is the CPython in the npm package pyodide.
Each runtime runs every program twice, the second time in another order: what differs then depends on memory addresses
(the order of a set, say), and its program is dropped with a word.
"""
import collections
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REFEREE = os.path.join(HERE, '..', '..', '..', 'shared', 'cpython', 'referee.py')
# What 2.7's library lacks: a program that uses it has no record there.
NOT_IN_27 = ('gc.freeze', 'gc.unfreeze', 'cached', 'capture', '.clear()', 'weakref.finalize', 'get_stats')
# pyodide's CPython cannot start threads.
NOT_IN_315 = ('park(',)
WITH_AUTO = ('3.13', '3.15')


def command(runtime):
    if runtime == '3.15':
        return ['node', os.path.join(HERE, 'pyodide.mjs')]
    found = glob.glob(os.path.join(os.environ['PYTHONS'], runtime + '*', 'bin', 'python'))
    if not found:
        sys.exit('no interpreter for %s under $PYTHONS' % runtime)
    return [found[0], REFEREE]


def steps_on(runtime, programs):
    """name -> steps. What 2.7 cannot collect outlives its program, so there each runs in a process of its own."""
    steps = {}
    for batch in [[program] for program in programs] if runtime == '2.7' else [programs]:
        lines = ''.join(json.dumps(program) + '\n' for program in batch)
        done = subprocess.run(command(runtime), input=lines, capture_output=True, text=True,
                              env=dict(os.environ, PYTHONHASHSEED='0'))
        if done.returncode != 0:
            sys.exit('%s: %s' % (runtime, done.stderr[-2000:]))
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            steps[answer['name']] = answer['steps']
    return steps


def is_recorded(program, runtime):
    if program.get('auto') and runtime not in WITH_AUTO:
        return False
    lacking = {'2.7': NOT_IN_27, '3.15': NOT_IN_315}.get(runtime, ())
    return not any(word in line for line in program['source'] for word in lacking)


def main():
    programs = [json.loads(line) for line in open(sys.argv[1])]
    steps = collections.defaultdict(dict)
    unstable = set()
    for runtime in sys.argv[3:]:
        chosen = [program for program in programs if is_recorded(program, runtime)]
        first = steps_on(runtime, chosen)
        again = steps_on(runtime, chosen[::-1])
        unstable.update(name for name in first if first[name] != again[name])
        for name in first:
            steps[name][runtime] = first[name]
        print(runtime, len(first), 'programs', file=sys.stderr)
    with open(sys.argv[2], 'w') as out:
        for program in programs:
            if program['name'] in unstable:
                print('dropped', program['name'], file=sys.stderr)
                continue
            groups = []
            for runtime in sys.argv[3:]:
                if runtime not in steps[program['name']]:
                    continue
                done = steps[program['name']][runtime]
                same = [group for group in groups if group['steps'] == done]
                if same:
                    same[0]['runtimes'].append(runtime)
                else:
                    groups.append({'runtimes': [runtime], 'steps': done})
            record = {'name': program['name'], 'suite': program['suite'], 'source': program['source']}
            record.update((key, True) for key in ('auto', 'stderr') if program.get(key))
            out.write(json.dumps(dict(record, expect=groups), separators=(',', ':')) + '\n')


if __name__ == '__main__':
    main()
