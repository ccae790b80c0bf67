import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TestCheck } from '../../definition/companions/test-suite';
import { createLossList } from '../../openapi/import/losses';
import { readPostmanScript } from './postman-script';

const words = ({ check, name = '', operator, value = '' }: TestCheck) =>
  [check, name, operator, value].filter((word) => word !== '').join(' ');

function read(source: string) {
  const losses = createLossList();
  const { expect: checks, capture, variables } = readPostmanScript(source, losses, 'test script');
  return {
    checks: checks.map(words),
    capture,
    variables: Object.fromEntries(variables),
    losses: losses.all().map(({ place, message }) => `${place}: ${message}`),
  };
}

it('takes plain assertions over', () => {
  const source = `
// a comment; with a semicolon
pm.test("Status code is 200", function () {
    pm.response.to.have.status(200);
});
pm.test('Body', () => {
  const json = pm.response.json();
  var first = json.items[0];
  pm.expect(json.total).to.eql(2);
  pm.expect(first["display name"], "the name").to.equal('Rex; "the" dog');
  pm.expect(json.items.length).to.eql(3);
  pm.expect(json.items).to.have.lengthOf(3);
  pm.expect(json.price).to.be.above(10.5)
  pm.expect(json.tags).to.include("a");
  pm.expect(json.owner).to.be.null;
  pm.expect(json.gone).to.not.exist;
  pm.expect(json).to.have.property('id', 7);
  pm.expect(json.size).to.eql({ w: 1, 'h': [2,], })
  pm.expect(json.id).to.eql(pm.environment.get("petId"));
  pm.expect(json.name).to.match(/^r.x$/i);
  pm.expect(pm.response.headers.get("Content-Type")).to.include("json");
});
pm.response.to.have.header("X-Id", "1");
pm.response.to.be.success;
pm.response.to.be.json
tests["old"] = responseCode.code === 200;
console.log("not a check");`;
  expect(read(source)).toEqual({
    checks: [
      'status equals 200',
      'path $.total equals 2',
      `path $.items[0]['display name'] equals Rex; "the" dog`,
      'path $.items length 3',
      'path $.items length 3',
      'path $.price greaterThan 10.5',
      'path $.tags contains a',
      'path $.owner equals null',
      'path $.gone notExists',
      `path $['id'] equals 7`,
      'path $.size equals {"w":1,"h":[2]}',
      'path $.id equals {{petId}}',
      'path $.name matches (?i)^r.x$',
      'header Content-Type contains json',
      'header X-Id equals 1',
      'status equals 2xx',
      'path $ exists',
      'status equals 200',
    ],
    capture: [],
    variables: {},
    losses: [],
  });
});

it('takes captured variables and constants over', () => {
  const source = `let data = JSON.parse(responseBody)
pm.collectionVariables.set("orderId", data.order.id);
postman.setEnvironmentVariable('etag', pm.response.headers.get('ETag'));
pm.environment.set("fixed", "12"); pm.globals.set("copy", pm.variables.get("fixed"))`;
  expect(read(source)).toEqual({
    checks: [],
    capture: [
      { variable: 'orderId', from: 'path', name: '$.order.id' },
      { variable: 'etag', from: 'header', name: 'ETag' },
    ],
    variables: { fixed: '12', copy: '{{fixed}}' },
    losses: [],
  });
});

it('tells every line that it does not take over, with its place', () => {
  const source = `pm.test("later", () => {
  pm.expect(pm.response.responseTime).to.be.below(200);
  pm.expect(pm.response.json().list).to.be.an('array');
});
if (pm.response.code === 200) {
  pm.expect(pm.response.json().a).to.eql(1);
}
pm.sendRequest("https://example.com", () => {});
pm.expect(pm.response.json().n).to.eql(1 + 1);`;
  expect(read(source)).toMatchObject({
    checks: [],
    losses: [
      'test script line 2: Times are not checked: pm.expect(pm.response.responseTime).to.be.below(200)',
      "test script line 3: Not taken over: pm.expect(pm.response.json().list).to.be.an('array')",
      'test script line 5: Not taken over: if (pm.response.code === 200) { pm.expect(pm.response.json().a).to.eql(1); }',
      'test script line 8: Not taken over: pm.sendRequest("https://example.com", () => {})',
      'test script line 9: Not taken over: pm.expect(pm.response.json().n).to.eql(1 + 1)',
    ],
  });
});

it('never throws', () => {
  const piece = fc.constantFrom(
    'pm.test("a", ',
    '() => {',
    '}',
    ')',
    'pm.expect(',
    'json.a',
    '.to.eql(',
    '"',
    "'",
    '`',
    '/',
    '\\',
    '\n',
    '//',
    '/*',
    ';',
    'var a = ',
    'pm.response.json()',
    '[',
    ']',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 25 }), (pieces) => {
      expect(read(pieces.join('')).losses).toBeInstanceOf(Array);
    }),
  );
});
