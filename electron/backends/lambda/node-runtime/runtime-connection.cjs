// One kept connection to the Runtime API. An answer and the question for the next invocation leave in one write.
'use strict';
const net = require('node:net');

/**
 * Connects: over the inherited pipe, or where there is a secret to the address. `onInvocation` gets headers by
 * lower-case name, and the event's text.
 */
exports.connectRuntime = (address, secret, onInvocation) => {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon);
  const base = `${secret === undefined ? '' : `/${secret}`}/2018-06-01/runtime`;
  const next = `GET ${base}/invocation/next HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const socket =
    secret === undefined
      ? new net.Socket({ fd: 3, readable: true, writable: true })
      : net.connect({ host, port: Number(address.slice(colon + 1)), noDelay: true });
  socket.on('data', readAnswers(onInvocation));
  socket.on('error', () => {});
  // Whoever asked for this instance is gone.
  socket.on('close', () => process.exit(0));

  const post = (path, extra, body) =>
    `POST ${base}${path} HTTP/1.1\r\nHost: ${host}\r\n${extra}${memoryLine()}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const typeLine = (type) => `Lambda-Runtime-Function-Error-Type: ${asHeader(type)}\r\n`;
  const leave = (text, end) => {
    if (end === undefined) {
      socket.ref();
      socket.write(text + next);
    } else socket.write(text, end);
  };
  return {
    askNext: () => socket.write(next),
    unref: () => socket.unref(),
    answer: (id, body) => leave(post(`/invocation/${id}/response`, '', body)),
    fail: (id, type, body, end) => leave(post(`/invocation/${id}/error`, typeLine(type), body), end),
    failInit: (type, body, end) => leave(post('/init/error', typeLine(type), body), end),
    /** Begins an answer in parts: `write` and `end` take what follows. */
    openStream(id, contentType) {
      const head = [
        `POST ${base}/invocation/${id}/response HTTP/1.1`,
        `Host: ${host}`,
        `Content-Type: ${asHeader(contentType)}`,
        'Lambda-Runtime-Function-Response-Mode: streaming',
        'Transfer-Encoding: chunked',
        'Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      return {
        write(part, done) {
          if (part.length === 0) return done();
          socket.cork();
          socket.write(`${part.length.toString(16)}\r\n`);
          socket.write(part);
          const mayGoOn = socket.write('\r\n');
          socket.uncork();
          if (mayGoOn) done();
          else socket.once('drain', done);
        },
        end(type, body) {
          const error = type === undefined ? '' : trailers(type, body);
          leave(`0\r\n${error}\r\n`);
        },
      };
    },
  };
};

/** Where the system does not tell others how much memory this process has used, it tells itself. */
const memoryLine =
  process.platform === 'linux'
    ? () => ''
    : () => `Gatehouse-Peak-Memory-Mb: ${Math.ceil(process.resourceUsage().maxRSS / 1_024)}\r\n`;

function trailers(type, body) {
  const encoded = Buffer.from(body).toString('base64');
  return `Lambda-Runtime-Function-Error-Type: ${asHeader(type)}\r\nLambda-Runtime-Function-Error-Body: ${encoded}\r\n`;
}

function asHeader(text) {
  return String(text).replace(/[^\x20-\x7e]/g, '?');
}

/** Takes whole answers off what the socket read; those that carry no invocation only say that a word was heard. */
function readAnswers(onInvocation) {
  let rest = Buffer.alloc(0);
  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const lines = rest.latin1Slice(0, headEnd).split('\r\n');
      const head = new Map();
      for (let at = 1; at < lines.length; at++) {
        const colon = lines[at].indexOf(':');
        head.set(lines[at].slice(0, colon).toLowerCase(), lines[at].slice(colon + 1).trim());
      }
      const end = headEnd + 4 + Number(head.get('content-length'));
      if (rest.length < end) return;
      const body = rest.utf8Slice(headEnd + 4, end);
      const isInvocation = lines[0].startsWith('HTTP/1.1 200');
      rest = rest.subarray(end);
      if (isInvocation) onInvocation(head, body);
    }
  };
}
