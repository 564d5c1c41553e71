import { describe, expect, it } from 'vitest';
import { createNicknameFilter } from './nickname-filter.ts';

const filter = createNicknameFilter();

describe('the filter for nicknames', () => {
  it.each([
    'Ann',
    'Panda',
    'class hero',
    'Scunthorpe',
    'Cassandra',
    '小明',
    '熊猫',
    '曹操',
    '张伟',
    'Zoë',
    'Анна',
    'محمد',
  ])('shows %s', (name) => {
    expect(filter.mayBeShown(name)).toBe(true);
  });

  it.each([
    'fuck',
    'FuCk',
    'f u c k',
    'fuuuck',
    'f.u.c.k',
    'sh1t',
    '他妈的',
    '操你妈',
    '他 妈 的',
    '傻.逼',
    'ｆｕｃｋ',
  ])('hides %s', (name) => {
    expect(filter.mayBeShown(name)).toBe(false);
  });
});
