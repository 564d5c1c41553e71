# title: The phoenix nest
# title.zh: 凤凰巢
# order: 50
# teaches: finalizers
# runtime: 3.15
# truck: 1
# vocabulary: Node 1, Loud 2, list 1, weakref.ref 1, graveyard 2
# contracts: phoenix, silence, free, truck, keep
# stakes: 8
# briefing: Some things say a last word when they go. A Loud says it and is gone, a Grump raises and nobody listens, a Phoenix says it and is back, once.
# briefing.zh: 有些对象临走前会留下遗言。Loud 说完就走，Grump 抛出异常却没人理会，Phoenix 说完又活了过来，但只有一次。
# hint: `__del__` runs once in an object's life, whether counts or the collector end it.
# hint.zh: 不管是引用计数归零还是被回收器收走，`__del__` 一生只运行一次。
# hint: A Phoenix that has burnt once lies in `graveyard`; whoever takes it out of there ends it for good.
# hint.zh: 烧过一次的 Phoenix 躺在 `graveyard` 里；谁把它从那里拿走，它就真的没了。
# hint: What hangs on a resurrected object lives on with it.
# hint.zh: 挂在复活者身上的东西，会跟着它一起活下来。

old = Grump()
old.next = Grump()
old.next.next = old
gc.collect(1)
echo = [weakref.ref(old.next)]
# an old quarrel, long in generation 2, that only the echo tells of
del old
nest = [Phoenix(), Loud(), Grump()]
nest[0].left = Node()
nest[1].next = nest[2]
branch = {'egg': Phoenix(), 'twig': Loud()}
branch['egg'].next = branch['twig']
branch['twig'].left = nest[1]
# three that fell out of the nest, tied together
fallen = Phoenix()
fallen.next = Loud()
fallen.next.next = fallen
fallen.next.left = Node()
cry = weakref.ref(fallen)
del fallen
# and some straw that nobody will miss
straw = Node()
straw.next = Node()
straw.next.next = straw
del straw
