import { describe, expect, it } from 'vitest';
import { originCheck } from './origin.ts';

type Case = [origin: string | undefined, host: string | undefined, passes: boolean];

describe('with a public URL', () => {
  const check = originCheck('https://play.example.org', ['https://lms.example']);
  it.each<Case>([
    [undefined, 'localhost:8080', true],
    ['http://localhost:8080', 'localhost:8080', true],
    ['http://127.0.0.1:8080', '127.0.0.1:8080', true],
    ['http://[::1]:8080', '[::1]:8080', true],
    ['http://192.168.0.7:8080', '192.168.0.7:8080', false],
    ['https://Play.Example.org', 'elsewhere', false],
    ['https://play.example.org', '127.0.0.1:8080', true],
    ['https://lms.example', 'localhost:8080', true],
    ['https://evil.example', 'localhost:8080', false],
    ['https://evil.example', 'evil.example', false],
    ['http://localhost:8081', 'localhost:8080', false],
    ['null', 'localhost:8080', false],
    ['http://localhost:8080', undefined, false],
  ])('origin %s at host %s: %s', (origin, host, passes) => {
    expect(check(origin, host)).toBe(passes);
  });
});

describe('without a public URL', () => {
  const check = originCheck(null, ['https://lms.example']);
  it.each<Case>([
    [undefined, 'evil.example', true],
    ['http://localhost:8080', 'localhost:8080', true],
    ['http://game.localhost:8080', 'game.localhost:8080', true],
    ['http://192.168.0.7:8080', '192.168.0.7:8080', true],
    ['http://[fd00::7]:8080', '[fd00::7]:8080', true],
    ['http://teacher-pc:8080', 'Teacher-PC:8080', true],
    ['http://teacher.local:8080', 'teacher.local:8080', true],
    ['http://pi.lan', 'pi.lan', true],
    ['http://pi.home', 'pi.home', true],
    ['http://pi.internal', 'pi.internal', true],
    ['https://lms.example', 'localhost:8080', true],
    ['http://rebound.evil.example:8080', 'rebound.evil.example:8080', false],
    ['http://localhost.evil.example', 'localhost.evil.example', false],
    ['http://evil.example.', 'evil.example.', false],
    ['http://192.168.0.8:8080', '192.168.0.7:8080', false],
  ])('origin %s at host %s: %s', (origin, host, passes) => {
    expect(check(origin, host)).toBe(passes);
  });
});
