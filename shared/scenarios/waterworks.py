# title: The waterworks
# title.zh: 自来水厂
# order: 65
# teaches: not-owned, finalizers, weak-references
# runtime: 3.15
# truck: 2
# vocabulary: Node 1, Handle 2, SafeHandle 2, list 1, close 1, with 1, weakref.ref 1, weakref.finalize 2, shut 1, open_descriptors 1
# contracts: keep, free, truck, silence
# stakes: 8
# briefing: Every handle has opened a tap. When the handle dies its tap stays open: the collector owns memory, and no water. A safe handle turns its tap off as it dies; somebody has to do it for the others.
# briefing.zh: 每个句柄都打开了一个水龙头。句柄死了，水龙头还开着：垃圾回收器只管内存，不管水。SafeHandle 死的时候会把水关上，别的句柄得有人替它们关。
# hint: `h.close()` closes now, `with h: pass` closes at the end of the line, whatever happens in between.
# hint.zh: `h.close()` 立刻关上；`with h: pass` 在这一行结束时关上，不管中间发生了什么。
# hint: `weakref.finalize(h, shut, h.fd)` closes when h dies. It is given the number: given h itself, it would keep h alive for ever.
# hint.zh: `weakref.finalize(h, shut, h.fd)` 会在 h 死时关上。交给它的是号码；要是把 h 本身交给它，h 就永远死不了。
# hint: `open_descriptors()` tells what still runs. The log tells who turned it off.
# hint.zh: `open_descriptors()` 会说出哪些还开着，日志会说出是谁关的。

mains = [Handle(), SafeHandle(), Node()]
mains[0].next = Node()
mains[1].left = mains[0]
mains[2].right = mains[0].next
weakref.finalize(mains[0], shut, mains[0].fd)
yard = [SafeHandle(), Handle(), Node()]
yard[0].left = Node()
yard[1].next = yard[0].left
yard[2].left = yard[1]
meters = [weakref.ref(yard[0]), weakref.ref(mains[2])]
with Handle() as hydrant: yard.append(hydrant)
del hydrant
# an old pump house that nobody finds: its safe handle has not been told
pump = SafeHandle()
pump.next = Handle()
pump.next.left = pump
pump.right = Node()
meters.append(weakref.ref(pump.right))
del pump
# a well that leads to itself
well = Handle()
well.next = Node()
well.next.left = well
weakref.finalize(well, shut, well.fd)
del well
# one who left the water running
Handle()
