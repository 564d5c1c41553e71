"""An exported match runs through these doors: what each line did is held against what the log says it did."""

# Which CPythons do what the engine's runtimes do.
FITTING = {'2.7': ('2.7',), '3.8': ('3.8',), '3.10': ('3.9', '3.10'), '3.13': ('3.11', '3.12', '3.13'), '3.15': ('3.15',)}
VERSION = sys.version.split()[0]
SERIES = '%d.%d' % sys.version_info[:2]


class Different(Exception):
    """CPython did something else than the log says."""


class _Report(object):
    def __init__(self):
        self.lines = 0        # that did the same
        self.differences = 0
        self.unchecked = {UNCHECKED: 0, BY_ADDRESS: 0}  # lines, by why they are not checked
        self.has_sets = False  # whether the round has made a set
        self.strict = True    # whether the first difference ends the run


UNCHECKED = 'from `gc.enable()` on, the collector runs by itself, and what checks the lines would move the moment'
BY_ADDRESS = 'from where a set is taken apart on, what comes first depends on addresses'

_report = _Report()


def _check(what, expected, found):
    """Holds one fact of a line against the log."""
    if expected == found:
        return
    difference = '%s: the log says %s, CPython %s says %s' % (what, expected or 'nothing', VERSION, found or 'nothing')
    _report.differences += 1
    if _report.strict:
        raise Different(difference)
    print('  ' + difference)


def _in_order(said):
    """What was said, as one text. In which order the members of a set die depends on their addresses, and in which order
    attributes do, on 2.7, on the hashes of their names."""
    return ', '.join(sorted(said) if PY2 or _report.has_sets else said)


def _notice_sets(line):
    if '{' in line and any(isinstance(node, ast.Set) for node in ast.walk(ast.parse(line))):
        _report.has_sets = True


def _checked(name, changes, frees, says, answers):
    if frees in _report.unchecked:
        _report.unchecked[frees] += 1
        return
    _check(name + ': frees', frees, ' '.join(changes.get('dead', ())))
    _check(name + ': says', _in_order(says.split(', ')) if says else '', _in_order(changes.get('log', ())))
    _check(name + ': raises', None, changes.get('err'))
    if answers is not None:
        _check(name + ': answers', answers, changes.get('ret'))
    _report.lines += 1


def scenario(line, frees='', says='', answers=None):
    """A line before play, in the globals."""
    _notice_sets(line)
    _checked(line, step(line), frees, says, answers)


def truck(generation, frees='', says='', answers=None):
    """The collection after the bell."""
    line = 'gc.collect(%d)' % generation
    _checked(line, step(line), frees, says, answers)


def _player(frame, name):
    """A function that runs a line in the player's own names; its `returns` lets all of them go."""
    def play(line, frees='', says='', answers=None):
        _notice_sets(line)
        _checked('%s(%r)' % (name, line), step(line, frame), frees, says, answers)

    def returns(frees='', says=''):
        _checked(name + '.returns()', leave(frame), frees, says, None)
    play.returns = returns
    return play


def survivors(expected):
    """Every object that is alive, with its references and its place."""
    found = observe()
    _check('alive', ' '.join(sorted(expected, key=_by_number)), ' '.join(sorted(found, key=_by_number)))
    for label in sorted(expected, key=_by_number):
        if label in found:
            _check('%s: references and place' % label, '%s, %s' % expected[label], '%s, %s' % tuple(found[label]))


DRAWN = {}  # of a notebook: what is alive in a drawing (None where that is not checked), and the drawing as SVG


def show(drawing, runtime, players, objects, *parts):
    """Plays a round's parts, from its start, shows what is then alive, and holds the drawing to it. A notebook's cells
    are played like this: between two cells it makes objects of its own, which the collector would meet."""
    _report.strict = SERIES in FITTING[runtime]
    if not _report.strict:
        print('This was played on Python %s; what CPython %s does otherwise:' % (runtime, VERSION))
    expected, svg = DRAWN[drawing]
    found_so = gc.isenabled(), sys.stderr, getattr(sys, 'unraisablehook', None)
    be_quiet()
    doors = [_player(frame, name) for frame, name in enumerate(players)]
    _report.has_sets = False
    begin(range(len(players)), objects)
    try:
        for part in parts:
            part(*doors)
        if expected is not None:
            survivors(expected)
        found = observe()
        types = dict((label, _type_at(_state.address[label])) for label in found)
    finally:
        end()
        _leave(*found_so)
    _tell_unchecked()
    print('CPython %s: %s alive' % (VERSION, _count_of(len(found), 'object')))
    for label in sorted(found, key=_by_number):
        references, place = found[label]
        print('%5s  %-8s %-13s %s' % (label, types[label], _count_of(references, 'reference'), PLACES[place]))
    if 'get_ipython' in globals():
        from IPython.display import SVG, display
        display(SVG(svg))


