import { describe, expect, it } from 'vitest';
import { codeFrom, routeOf } from './route.ts';

describe('routeOf', () => {
  it.each([
    ['/', { page: 'join' }],
    ['', { page: 'join' }],
    ['/play/abcd2', { page: 'play', code: 'ABCD2' }],
    ['/play/ABCD2/', { page: 'play', code: 'ABCD2' }],
    ['/play/', { page: 'not-found' }],
    ['/play/a', { page: 'not-found' }],
    ['/play/AB-CD', { page: 'not-found' }],
    ['/play/ABCD/more', { page: 'not-found' }],
    ['/replay', { page: 'replays' }],
    ['/replay/x_Y-9', { page: 'replay', match: 'x_Y-9' }],
    ['/replay/%2e%2e', { page: 'not-found' }],
    ['/sandbox', { page: 'sandbox' }],
    ['/sandbox/', { page: 'sandbox' }],
    ['/sandbox/more', { page: 'not-found' }],
    ['/host', { page: 'host', code: null }],
    ['/host/', { page: 'host', code: null }],
    ['/host/abcd2', { page: 'host', code: 'ABCD2' }],
    ['/host/a', { page: 'not-found' }],
    ['/host/ABCD2/more', { page: 'not-found' }],
    ['/host/abcd2/report', { page: 'report', code: 'ABCD2' }],
    ['/host/ABCD2/report/', { page: 'report', code: 'ABCD2' }],
    ['/host/abcd2/try', { page: 'trial', code: 'ABCD2' }],
    ['/host/ABCD2/try/more', { page: 'not-found' }],
    ['/host/a/report', { page: 'not-found' }],
    ['/host/ABCD2/report/more', { page: 'not-found' }],
    ['/play/ABCD2/report', { page: 'not-found' }],
    ['/elsewhere', { page: 'not-found' }],
  ])('%s', (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });
});

describe('codeFrom', () => {
  it.each([
    ['abc2', 'ABC2'],
    [' ab-c2 ', 'ABC2'],
    ['http://192.168.0.7:8080/play/QRST9?x=1', 'QRST9'],
    ['', ''],
  ])('%s gives %s', (typed, code) => {
    expect(codeFrom(typed)).toBe(code);
  });
});
