# title: Lunch boxes
# title.zh: 便当盒
# order: 60
# teaches: cycles, reference-counts
# runtime: 3.15
# truck: 0
# vocabulary: Node 1, list 1, tuple 1, dict 1, set 1, gc.is_tracked 1, gc.get_referents 1
# contracts: keep, free, truck, leak
# stakes: 8
# briefing: A tuple is sealed: to get something out of it, the whole box has to go. Lists, dicts and sets open. The truck takes generation 0 today: this morning's boxes, not last week's.
# briefing.zh: 元组是封死的：想放走里面的东西，只能整盒扔掉。列表、字典和集合都打得开。今天的垃圾车只收第 0 代：今早的盒子，不收上周的。
# hint: `del box[0]` is a TypeError if the box is a tuple. Cut what holds the tuple.
# hint.zh: 如果盒子是元组，`del box[0]` 会抛出 TypeError。去切断指向元组的引用吧。
# hint: A dict drops what a key holds when the key goes; a set lets a member go with `discard`.
# hint.zh: 删掉键，字典就松开键所指的东西；集合用 `discard` 放走成员。
# hint: A list may hold itself, and then its count never falls to zero.
# hint.zh: 列表可以装着自己，那样它的引用计数就永远不会归零。

bento = [(Node(), Node()), {'rice': Node()}]
bento[1]['plum'] = bento[0]
bag = [bento[0][1], {'tea': Node(), 'cake': (Node(), 1)}]
bag[1]['cake'][0].left = bag[1]
jar = {Node(), bento[1]['rice']}
# a box that holds itself
spare = [Node()]
spare.append(spare)
stack = [spare, Node()]
stack[1].left = bento[1]
# forgotten in the fridge since last week
old = {'lid': Node()}
old['self'] = old
gc.collect(1)
del old
# and one from this morning
fresh = [(Node(), 2)]
fresh[0][0].left = fresh
del fresh, spare
