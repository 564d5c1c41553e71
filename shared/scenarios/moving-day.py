# title: Moving day
# title.zh: 搬家日
# order: 10
# teaches: references-and-names, reference-counts
# runtime: 3.15
# truck: 2
# vocabulary: Node 1, list 1, dict 1, sys.getrefcount 1
# contracts: keep, free
# stakes: 6
# briefing: Everything is packed somewhere, and some things in two places at once. A thing stays as long as one reference to it does, and your own hands are empty when the bell rings.
# briefing.zh: 所有东西都装在某处，有些同时装在两处。只要还剩一个引用，东西就留得住；可铃声一响，你自己手里的名字就全没了。
# hint: `x = shelf[0]` copies nothing: now two references lead to one object.
# hint.zh: `x = shelf[0]` 什么也没复制：现在有两个引用指向同一个对象。
# hint: `del x` unbinds the name. The object dies only when nothing else refers to it.
# hint.zh: `del x` 只是解除名字的绑定。没有别的引用时，对象才会消亡。
# hint: To save something from the bell, hang it on what outlives you: the shelf, the box, the album.
# hint.zh: 想让东西熬过铃声，就把它挂到比你活得久的地方：架子、箱子或相册。

shelf = [Node(), Node(), Node(), Node()]
box = [shelf[1], Node()]
album = {'ann': Node(), 'bob': shelf[2]}
shelf[0].left = Node()
shelf[3].left = box[1]
album['ann'].next = shelf[0]
# a pair of gloves that slipped behind the shelf: no name leads to them
glove = Node()
glove.left = Node()
glove.left.right = glove
glove.next = Node()
del glove
