# title: Roommates
# title.zh: 室友
# teaches: cycles
# runtime: 3.15
# order: 20
# truck: 1
# vocabulary: Node 1, list 1, dict 1, Loud 2, weakref.ref 1, gc.collect 3, sys.getrefcount 1
# contracts: keep, free, truck, leak, silence
# stakes: 6
# briefing: Two who hold each other keep each other alive, whatever the counts say. Only the truck can tell.
# briefing.zh: 互相引用的两个对象会让彼此一直活着，引用计数看不出来，只有垃圾车知道。
# hint: A count that never reaches zero frees nothing.
# hint.zh: 引用计数不归零，就什么也不会释放。

shelf = [Node(), Node(), Loud()]
shelf[0].next = shelf[1]
shelf[1].next = shelf[0]
album = {'k1': shelf[2], 'k2': Node()}
