# title: The guest book
# title.zh: 访客簿
# order: 40
# teaches: weak-references, references-and-names
# runtime: 3.15
# truck: 2
# vocabulary: Node 1, list 1, weakref.ref 1, watcher 1, weakref.finalize 2, weakcache 1
# contracts: keep, free, truck, witness
# stakes: 8
# briefing: The guest book knows everybody and holds nobody. Through a weak reference you can still call a guest who is there, and a watcher tells when one has left.
# briefing.zh: 访客簿认得每个人，却留不住任何人。通过弱引用，你还能叫到尚未离开的客人；谁走了，watcher 会来告诉你。
# hint: `book[0]()` is the guest while there is one, then None. Whatever you hang it on holds it.
# hint.zh: 客人还在时，`book[0]()` 就是他本人，之后是 None。把他挂在哪里，哪里就留住他。
# hint: A callback only fires if its weak reference outlives the guest.
# hint.zh: 弱引用比客人活得久，回调才会触发。
# hint: `weakcache` forgets a guest the moment nobody else holds them.
# hint.zh: 没有别人留住客人的那一刻，`weakcache` 就把他忘了。

room = [Node(), Node(), Node()]
room[0].next = room[1]
room[1].next = room[0]
porch = {'ann': room[2], 'bob': Node()}
porch['bob'].left = Node()
book = [weakref.ref(room[0]), weakref.ref(porch['bob'].left)]
weakcache['cat'] = room[1]
# two who left by the back door, hand in hand: only the book remembers
eve = Node()
eve.next = Node()
eve.next.next = eve
eve.left = Node()
book.append(weakref.ref(eve, watcher))
weakcache['dan'] = eve.next
del eve
# and one who never signed it
fay = Node()
fay.left = [fay]
del fay
