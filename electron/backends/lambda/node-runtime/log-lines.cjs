// What functions write with console, as AWS's runtime writes it: time, request id, level, text, tabs between.
'use strict';
const fs = require('node:fs');
const { format } = require('node:util');

const levels = {
  log: 'INFO',
  info: 'INFO',
  debug: 'DEBUG',
  warn: 'WARN',
  error: 'ERROR',
  trace: 'TRACE',
  fatal: 'FATAL',
};

const target = { descriptor: 1, requestId: () => undefined };

/** Points `console` at the file descriptor. Lines outside an invocation have the request id `undefined`, as on AWS. */
exports.writeLogLinesTo = (descriptor, requestId) => {
  Object.assign(target, { descriptor, requestId });
  // What functions write past the console is out as well before their answer is.
  for (const stream of [process.stdout, process.stderr]) stream._handle?.setBlocking?.(true);
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...words) => exports.writeLine(level, format(...words));
  }
};

/** Writes one line; it is out when this returns, so that a function that is killed has not lost it. */
exports.writeLine = (level, text) => {
  // One message is one line: breaks inside it travel as carriage returns.
  const message = text.replace(/\r?\n/g, '\r');
  let bytes = Buffer.from(`${new Date().toISOString()}\t${target.requestId()}\t${level}\t${message}\n`);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(fs.writeSync(target.descriptor, bytes));
    } catch (fault) {
      if (fault.code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
};
