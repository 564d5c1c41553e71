# title: Last words
# title.zh: 遗言
# about: When __del__ runs, how often, and what it can bring back.
# about.zh: __del__ 什么时候运行、运行几次，又能让什么复活。
# teaches: finalizers, cycles, myths
# runtime: 3.15
# order: 50

# say: A Loud says a last word: its __del__ writes to the log.
# say.zh: Loud 会留下遗言：它的 __del__ 会写日志。
sue = Loud()
del sue
# say: Two of them hold each other. Many texts say: objects with __del__ on a cycle are never freed.
# say.zh: 两个 Loud 互相引用。很多文章说：环上带 __del__ 的对象永远不会被释放。
tim = Loud()
uma = Loud()
tim.next = uma
uma.next = tim
tim.left = Node()
# forecast: #2 #3 #4
# peer
del tim
del uma
gc.collect()
# reveal
# say: Since Python 3.4 (PEP 442) the collector calls the finalizers first, and then frees the cycle. On 2.7 they stayed for ever.
# say.zh: 从 Python 3.4（PEP 442）起，回收器先调用终结器，再释放整个环。在 2.7 里它们会永远留下。
# say: A Phoenix puts itself into a list in its __del__. A Grump raises in it, and nobody listens.
# say.zh: Phoenix 在 __del__ 里把自己放进一个列表。Grump 在里面抛出异常，但没人理会。
vic = Phoenix()
vic.left = Node()
walt = Grump()
walt.left = Node()
# forecast: #5 #6 #7 #8
# peer
del vic
del walt
# reveal
# say: The Phoenix is back, and what it holds never left. The exception of the Grump was printed and ignored: it died all the same.
# say.zh: Phoenix 回来了，它引用的东西也根本没走。Grump 的异常只是打印出来就被忽略了：它照样消失。
# say: The Phoenix lies in graveyard. What if it goes a second time?
# say.zh: Phoenix 现在在 graveyard 里。如果它再死一次呢？
# forecast: #5 #6
graveyard.clear()
# reveal
# say: __del__ runs once in an object's life. The second time there is no way back.
# say.zh: 一个对象的 __del__ 一生只运行一次。第二次就没有回头路了。
