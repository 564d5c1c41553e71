# title: Night shift
# title.zh: 夜班
# order: 70
# teaches: hidden-holders
# runtime: 3.15
# truck: 2
# vocabulary: Node 1, list 1, closure 2, generator 2, capture 2, cached 2, cache_clear 2, close 1, registry 1, gc.get_referrers 1, sys.getrefcount 1
# contracts: keep, free, truck
# stakes: 8
# briefing: At night the helpers hold on to things: a cache, a closure, a generator that never finished, the traceback of an old error. No list shows what they hold.
# briefing.zh: 夜里，帮手们悄悄攥着东西不放：缓存、闭包、没跑完的生成器，还有旧错误的回溯。哪张清单上都看不到它们攥着什么。
# hint: A suspended generator holds its frame's locals until it is closed.
# hint.zh: 挂起的生成器会一直攥着自己帧里的局部变量，直到被关闭。
# hint: `cached(x)` keeps x for as long as the program runs, or until `cached.cache_clear()`.
# hint.zh: `cached(x)` 会让 x 一直活到程序结束，或者直到有人调用 `cached.cache_clear()`。
# hint: An exception holds its traceback, the traceback its frame, the frame its locals.
# hint.zh: 异常攥着回溯，回溯攥着帧，帧攥着局部变量。

desk = [Node(), Node()]
desk[0].left = Node()
desk[1].next = desk[0]
tray = {'call': closure(desk[1]), 'tour': generator(Node()), 'error': capture(Node())}
keys = [closure(Node())]
cached(Node())
registry.append(Node())
registry[0].next = desk[0].left
# an error that holds what holds the error: nobody is on that case any more
case = Node()
case.error = capture(case)
case.left = Node()
file = weakref.ref(case)
del case
# a tour that leads to itself
guide = Node()
guide.tour = generator(guide)
guide.next = Node()
del guide
