import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const locked = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
];

it('lets the page run and reach nothing but its own origin', () => {
  expect(contentSecurityPolicy().split('; ')).toEqual(locked);
});

it('adds the socket of the web host and nothing else', () => {
  const policy = contentSecurityPolicy({ connect: ['ws://127.0.0.1:4601'] }).split('; ');
  expect(policy.filter((directive) => !locked.includes(directive))).toEqual(["connect-src 'self' ws://127.0.0.1:4601"]);
});

it('loosens scripts and connections only while a development server is in use', () => {
  const policy = contentSecurityPolicy({ devServer: '127.0.0.1:5173' }).split('; ');
  expect(policy.filter((directive) => !locked.includes(directive))).toEqual([
    "script-src 'self' 'unsafe-inline'",
    "connect-src 'self' ws://127.0.0.1:5173 http://127.0.0.1:5173",
  ]);
});
