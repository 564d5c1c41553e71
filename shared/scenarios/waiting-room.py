# title: The waiting room
# title.zh: 候诊室
# order: 72
# teaches: hidden-holders, references-and-names
# runtime: 3.15
# truck: 2
# vocabulary: Node 1, Loud 2, list 1, park 2, release 1, local 2, log_error 2, logs 1, gc.get_referrers 1, sys.getrefcount 1
# contracts: keep, free, truck
# stakes: 8
# briefing: A parked thread waits with something in its frame. The thread-local keeps what somebody put there once. The log of errors keeps every record, the record its traceback, the traceback its frame. None of them stands on any list of yours.
# briefing.zh: 停着的线程在等，它的帧里揣着东西。线程局部变量还留着有人放进去的东西。错误日志留着每条记录，记录留着回溯，回溯留着帧。你的清单上一个也没有。
# hint: `t = park(x)` starts a thread that holds x. Losing `t` does not end the thread; only `t.release()` does.
# hint.zh: `t = park(x)` 会启动一个持有 x 的线程。丢了 `t`，线程也不会结束；只有 `t.release()` 能让它结束。
# hint: `local.left` lives as long as its thread: ours never ends. `del local.left` lets go.
# hint.zh: `local.left` 与线程同寿，而我们的线程不会结束。`del local.left` 才会放手。
# hint: `log_error(x)` keeps x in the frame of the error, until somebody drops the record: `logs.clear()`, `logs.pop()`.
# hint.zh: `log_error(x)` 让 x 留在出错的那个帧里，直到有人丢掉记录：`logs.clear()`、`logs.pop()`。

bench = [Node(), Loud(), Node()]
bench[0].left = Node()
bench[1].next = bench[0]
bench[2].right = bench[0].left
doctors = {'day': park(bench[2]), 'night': park(Node())}
local.left = Node()
local.left.next = Node()
log_error(bench[0])
log_error(Node())
chart = [Node()]
chart[0].left = local.left.next
# a patient who waits for nobody, and whose file refers to the patient
case = Node()
log_error(case)
case.file = logs.pop()
case.left = Node()
del case
# two who hold each other's coats
coat = Loud()
coat.next = Node()
coat.next.left = coat
del coat
# one whose thread has gone home
guest = Node()
guest.hold = park(guest)
guest.next = [guest]
guest.hold.release()
del guest
