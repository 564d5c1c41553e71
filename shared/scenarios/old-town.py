# title: The old town
# title.zh: 老城
# order: 30
# teaches: generations, collect-returns, myths
# runtime: 3.15
# truck: 0
# vocabulary: Node 1, list 1, weakref.ref 1, gc.collect 4, gc.freeze 5, gc.get_stats 1
# contracts: elder, leak, truck, keep, free
# stakes: 8
# briefing: The truck only looks at generation 0, the newcomers. Who has survived one collection lives in generation 1, who has survived another in generation 2, and there nobody comes for them today.
# briefing.zh: 今天的垃圾车只看第 0 代，也就是新来的。熬过一次回收的住在第 1 代，再熬过一次的住在第 2 代，今天没人会去那儿找他们。
# hint: `gc.collect(0)` moves the survivors of generation 0 to generation 1; `gc.collect(1)` moves both to generation 2.
# hint.zh: `gc.collect(0)` 把第 0 代的幸存者移到第 1 代；`gc.collect(1)` 把两代的幸存者都移到第 2 代。
# hint: `gc.collect()` is a full collection, and whatever trash there is goes at once.
# hint.zh: `gc.collect()` 是完全回收，现有的垃圾会立刻全部清掉。
# hint: An old cycle that nobody can reach stays in memory until someone collects its generation.
# hint.zh: 没人够得着的老循环会一直留在内存里，直到有人回收它那一代。

hall = [Node(), Node()]
hall[0].next = hall[1]
hall[1].next = hall[0]
gc.collect(1)
market = [Node(), Node(), hall[1]]
market[0].next = market[1]
market[1].left = Node()
late = Node()
late.next = late
late.left = Node()
gc.collect(0)
# a middle-aged one that everybody forgot but the gossip
gossip = [weakref.ref(late)]
del late
alley = [Node(), Node()]
alley[0].next = alley[1]
alley[1].next = alley[0]
# a young couple on the run
young = Node()
young.next = Node()
young.next.next = young
gossip.append(weakref.ref(young))
del young
# strays that nobody ever named
stray = Node()
stray.left = Node()
stray.left.right = stray
del stray
