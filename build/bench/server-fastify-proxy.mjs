// fastify with its HTTP proxy. Arguments: port, upstream, folder of the rivals.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [port, upstream, folder] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));
const app = load('fastify')();
app.register(load('@fastify/http-proxy'), { upstream });
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log('ready');
process.on('SIGTERM', () => process.exit(0));
