# title: The old town
# title.zh: 老城
# order: 30
# teaches: generations, collect-returns, myths
# runtime: 3.15
# truck: 1
# vocabulary: Node 1, list 1, weakref.ref 1, gc.collect 5, gc.freeze 6, gc.get_stats 1
# contracts: elder, leak, truck, keep, free
# stakes: 8
# briefing: The truck looks at generations 0 and 1: the newcomers, and who has survived one collection. Who has survived another lives in generation 2, and there nobody comes for them today, missed or forgotten.
# briefing.zh: 今天的垃圾车只看第 0 代和第 1 代：新来的，和熬过一次回收的。再熬过一次的住在第 2 代，不管还有没有人记得，今天都没人去那儿找他们。
# hint: `gc.collect(0)` moves the survivors of generation 0 to generation 1; `gc.collect(1)` moves both to generation 2.
# hint.zh: `gc.collect(0)` 把第 0 代的幸存者移到第 1 代；`gc.collect(1)` 把两代的幸存者都移到第 2 代。
# hint: Whatever of the young survives today's truck is in generation 2 afterwards.
# hint.zh: 年轻对象只要熬过今天这趟垃圾车，之后就在第 2 代了。
# hint: An old cycle that nobody can reach stays in memory until someone collects its generation. `gc.collect()` is a full collection: it takes all three.
# hint.zh: 没人够得着的老循环会一直留在内存里，直到有人回收它那一代。`gc.collect()` 是完全回收，三代都收。

hall = [Node(), Node()]
hall[0].next = hall[1]
hall[1].next = hall[0]
founder = Node()
founder.next = founder
gc.collect(1)
# nobody remembers the founder but the gossip
gossip = [weakref.ref(founder)]
del founder
market = [Node(), Node(), hall[1]]
market[0].next = market[1]
market[1].left = Node()
late = Node()
late.next = late
late.left = Node()
gc.collect(0)
gossip.append(weakref.ref(late))
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
