// Whatever a user wrote stands in the file as a text, and reads back as it was.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiOfDocument, fullApi } from '../export-fixtures';
import { exportInfrastructure } from '../export-infrastructure';
import { printHcl } from './hcl';

const documents = 'shared/openapi/fixtures';
const documentNames = readdirSync(documents);
const openDocument = (name: string) => apiOfDocument(readFileSync(join(documents, name), 'utf8'));

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Reads a quoted text as HCL does; undefined where it has an expression in it or ends early. */
function readQuoted(quoted: string): string | undefined {
  const inner = quoted.slice(1, -1);
  if (!quoted.startsWith('"') || !quoted.endsWith('"')) return undefined;
  let text = '';
  for (let at = 0; at < inner.length; at += 1) {
    const rest = inner.slice(at);
    if (rest.startsWith('\\u')) {
      text += String.fromCharCode(Number.parseInt(rest.slice(2, 6), 16));
      at += 5;
    } else if (rest.startsWith('\\')) {
      const read = escapes[rest.charAt(1)];
      if (read === undefined) return undefined;
      text += read;
      at += 1;
    } else if (/^(\$\{|%\{|"|\n)/.test(rest)) return undefined;
    else if (/^(\$\$\{|%%\{)/.test(rest)) {
      text += rest.slice(1, 3);
      at += 2;
    } else text += rest.charAt(0);
  }
  return text;
}

it('reads back as it was, and nothing in it becomes an expression', () => {
  const part = fc.oneof(fc.constantFrom('${', '%{', '$', '%', '{', '"', '\\', '\n', '\u0000', '\u007f'), fc.string());
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const printed = printHcl([{ type: 'a', attributes: { b: text } }]);
      expect(readQuoted(printed.slice('a {\n  b = '.length, -'\n}\n'.length))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it('lays blocks, lists and maps out as terraform fmt does', () => {
  const text = printHcl([
    {
      type: 'resource',
      labels: ['x_y', 'z'],
      attributes: {
        a: 1,
        long: ['one', true],
        left: undefined,
        map: { map: { plain: 'v', 'application/json': { template: ['${', { raw: 'a.b' }] } } },
        c: { raw: 'd.e' },
      },
      blocks: [{ type: 'inner', attributes: { f: [] } }],
    },
    { type: 'data', labels: ['x', 'empty'] },
  ]);
  expect(text).toBe(`resource "x_y" "z" {
  a    = 1
  long = ["one", true]
  map = {
    plain              = "v"
    "application/json" = "$\${\${a.b}"
  }
  c = d.e

  inner {
    f = []
  }
}

data "x" "empty" {}
`);
});

/** Addresses of resources and data sources that blocks declare, and those that expressions name. */
function addressesIn(text: string) {
  const declared = [...text.matchAll(/^(resource|data) "(\w+)" "(\w+)"/gm)].map(([, kind, type, name]) =>
    kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
  );
  const used = [...text.matchAll(/(?<![\w."/-])((?:data\.)?(?:aws|archive)_\w+\.\w+)\b/g)].map(
    ([, address = '']) => address,
  );
  return { declared, used: new Set(used) };
}

it.each([...documentNames.map((name) => [name, () => openDocument(name)] as const), ['full', fullApi] as const])(
  'declares what it refers to, once: %s',
  (_name, open) => {
    const { apiId, definition } = open();
    const { text } = exportInfrastructure(definition, apiId, {
      format: 'terraform',
      syntax: 'json',
      region: 'us-east-1',
    });
    const { declared, used } = addressesIn(text);
    expect([
      [...used].filter((address) => !declared.includes(address)),
      declared.length - new Set(declared).size,
    ]).toEqual([[], 0]);
    expect(used.size).toBeGreaterThan(2);
  },
);
