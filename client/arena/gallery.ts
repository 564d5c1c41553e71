/** A page for whoever works on the arena: `npx vite --config client/vite.config.ts`, then /arena/gallery.html. Not part of the build. */
import type { ArenaGesture, ArenaWords, DragPreview } from './arena.ts';
import { crowd, HOLDERS_STORY, OUTSIDE_STORY, type Scene, tellLines, tellStory } from './gallery-story.ts';
import { startArena } from './start-arena.ts';

const WORDS: Readonly<Record<'en' | 'zh', ArenaWords>> = {
  en: {
    generations: ['Generation 0 · new', 'Generation 1 · seen once', 'Generation 2 · old'],
    sharedNames: 'shared names',
    permanent: 'Permanent · frozen',
    untracked: 'Untracked',
    unreachable: 'no name reaches these',
    framesReturn: 'At the bell these frames return.',
    you: 'you',
    outside: { title: 'Outside of memory: descriptors', leaked: 'leaked', allClosed: 'all closed' },
    hiddenTypes: {
      function: 'a function',
      cell: 'a cell',
      frame: 'a frame',
      generator: 'a generator',
      weakref: 'a weak reference',
      lru_cache: 'a cache',
      exception: 'an exception',
      traceback: 'a traceback',
    },
  },
  zh: {
    generations: ['第 0 代 · 新', '第 1 代 · 见过一次', '第 2 代 · 老'],
    sharedNames: '共享名字',
    permanent: '永久代',
    untracked: '未跟踪',
    unreachable: '没有名字能到达',
    framesReturn: '铃响后，这些栈帧都会返回。',
    you: '你',
    outside: { title: '内存之外：描述符', leaked: '泄漏', allClosed: '全部关闭' },
    hiddenTypes: {
      function: '函数',
      cell: 'cell',
      frame: '栈帧',
      generator: '生成器',
      weakref: '弱引用',
      lru_cache: '缓存',
    },
  },
};

const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'light' ? 'light' : 'dark';
const words = WORDS[query.get('lang') === 'zh' ? 'zh' : 'en'];
const players = Number(query.get('players') ?? '3');
const size = Number(query.get('crowd') ?? '0');
const STORIES = { outside: OUTSIDE_STORY, holders: HOLDERS_STORY } as const;
const told = STORIES[query.get('story') as keyof typeof STORIES];
const story = size > 0 ? crowd(size, players) : told === undefined ? tellStory(players) : tellLines(told, players);
document.body.classList.toggle('light', theme === 'light');

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

const log: ArenaGesture[] = [];

function preview(gesture: ArenaGesture): DragPreview | null {
  log.push(gesture);
  if (gesture.type !== 'drag' || gesture.over === null) return null;
  if (gesture.over.type === 'object') return { line: 'pet.right = shelf[1]', legal: true };
  return { line: 'new = shelf[0]', legal: gesture.over.type === 'frame' };
}

const arena = await startArena({ parent: element('arena'), theme, words, onGesture: preview });
let at = 0;

function show(index: number, speed: number): void {
  const scene: Scene | undefined = story.scenes[index];
  if (scene === undefined) return;
  at = index;
  element('step').textContent = `${index + 1} / ${story.scenes.length}`;
  element('line').textContent = scene.transition.line ?? '';
  arena.show(scene.view, { ...scene.transition, speed });
}

element('next').addEventListener('click', () => show(at + 1, 1));
element('back').addEventListener('click', () => show(at - 1, 0));
show(Number(query.get('step') ?? '0'), 0);

/** For scripts that take pictures. */
Object.assign(window, {
  gallery: { arena, show, log, count: story.scenes.length, words: WORDS, scenes: story.scenes },
});
