# title: Young and old
# title.zh: 年轻的和年老的
# about: Three generations, and why gc.collect(0) misses what gc.collect() finds.
# about.zh: 三个世代，以及为什么 gc.collect(0) 会漏掉 gc.collect() 找得到的东西。
# teaches: generations, cycles, myths
# runtime: 3.15
# order: 30

# say: A new container starts in generation 0. Who survives a collection moves up.
# say.zh: 新的容器对象从第 0 代开始。熬过一次回收，就升一代。
old = Node()
old.next = old
gc.collect(0)
mid = Node()
mid.next = mid
gc.collect(1)
young = Node()
young.next = young
# say: The first two are in generation 2 by now. Now all three lose their names, and gc.collect(0) comes.
# say.zh: 前两个现在已经在第 2 代了。三个名字都删掉，然后来一次 gc.collect(0)。
# forecast: #1 #2 #3
# peer
del old
del mid
del young
gc.collect(0)
# reveal
# say: gc.collect(0) looks at generation 0 and at nothing else. Garbage in an older generation stays.
# say.zh: gc.collect(0) 只看第 0 代，别的一概不看。更老世代里的垃圾原封不动。
# say: Two more are made, and one collection moves the first of them up. What does gc.collect(1) take?
# say.zh: 再造两个，其中第一个经过一次回收升了一代。gc.collect(1) 会收走谁？
pam = Node()
pam.next = pam
gc.collect(0)
quin = Node()
quin.next = quin
# forecast: #1 #2 #4 #5
# peer
del pam
del quin
gc.collect(1)
# reveal
# say: gc.collect(1) takes generations 0 and 1 together. Generation 2 is for the full collection.
# say.zh: gc.collect(1) 把第 0 代和第 1 代一起收。第 2 代要等完全回收。
# say: And without an argument? Some texts say that gc.collect() takes generation 0 only.
# say.zh: 那不带参数呢？有些文章说 gc.collect() 只收第 0 代。
# forecast: #1 #2
gc.collect()
# reveal
# say: Without an argument it is a full collection: all three generations.
# say.zh: 不带参数就是完全回收：三代都收。
