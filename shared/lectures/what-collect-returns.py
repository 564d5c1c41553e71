# title: What gc.collect() returns
# title.zh: gc.collect() 返回什么
# about: A number of objects, not of bytes: what is counted, and what is not.
# about.zh: 是对象的个数，不是字节数：什么算在内，什么不算。
# teaches: collect-returns, reference-counts, cycles
# runtime: 3.15
# order: 60

# say: Counts free most things. What they free, the collector never sees.
# say.zh: 大多数东西靠引用计数就释放了。它们释放掉的，回收器根本看不到。
heap = [Node(), Node(), Node()]
# forecast: #1 #2 #3 #4
del heap
# reveal
gc.collect()
# say: Nothing was left to find: it returns 0, though four objects had just gone.
# say.zh: 没剩下什么可找：它返回 0，尽管刚刚有四个对象消失了。
# say: Now a cycle of two, and something that hangs on it.
# say.zh: 现在来一个两个对象的环，上面还挂着一个东西。
pair = Node()
pair.next = Node()
pair.next.next = pair
pair.left = [Node()]
lucky = pair.left
# say: How many of these does the collection find unreachable? Forecast each; the sum is what it returns.
# say.zh: 这次回收会发现其中几个不可到达？逐个预测；加起来就是它的返回值。
# forecast: #5 #6 #7 #8
# peer
del pair
gc.collect()
# reveal
# say: It returned 2: the pair. lucky holds the list, and the list its node.
# say.zh: 它返回了 2：就是那一对。lucky 抓住列表，列表抓住里面的对象。
# say: What hangs on garbage is found with it, on a cycle or not.
# say.zh: 挂在垃圾上的东西，不管在不在环上，都会一起被找到。
knot = Node()
knot.next = knot
knot.left = [Node()]
knot.right = Node()
spare = knot.right
# forecast: #9 #10 #11 #12
# peer
del knot
gc.collect()
# reveal
# say: It returned 3: the knot, the list and its node. Each is an object; how many bytes they had, it does not say.
# say.zh: 它返回了 3：knot、列表和列表里的对象。每个算一个对象；占多少字节，它不说。
