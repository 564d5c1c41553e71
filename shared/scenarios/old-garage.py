# title: The old garage
# title.zh: 老车库
# order: 90
# teaches: finalizers, myths, cycles
# runtime: 2.7
# truck: 2
# vocabulary: Node 1, Loud 2, list 1, dict 1, weakref.ref 1, gc.collect 5, gc.garbage 2
# contracts: keep, free, truck, leak, silence
# stakes: 8
# briefing: This garage runs Python 2.7. Here the collector never frees a cycle that has a `__del__` in it: it puts the culprit into `gc.garbage` and leaves it there.
# briefing.zh: 这间车库跑的是 Python 2.7。在这里，回收器绝不释放带有 `__del__` 的循环：它把肇事者放进 `gc.garbage`，就不管了。
# hint: On Python 3.4 and later the same cycle is simply freed.
# hint.zh: 在 Python 3.4 及以后的版本里，同样的循环会正常释放。
# hint: Counts alone still free a Loud, and then it says its word.
# hint.zh: 只靠引用计数，Loud 仍然会被释放，而且会说出遗言。
# hint: `gc.garbage` is a list, and everybody can read it: `x = gc.garbage[0]`.
# hint.zh: `gc.garbage` 是一个列表，谁都能读：`x = gc.garbage[0]`。
# hint: What merely hangs from such a cycle is kept by it, too.
# hint.zh: 只是挂在这种循环上的东西，也会被它一起留下。

bench = [Loud(), Node(), Node()]
bench[2].left = Node()
bench[0].next = bench[1]
bench[1].next = bench[0]
rack = {'saw': Node(), 'oil': Loud(), 'rag': Node()}
rack['saw'].left = rack['rag']
rack['oil'].left = bench[1]
rack['rag'].next = rack['saw']
rack['oil'].next = bench[2].left
# a cycle with a last word: it will never say it
wreck = Node()
wreck.next = Loud()
wreck.next.next = wreck
wreck.left = Node()
tag = weakref.ref(wreck)
del wreck
# and one without
tyre = Node()
tyre.next = Node()
tyre.next.next = tyre
chalk = weakref.ref(tyre)
del tyre
