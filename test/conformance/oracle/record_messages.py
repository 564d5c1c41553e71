"""Records what real CPythons say of lines that go wrong, each by itself on the same small heap.

usage: record_messages.py lines.txt out.jsonl RUNTIME...
The heap is made by the `setup` in the first line of messages.jsonl, or by one in the first line of the input, which is
then the first of the output, too; each other line of the input gives one line like those in messages.jsonl. A runtime may be left out of a line by writing `line  # not 3.15`: there the answer depends on the platform.
"""
import json
import os
import sys

from record import HERE, steps_on

MARK = '  # not '


def main():
    with open(os.path.join(HERE, '..', 'messages.jsonl')) as known:
        setup = json.loads(known.readline())['setup']
    texts = [text for text in open(sys.argv[1]).read().splitlines() if text]
    own = texts.pop(0) if texts[0].startswith('{"setup"') else None
    if own:
        setup = json.loads(own)['setup']
    says = {}
    for runtime in sys.argv[3:]:
        programs = [{'name': str(i), 'setup': setup, 'source': [text.split(MARK)[0]]}
                    for i, text in enumerate(texts) if runtime not in text.split(MARK)[1:]]
        for name, error in steps_on(runtime, programs).items():
            groups = says.setdefault(name, [])
            same = [group for group in groups if group['error'] == error]
            if same:
                same[0]['runtimes'].append(runtime)
            else:
                groups.append({'runtimes': [runtime], 'error': error})
    with open(sys.argv[2], 'w') as out:
        if own:
            out.write(own + '\n')
        for i, text in enumerate(texts):
            record = {'line': text.split(MARK)[0], 'says': says[str(i)]}
            out.write(json.dumps(record, separators=(',', ':')) + '\n')


if __name__ == '__main__':
    main()
