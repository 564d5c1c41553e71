# title: The flea market
# title.zh: 跳蚤市场
# order: 80
# teaches: cycles, weak-references, finalizers, hidden-holders, generations
# runtime: 3.15
# truck: 1
# vocabulary: Node 1, Loud 2, list 1, dict 1, tuple 1, weakref.ref 1, watcher 1, cached 2, cache_clear 3, closure 2, gc.collect 5, gc.freeze 5, sys.getrefcount 1
# contracts: keep, free, truck, leak, elder, witness, silence, phoenix
# stakes: 10
# briefing: Everything is for sale, nothing is where it seems, and half of it is tied to the other half. Trust only what you can reach, and only until someone cuts it.
# briefing.zh: 什么都卖，什么都不在看上去的地方，一半货物还拴着另一半。只信你够得着的，而且只信到有人剪断它为止。
# hint: Before you cut, ask what else hangs there.
# hint.zh: 动剪刀之前，先问问那儿还挂着什么。
# hint: What is tied to the shared stalls outlives the bell, and everyone can untie it.
# hint.zh: 拴在公共摊位上的东西熬得过铃声，但谁都能把它解开。
# hint: The truck takes generations 0 and 1 today; the antiques are older than that.
# hint.zh: 垃圾车今天只收第 0 代和第 1 代，古董可比那老多了。

antiques = [Node(), Loud(), (Node(), Node())]
antiques[0].next = antiques[1]
antiques[1].next = antiques[0]
lost = Loud()
lost.next = [lost]
gc.collect(1)
catalogue = [weakref.ref(lost)]
del lost
stall = {'clock': Node(), 'cage': Phoenix(), 'doll': antiques[2][1]}
stall['clock'].left = Node()
stall['cage'].next = stall['clock']
trunk = [Node(), closure(Node())]
trunk[0].next = stall['clock'].left
trunk[0].left = Loud()
trunk[0].left.right = trunk[0]
cached(antiques[1])
# what fell off the cart on the way here
fallen = Node()
fallen.next = Phoenix()
fallen.next.next = fallen
fallen.left = (Node(), 1)
catalogue.append(weakref.ref(fallen.next))
del fallen
# under the tarpaulin, and nobody looks there
toy = Node()
toy.next = [toy]
del toy
