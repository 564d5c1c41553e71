import { expect, it } from 'vitest';
import { originCheck } from './origin.ts';

const check = originCheck('https://play.example.org', ['https://lms.example']);

it.each([
  [undefined, 'localhost:8080', true],
  ['http://localhost:8080', 'localhost:8080', true],
  ['http://192.168.0.7:8080', '192.168.0.7:8080', true],
  ['https://Play.Example.org', 'play.example.org', true],
  ['https://play.example.org', '127.0.0.1:8080', true],
  ['https://lms.example', 'localhost:8080', true],
  ['https://evil.example', 'localhost:8080', false],
  ['http://localhost:8081', 'localhost:8080', false],
  ['null', 'localhost:8080', false],
  ['http://localhost:8080', undefined, false],
])('origin %s at host %s: %s', (origin, host, expected) => {
  expect(check(origin, host)).toBe(expected);
});
