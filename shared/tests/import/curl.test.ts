import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../contract/errors';
import { createLossList } from '../../openapi/import/losses';
import { curlRequests, printPosix, printWindows } from './arbitrary-curl';
import { readCurl } from './curl';

function read(text: string) {
  const losses = createLossList();
  const { requests } = readCurl(text, { losses, withExpectations: true, apiRequestsOnly: true });
  return {
    requests: requests.map(({ method, url, headers, body }) => ({
      method,
      url,
      headers: headers.map(({ name, value }) => `${name}: ${value}`),
      body,
    })),
    losses: losses.all().map(({ place, message }) => `${place}: ${message}`),
  };
}

describe('a cURL command', () => {
  it('gets its method, headers and body from the options', () => {
    const text = `curl 'https://a.test/pets' -XPUT -H "Accept: application/json" -H 'X-Empty;' -H 'Host:' \\
      -A agent -e https://ref.test -b 'a=1; b=2' -u ann:secret --compressed -kLs -d '{"a":1}' -d b=2`;
    expect(read(text)).toEqual({
      requests: [
        {
          method: 'PUT',
          url: 'https://a.test/pets',
          headers: [
            'Accept: application/json',
            'X-Empty: ',
            'User-Agent: agent',
            'Referer: https://ref.test',
            'Cookie: a=1; b=2',
            'Authorization: Basic YW5uOnNlY3JldA==',
            'Content-Type: application/x-www-form-urlencoded',
          ],
          body: '{"a":1}&b=2',
        },
      ],
      losses: ['line 1: --location: Redirects are not followed: the first answer is checked.'],
    });
  });

  it('puts data into the query with -G and encodes what is to be encoded', () => {
    expect(read("curl -G https://a.test/x?y=1 --data-urlencode 'q=a b&c' -d z=2").requests).toEqual([
      { method: 'GET', url: 'https://a.test/x?y=1&q=a%20b%26c&z=2', headers: [], body: undefined },
    ]);
  });

  it('sends forms as multipart and tells of files, which are not read', () => {
    const { requests, losses } = read("curl a.test -F 'name=Rex;type=text/plain' -F 'photo=@dog.png' --json '{}'");
    expect([requests[0]?.headers[0], requests[0]?.body, losses]).toEqual([
      'Content-Type: multipart/form-data; boundary=gatehouse-form-boundary',
      '--gatehouse-form-boundary\r\nContent-Disposition: form-data; name="name"\r\nContent-Type: text/plain\r\n\r\nRex\r\n--gatehouse-form-boundary--\r\n',
      ['line 1: The file dog.png of the form field photo is not read; the field is left out.'],
    ]);
  });

  it('speaks JSON with --json and asks with HEAD for -I', () => {
    expect(read('curl --json \'{"a":1}\' http://a.test; curl -I a.test').requests).toEqual([
      {
        method: 'POST',
        url: 'http://a.test',
        headers: ['Content-Type: application/json', 'Accept: application/json'],
        body: '{"a":1}',
      },
      { method: 'HEAD', url: 'http://a.test', headers: [], body: undefined },
    ]);
  });

  it('is one of several in a text, between comments, other commands and shell variables', () => {
    const text = '# first\n$ curl a.test/$ID\necho done | tee x\ncurl a.test/1 --next -X DELETE a.test/2 2>&1\n';
    const { requests, losses } = read(text);
    expect([requests.map(({ method, url }) => `${method} ${url}`), losses]).toEqual([
      ['GET http://a.test/{{ID}}', 'GET http://a.test/1', 'DELETE http://a.test/2'],
      [
        'line 2: The shell variable ID became the variable {{ID}}.',
        'line 3: echo … is no cURL command; it is left out.',
        'line 3: tee … is no cURL command; it is left out.',
      ],
    ]);
  });

  it('tells of options that are not done, or not known', () => {
    expect(read('curl a.test --aws-sigv4 aws:amz --frobnicate -d @body.json').losses).toEqual([
      'line 1: --aws-sigv4: Nothing is signed: give the request a persona that signs.',
      'line 1: --frobnicate is no option that is known here.',
      'line 1: The file body.json is not read: what it holds is missing from the body.',
    ]);
  });

  it("reads bytes and characters of $'…'", () => {
    expect(read("curl a.test -d $'\\xc3\\xa9\\u00e9 \\'x\\'\\n\\101'").requests[0]?.body).toBe("éé 'x'\nA");
  });

  it('is refused where a quote is open, with its place', () => {
    try {
      read("curl a.test \\\n  -d 'x");
      expect.unreachable();
    } catch (error) {
      const { code, details } = error as StudioError;
      expect([code, details.line, details.column, details.excerpt]).toEqual([
        'IMPORT_REFUSED',
        2,
        6,
        "  -d 'x\n     ^",
      ]);
    }
  });
});

it('takes ^" inside of single quotes for text, and no longer for the Windows prompt', () => {
  const { requests } = read(`curl -H 'Accept: v ^"' --data-raw $'it\\'s ^"\\n' https://a.test/`);
  expect(requests).toMatchObject([
    { headers: ['Accept: v ^"', 'Content-Type: application/x-www-form-urlencoded'], body: 'it\'s ^"\n' },
  ]);
});

describe('a printed command', () => {
  const asked = (request: {
    method: string;
    url: string;
    headers: readonly (readonly [string, string])[];
    body: string | undefined;
  }) => ({
    method: request.method,
    url: request.url,
    headers: request.headers.map(([name, value]) => `${name}: ${value}`),
    body: request.body,
  });

  it('is read as the request it was printed from, for POSIX shells', () => {
    fc.assert(
      fc.property(curlRequests, (request) => {
        expect(read(printPosix(request)).requests).toEqual([asked(request)]);
      }),
    );
  });

  it('is read as the request it was printed from, for the Windows prompt', () => {
    const oneLine = curlRequests.map(({ body, ...request }) => ({ ...request, body: body?.replace(/\n/g, ' ') }));
    fc.assert(
      fc.property(oneLine, (request) => {
        expect(read(printWindows(request)).requests).toEqual([asked(request)]);
      }),
    );
  });
});

it('reads any text or refuses it in words', () => {
  const piece = fc.constantFrom(
    'curl ',
    "'",
    '"',
    '\\',
    '$',
    '^',
    '\n',
    '-d',
    '-H',
    ' ',
    'a.test',
    '{{',
    '@',
    '--',
    "$'",
    '\\x',
    ';',
    '>',
    '2>&1',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
      try {
        read(pieces.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(StudioError);
      }
    }),
  );
});
