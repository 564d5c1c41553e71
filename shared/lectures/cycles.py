# title: Two who hold each other
# title.zh: 互相抓住的两个对象
# about: Counts that never reach zero, and the collector that sees through them.
# about.zh: 永远不会归零的引用计数，以及能看穿它们的回收器。
# teaches: cycles, reference-counts
# runtime: 3.15
# order: 20

# say: Two roommates, and each knows the other.
# say.zh: 两个室友，互相引用。
ann = Node()
bob = Node()
ann.next = bob
bob.next = ann
ann.left = Node()
# say: Both names go. What do the counts say?
# say.zh: 两个名字都删掉。引用计数会怎么说？
# forecast: #1 #2 #3
# peer
del ann
del bob
# reveal
# say: No name leads to them, and still nobody died: each count is one, by the other. Counting alone never finds this out.
# say.zh: 已经没有名字能找到它们，却谁也没消失：每个计数都还是一，是对方给的。光靠计数永远发现不了。
# say: The collector asks something else: which references come from outside of the group?
# say.zh: 回收器问的是另一个问题：哪些引用来自这一组对象之外？
carl = Node()
carl.next = carl
dora = Node()
dora.left = [dora]
shelf = [dora]
# forecast: #1 #3 #4 #5 #6 #7
# peer
del carl
del dora
gc.collect()
# reveal
# say: #1 and #2 went, and #3 with them. #4 held only itself. #5 is on a cycle, too, but the shelf holds it: reachable is alive.
# say.zh: #1 和 #2 被收走了，#3 也跟着走了。#4 只有自己引用自己。#5 也在一个环上，但书架还引用着它：能到达的就活着。
# say: A cycle does not have to die by the collector. Cut it first, and counts do the rest.
# say.zh: 环不一定要靠回收器。先把环剪断，剩下的引用计数就能办到。
eve = Node()
eve.next = Node()
eve.next.next = eve
del eve.next.next
# forecast: #8 #9
del eve
# reveal
# say: #8 went at zero and let go of #9. No collection was needed.
# say.zh: #8 计数归零，同时放开了 #9。不需要回收。
