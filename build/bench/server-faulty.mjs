// An endpoint with every fault an endpoint can have, chosen by the path. Argument: port.
import { createServer } from 'node:http';

const body = JSON.stringify({ message: 'Hello from the other side', items: [1, 2, 3] });
const kinds = {
  '/ok': (response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body),
  '/large': (response) => response.end(Buffer.alloc(300_000, 'x')),
  '/error': (response) => response.writeHead(500).end('{"error":true}'),
  '/slow': (response) => setTimeout(() => response.end(body), 120),
  // never a word: the gateway's own timeout ends it
  '/hang': () => undefined,
  '/cut': (response) => response.socket.destroy(),
  '/half': (response) => {
    response.writeHead(200, { 'Content-Length': 1_000 });
    response.write('half', () => response.socket.destroy());
  },
  '/nonsense': (response) => response.socket.end('this is no HTTP\r\n\r\n'),
  '/stream': (response) => {
    let left = 20;
    const next = () => {
      if (response.destroyed) return;
      left -= 1;
      if (left === 0) response.end();
      else response.write('data: tick\n\n', () => setTimeout(next, 10));
    };
    next();
  },
};

createServer((request, response) => {
  request.resume();
  const kind = kinds[request.url.split('?')[0]];
  if (kind === undefined) response.writeHead(404).end();
  else kind(response);
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => process.exit(0));
