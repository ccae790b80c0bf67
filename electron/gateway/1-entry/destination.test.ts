import { describe, expect, it } from 'vitest';
import { destinationOf, withoutPort } from './destination';

const host = 'abc123.execute-api.eu-west-1.localhost:4600';
const local = '127.0.0.1:4600';

function gateway(members: Record<string, unknown>) {
  return {
    kind: 'gateway',
    apiId: 'abc123',
    stageName: 'dev',
    path: '/pets',
    contextPath: '/dev/pets',
    rawQuery: '',
    domainName: undefined,
    region: undefined,
    arrival: undefined,
    ...members,
  };
}

describe('host form', () => {
  const onHost = { domainName: 'abc123.execute-api.eu-west-1.localhost', region: 'eu-west-1' };
  it('takes API, region, stage, path and query apart', () => {
    expect(destinationOf('/dev/pets?a=1&b=%2F', host)).toEqual(gateway({ ...onHost, rawQuery: 'a=1&b=%2F' }));
  });
  it('does not mind letter case and port of the host', () => {
    expect(destinationOf('/dev/pets', 'ABC123.Execute-API.eu-west-1.LOCALHOST')).toEqual(gateway(onHost));
  });
  it('knows the names of the real service', () => {
    expect(destinationOf('/dev/pets', 'abc123.execute-api.eu-west-1.amazonaws.com')).toEqual(
      gateway({ ...onHost, domainName: 'abc123.execute-api.eu-west-1.amazonaws.com' }),
    );
  });
  it('drops slashes before the stage, and remembers them for HTTP APIs', () => {
    expect(destinationOf('//dev/pets', host)).toEqual(gateway({ ...onHost, slashedPath: '//dev/pets' }));
  });
  it('drops slashes between stage and path from the path but not from the context', () => {
    expect(destinationOf('/dev//pets', host)).toEqual(gateway({ ...onHost, contextPath: '/dev//pets' }));
  });
  it('keeps inner and trailing slashes', () => {
    expect(destinationOf('/dev/v//w/', host)).toEqual(
      gateway({ ...onHost, path: '/v//w/', contextPath: '/dev/v//w/' }),
    );
  });
  it('reads a stage alone as its root, and no stage as an empty name', () => {
    expect([destinationOf('/dev', host), destinationOf('/', host)]).toEqual([
      gateway({ ...onHost, path: '/', contextPath: '/dev' }),
      gateway({ ...onHost, stageName: '', path: '/', contextPath: '/' }),
    ]);
  });
  it('reads the absolute form that proxies send', () => {
    expect(destinationOf(`http://${host}/dev/pets`, host)).toEqual(gateway(onHost));
  });
});

describe('path forms', () => {
  it('makes everything before the stage invisible', () => {
    expect(destinationOf('/_aws/execute-api/abc123/dev/pets?x', local)).toEqual(gateway({ rawQuery: 'x' }));
    expect(destinationOf('/restapis/abc123/dev/_user_request_/pets', local)).toEqual(gateway({}));
  });
  it('treats slashes as the host form does', () => {
    expect([
      destinationOf('/_aws/execute-api/abc123//dev//pets', local),
      destinationOf('/restapis/abc123/dev/_user_request_//pets', local),
    ]).toEqual([
      gateway({ contextPath: '/dev//pets', slashedPath: '//dev//pets' }),
      gateway({ contextPath: '/dev//pets' }),
    ]);
  });
});

it("gives every request on a stage's own port to the stage", () => {
  const bound = { apiId: 'abc123', stageName: 'dev' };
  expect(['/pets', '/restapis', '/'].map((url) => destinationOf(url, '127.0.0.1:5000', bound))).toEqual([
    gateway({}),
    gateway({ path: '/restapis', contextPath: '/dev/restapis' }),
    gateway({ path: '/', contextPath: '/dev/' }),
  ]);
});

it('sends everything else to the management APIs', () => {
  const management = [
    destinationOf('/restapis/abc123/stages/dev', local),
    destinationOf('/restapis', local),
    ...['/apikeys', '/usageplans', '/domainnames', '/account', '/tags/x', '/vpclinks', '/v2/apis', '/sdktypes'].map(
      (url) => destinationOf(url, local),
    ),
    destinationOf('/_gatehouse/health', local),
    destinationOf('/', local),
    destinationOf('/', 'evil.execute-api.eu-west-1.localhost.example.com'),
    destinationOf('*', local),
  ];
  expect(new Set(management.map(({ kind }) => kind))).toEqual(new Set(['management']));
});

it('cuts the port off, but no part of an IPv6 address', () => {
  expect(['a:1', 'a', '[::1]:80', '[::1]'].map(withoutPort)).toEqual(['a', 'a', '[::1]', '[::1]']);
});
