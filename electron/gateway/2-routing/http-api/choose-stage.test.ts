import { expect, it } from 'vitest';
import { type Destination, destinationOf } from '../../1-entry/destination';
import { chooseStage } from './choose-stage';

const stages = new Map(['$default', 'dev'].map((name) => [name, name]));
const host = 'abc123.execute-api.us-east-1.localhost';

function chosen(destination: Destination) {
  if (destination.kind !== 'gateway') return undefined;
  const { live, path, contextPath } = chooseStage((name) => stages.get(name), destination) ?? {};
  return [live, path, contextPath];
}

it('takes the stage that the first part of the path names, else $default with the whole path', () => {
  const places = ['/dev/p/', '/p', '/', '/dev', '/deva/p', '/$default/p'].map((path) =>
    chosen(destinationOf(path, host)),
  );
  expect(places).toEqual([
    ['dev', '/p/', '/dev/p/'],
    ['$default', '/p', '/p'],
    ['$default', '/', '/'],
    ['dev', '/', '/dev'],
    ['$default', '/deva/p', '/deva/p'],
    ['$default', '/$default/p', '/$default/p'],
  ]);
});

it('answers a path that begins with two slashes as $default, whatever stage follows', () => {
  expect(['//p', '//dev/p'].map((path) => chosen(destinationOf(path, host)))).toEqual([
    ['$default', '//p', '//p'],
    ['$default', '//dev/p', '//dev/p'],
  ]);
});

it('keeps to the stage whose own port was called, and to the one that the path form names', () => {
  const bound = (stageName: string) =>
    chosen(destinationOf('/dev/p', '127.0.0.1:9000', { apiId: 'abc123', stageName }));
  expect([
    bound('$default'),
    bound('dev'),
    chosen(destinationOf('/_aws/execute-api/abc123/$default/p', '127.0.0.1')),
    chosen(destinationOf('/restapis/abc123/$default/_user_request_/p', '127.0.0.1')),
  ]).toEqual([
    ['$default', '/dev/p', '/dev/p'],
    ['dev', '/dev/p', '/dev/dev/p'],
    ['$default', '/p', '/p'],
    ['$default', '/p', '/p'],
  ]);
});
