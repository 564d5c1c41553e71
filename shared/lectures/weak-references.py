# title: To know without holding
# title.zh: 知道，但不抓住
# about: Weak references, their callbacks, and dictionaries that forget.
# about.zh: 弱引用、弱引用的回调，以及会遗忘的字典。
# teaches: weak-references, cycles
# runtime: 3.15
# order: 40

# say: A weak reference finds its object, but does not count.
# say.zh: 弱引用找得到对象，但不计入引用计数。
guest = Node()
book = weakref.ref(guest, watcher)
sys.getrefcount(guest)
# say: The guest's only strong reference is a name.
# say.zh: 这位客人唯一的强引用是一个名字。
# forecast: #1
# peer
del guest
# reveal
# say: Gone at once, and the callback told so. The weak reference now answers None.
# say.zh: 立刻就消失了，回调也报告了。弱引用现在给出 None。
book() is None
# say: Calling a weak reference gives a strong one for as long as somebody keeps it.
# say.zh: 调用弱引用会得到一个强引用，有人留着它多久就有效多久。
host = Node()
card = weakref.ref(host)
visit = card()
weakcache['ann'] = Node()
bill = Node()
weakcache['bill'] = bill
# say: One was put into a WeakValueDictionary and nowhere else, and is gone already. What of these two?
# say.zh: 有一个只放进了 WeakValueDictionary，别处都没有，它已经不在了。那这两个呢？
# forecast: #2 #4
# peer
del host
del bill
# reveal
# say: visit is a name like any other: it holds #2. The cache held nobody.
# say.zh: visit 是一个普通的名字：它抓住了 #2。缓存谁也没抓住。
len(weakcache)
# say: Two on a cycle, with a weak reference to one of them.
# say.zh: 一个环上的两个对象，其中一个有弱引用指着。
one = Node()
one.next = Node()
one.next.next = one
peek = weakref.ref(one)
del one
# forecast: #2 #5 #6
again = peek()
gc.collect()
# reveal
# say: While they were only garbage, peek could still reach #5. Once again held, it is no garbage any more.
# say.zh: 它们还只是垃圾的时候，peek 仍然找得到 #5。一旦重新有了强引用，它就不再是垃圾了。
