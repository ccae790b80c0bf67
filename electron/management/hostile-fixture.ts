// What a client may send that is wrong: every type at every member, texts that break parsers, bodies of any shape.
import fc from 'fast-check';
import type { WireAnswer } from './management-fixture';
import type { InputShape, MembersShape } from './wire/input-check';

/** Refused as AWS refuses: a status of 4xx, an exception in the header, a message in the body. */
export function isRefusal({ status, headers, text }: WireAnswer): boolean {
  const { message } = JSON.parse(text) as { message?: unknown };
  return status >= 400 && status < 500 && (headers['x-amzn-ErrorType'] ?? '') !== '' && typeof message === 'string';
}

const wrong: Readonly<Record<InputShape['kind'], readonly unknown[]>> = {
  text: [1, true, [], {}, ['a']],
  flag: ['true', 1, [], {}],
  whole: ['1', true, [], {}],
  decimal: ['1', false, [], {}],
  list: ['a', 1, true, {}, { 0: 'a' }],
  map: ['a', 1, true, []],
  members: ['a', 1, true, []],
};

/** The body of each wrong type at each member of a shape. */
export function wrongBodies(shape: MembersShape): object[] {
  return Object.entries(shape.members).flatMap(([name, member]) => [
    ...wrong[member.kind].map((value) => ({ [name]: value })),
    ...(member.kind === 'members' ? wrongBodies(member).map((value) => ({ [name]: value })) : []),
    ...('of' in member ? wrong[member.of.kind].map((value) => wrapped(name, member.kind, value)) : []),
    ...('of' in member && member.of.kind === 'members'
      ? wrongBodies(member.of).map((value) => wrapped(name, member.kind, value))
      : []),
  ]);
}

function wrapped(name: string, kind: InputShape['kind'], value: unknown): object {
  return { [name]: kind === 'list' ? [value] : { key: value } };
}

const hostileTexts = [
  ...[
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '..',
    '/',
    '//',
    '.',
    '{',
    '{a',
    '{a}',
    '{a+}',
  ],
  ...['\u0000', 'a\u0000b', '\ud800', '\u202e', '\uffff', 'a\nb', 'a\r\nb: c', 'é', '💥'.repeat(50), '%', '%zz', '%2F'],
  ...[
    '~',
    '~1',
    '~01',
    '$',
    '${',
    '$input',
    '#set(',
    'null',
    'true',
    '0',
    '-1',
    '1e9',
    'CON',
    'aux.yaml',
    '@GET',
    '*',
    '**',
  ],
  ...[
    'arn:',
    'arn:aws:lambda',
    'http://',
    'x'.repeat(2_000),
    '{"a":',
    '(',
    '[',
    '\\',
    '!tag',
    '&a',
    '*a',
    '# c',
    '- a',
    'a: b',
  ],
];
/** Texts, most of them with a meaning somewhere. */
export const hostileText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 12 }));

function arbitraryOf(shape: InputShape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return shape.values === undefined
        ? hostileText
        : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...shape.values) }, hostileText);
    case 'flag':
      return fc.boolean();
    case 'whole':
      return fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1e15, -0, 29_000.5));
    case 'decimal':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'list':
      return fc.array(arbitraryOf(shape.of), { maxLength: 3 });
    case 'map':
      return fc.dictionary(hostileText, fc.option(arbitraryOf(shape.of), { freq: 8 }), { maxKeys: 3 });
    default:
      return hostileBody(shape);
  }
}

/** Bodies of the right types. */
export function hostileBody({ members, required }: MembersShape): fc.Arbitrary<object> {
  const values = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, arbitraryOf(member)]));
  return fc.record(values, { requiredKeys: [...required] });
}
