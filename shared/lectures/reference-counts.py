# title: What del deletes
# title.zh: del 删掉的是什么
# about: Names, references and counts: when an object goes, and what goes with it.
# about.zh: 名字、引用和引用计数：对象什么时候消失，又会带走什么。
# teaches: references-and-names, reference-counts
# runtime: 3.15
# order: 10

# say: Assignment binds a name to an object. It copies nothing.
# say.zh: 赋值是把名字绑定到对象上，什么也没有复制。
cat = Node()
pet = cat
# say: Two names, one object. sys.getrefcount says one more: its own argument counts, too.
# say.zh: 两个名字，一个对象。sys.getrefcount 会多报一个：它自己的参数也算一个引用。
sys.getrefcount(pet)
# say: del cat. Is the object still there afterwards?
# say.zh: del cat 之后，这个对象还在吗？
# forecast: #1
# peer
del cat
# reveal
# say: del takes away a name, not an object. The object goes with its last reference, at once.
# say.zh: del 去掉的是名字，不是对象。最后一个引用消失时，对象才消失，而且是立刻。
del pet
# say: A list holds references. Each has a place; what it refers to may be held elsewhere, too.
# say.zh: 列表里放的是引用。每个位置一个引用，它指向的对象也可能同时被别处引用。
bag = [Node(), Node(), Node()]
keep = bag[0]
bag[1].left = Node()
bag[2].left = keep
keep.right = bag[2]
# say: The list has one name. Whatever nobody else holds goes with it. Look for second references.
# say.zh: 这个列表只有一个名字。没有别人引用的，都会随它而去。找找看谁还有第二个引用。
# forecast: #2 #3 #4 #5 #6
# peer
del bag
# reveal
# say: #3 lost its last reference and took #6 along. #2 has a name, and #2 holds #4.
# say.zh: #3 失去了最后一个引用，还带走了 #6。#2 有名字，而 #2 引用着 #4。
# say: Binding a name anew gives up what it referred to before.
# say.zh: 给名字重新赋值，就放开了它原来引用的对象。
head = Node()
head.next = Node()
tail = head.next
head.next.next = Node()
# forecast: #7 #8 #9
head = None
# reveal
# say: The chain broke where nobody else held it: #7 is gone; tail holds the rest.
# say.zh: 链条断在没人另外引用的地方：#7 没了，剩下的由 tail 留着。
