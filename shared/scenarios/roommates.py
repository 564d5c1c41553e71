# title: Roommates
# title.zh: 室友
# order: 20
# teaches: cycles, reference-counts
# runtime: 3.15
# truck: 1
# vocabulary: Node 1, list 1, dict 1, weakref.ref 1, sys.getrefcount 1
# contracts: keep, free, truck, leak
# stakes: 8
# briefing: Two who hold each other keep each other alive, whatever the counts say; only the truck can tell. Today it takes the young and the middle-aged, and one couple has lived here for ever.
# briefing.zh: 互相引用的两个对象会让彼此一直活着，引用计数看不出来，只有垃圾车分得清。今天它只收年轻的和中年的对象，而有一对已经在这儿住了很久很久。
# hint: A count that never reaches zero frees nothing.
# hint.zh: 引用计数不归零，就什么也不会释放。
# hint: To free one of a pair by counts alone, cut the pair before you cut it off.
# hint.zh: 想只靠引用计数释放其中一个，就要先拆开这一对，再切断外面的引用。
# hint: The truck takes generations 0 and 1. What is in generation 2 rides on.
# hint.zh: 垃圾车只收第 0 代和第 1 代；第 2 代的对象安然无恙。

sofa = [Node(), Node()]
# the old couple, in generation 2 as soon as this is collected
sofa[0].next = sofa[1]
sofa[1].next = sofa[0]
gc.collect(1)
flat = [Node(), Node()]
flat[0].next = flat[1]
flat[1].next = flat[0]
flat[0].left = Node()
album = {'ann': sofa[1], 'bob': Node()}
album['bob'].next = flat[1]
# two who moved out; somebody still has their number
gone = Node()
gone.next = Node()
gone.next.next = gone
gone.left = Node()
number = weakref.ref(gone)
del gone
# and the ones upstairs, whom nobody has ever seen
above = Node()
above.next = [above]
del above
