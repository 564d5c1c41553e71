# title: Lost property
# title.zh: 失物招领
# order: 75
# teaches: finding-leaks, hidden-holders, weak-references
# runtime: 3.15
# truck: 1
# vocabulary: Node 1, list 1, weakref.ref 1, registry 1, gc.collect 5, gc.get_referrers 1, gc.get_referents 1, sys.getrefcount 1
# contracts: leak, free, truck, keep, elder
# stakes: 8
# briefing: The office never throws anything away, and nobody knows why things are still here. Ask who refers to them, then decide what goes and what stays for ever.
# briefing.zh: 失物招领处从不扔东西，可谁也说不清东西为什么还在。先问问是谁引用着它们，再决定什么该走、什么永远留下。
# hint: `gc.get_referrers(x)` names the containers that hold x.
# hint.zh: `gc.get_referrers(x)` 会说出是哪些容器装着 x。
# hint: A leak is what no name reaches and no collection takes: a cycle that grew too old for today's truck.
# hint.zh: 所谓泄漏，就是名字够不着、回收又收不走的东西：老到今天的垃圾车管不着的循环。
# hint: `registry` is nobody's and everybody's: whoever can read it can empty it.
# hint.zh: `registry` 不属于谁，也属于所有人：读得到它的人就能清空它。

office = [Node(), Node()]
office[0].next = office[1]
office[1].left = office[0]
registry.append(Node())
registry[0].next = Node()
registry[0].next.left = registry[0]
gc.collect(1)
window = {'hat': Node(), 'key': registry[0].next}
window['hat'].left = office[1]
tickets = [weakref.ref(window['hat'])]
# handed in long ago, never asked for
scarf = Node()
scarf.next = [scarf]
gc.collect(1)
tickets.append(weakref.ref(scarf))
del scarf
# handed in today, already forgotten
glove = Node()
glove.next = [glove, Node()]
tickets.append(weakref.ref(glove))
glove.right = Node()
glove.right.left = glove
del glove