def _leave(was_enabled, stderr, hook):
    """The notebook's own process goes on as it was."""
    sys.stderr = stderr
    if hook is not None:
        sys.unraisablehook = hook
    if was_enabled:
        gc.enable()


PLACES = {0: 'generation 0', 1: 'generation 1', 2: 'generation 2', 'P': 'frozen', 'U': 'untracked', 'T': 'tracked'}


def _type_at(address):
    return type(ctypes.cast(address, ctypes.py_object).value).__name__


def play_match(rounds):
    """Plays the rounds that this CPython can play: `(title, runtime, players, objects, function)` each. Exits with 0 if
    all was as the log says, with 1 if not, with 2 if this CPython can play none of them."""
    anyway = '--anyway' in sys.argv[1:]
    fitting = [one for one in rounds if anyway or SERIES in FITTING[one[1]]]
    if not fitting:
        print('This match was played on Python %s; this is CPython %s, where other things happen.'
              % (', '.join(sorted(set(one[1] for one in rounds))), VERSION))
        print('Run it with that Python, or with --anyway to see the differences.')
        return 2
    be_quiet()
    for number, one in enumerate(rounds):
        if one in fitting:
            _play_round(number + 1, one)
        else:
            print('Round %d, %s, is left out: it was played on Python %s.' % (number + 1, one[0], one[1]))
    did = 'did the same' if _report.differences == 0 else 'did %d things differently' % _report.differences
    print('%s, %s: CPython %s %s.' % (_count_of(len(fitting), 'round'), _count_of(_report.lines, 'line'), VERSION, did))
    _tell_unchecked()
    return 1 if _report.differences and _report.strict else 0


def _tell_unchecked():
    for why in (UNCHECKED, BY_ADDRESS):
        if _report.unchecked[why]:
            print('%s not checked: %s.' % (_count_of(_report.unchecked[why], 'line'), why))
            _report.unchecked[why] = 0


def _count_of(count, thing):
    return '%d %s%s' % (count, thing, '' if count == 1 else 's')


def _play_round(number, one):
    title, runtime, players, objects, function = one
    _report.strict = SERIES in FITTING[runtime]
    if not _report.strict:
        print('Round %d, %s, was played on Python %s; what CPython %s does otherwise:' % (number, title, runtime, VERSION))
    doors = [_player(frame, name) for frame, name in enumerate(players)]
    _report.has_sets = False
    begin(range(len(players)), objects)
    try:
        function(*doors)
    except Different as difference:
        line = sys.exc_info()[2].tb_next.tb_lineno
        end()
        print('Round %d, %s, line %d of this file: %s' % (number, title, line, difference))
    else:
        end()


def tell_program(runtime, opening, path):
    """Runs the lines of the function that opens so in the file at `path`, and prints what each of them does."""
    import io
    if SERIES not in FITTING[runtime]:
        print('# CPython %s; Python %s does other things.' % (VERSION, runtime))
    with io.open(path, encoding='utf-8') as source:
        lines = _lines_below(opening, source.read().splitlines())
    be_quiet()
    told = []
    begin((), seals_for(line for _, line in lines))
    for i in range(len(lines)):  # as the referee's `run`: the collector meets neither an iterator nor what is told
        changes = step(lines[i][1])
        told.append(json.dumps(changes))
        changes = None
    end()
    for (number, line), text in zip(lines, told):
        print('\n        '.join(['%4d  %s' % (number, line)] + _details(json.loads(text))))


def _lines_below(opening, texts):
    """The indented lines below a line, with their numbers; no empty ones, and no comments."""
    lines = []
    for number in range(texts.index(opening) + 1, len(texts)):
        text = texts[number].strip()
        if text and not text.startswith('#'):
            if not texts[number].startswith(' '):
                break
            lines.append((number + 1, _plain(text)))
    return lines


def _details(changes):
    """What a line did, a fact a text."""
    details = [changes['err']] if 'err' in changes else []
    if 'ret' in changes:
        details.append('-> ' + _answer(changes['ret']))
    details += ['log: ' + text for text in changes.get('log', ())]
    details += ['stderr: ' + text for text in changes.get('stderr', ())]
    for label in sorted(changes.get('set', ()), key=_by_number):
        references, place = changes['set'][label]
        details.append('%s: %s, %s' % (label, _count_of(references, 'reference'), PLACES[place]))
    if 'dead' in changes:
        details.append('freed: ' + ' '.join(changes['dead']))
    if 'garbage' in changes:
        details.append('gc.garbage: ' + ' '.join(changes['garbage']))
    for name, label in sorted(changes.get('weak', {}).items()):
        details.append('weak %s: %s' % (name, label or 'dead'))
    return details


def _answer(value):
    return '[%s]' % ', '.join(map(_answer, value)) if isinstance(value, list) else str(value)
