// Bare node:http: answers the same bytes to everything. The yardstick. Arguments: port, body, header lines as JSON.
import { createServer } from 'node:http';

const [port, body, headers] = process.argv.slice(2);
const lines = [...JSON.parse(headers).flat(), 'Content-Length', String(Buffer.byteLength(body))];
createServer((request, response) => {
  request.resume();
  response.writeHead(200, lines);
  response.end(body);
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => process.exit(0));
