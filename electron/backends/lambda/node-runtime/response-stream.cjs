// Answers in parts: the global `awslambda` with `streamifyResponse` and `HttpResponseStream`.
// https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
'use strict';
const { Writable } = require('node:stream');
const { errorForAnswer, errorForLog } = require('./error-forms.cjs');
const { writeLine } = require('./log-lines.cjs');

const streamingMark = Symbol.for('aws.lambda.runtime.handler.streaming');

/** True where the handler was given to `streamifyResponse`. */
exports.isStreaming = (handler) => handler[streamingMark] === 'response';

/** Gives functions the global `awslambda`. */
exports.offerStreams = () => {
  globalThis.awslambda = {
    streamifyResponse(handler) {
      handler[streamingMark] = 'response';
      return handler;
    },
    HttpResponseStream: {
      /** Status and headers go first, then eight zero bytes, then the body. */
      from(stream, metadata) {
        stream.setContentType('application/vnd.awslambda.http-integration-response');
        stream.prelude = Buffer.concat([Buffer.from(JSON.stringify(metadata)), Buffer.alloc(8)]);
        return stream;
      },
    },
  };
};

/** Runs a streaming handler. `settle` ends the invocation, `fail` answers an error before anything was written. */
exports.runStreaming = (handler, event, context, connection, invocation, settle, fail) => {
  const stream = new ResponseStream(connection, invocation.id, settle);
  const failStream = (reason) => {
    if (stream.hasBegun) stream.breakOff(reason);
    else {
      stream.isOver = true;
      fail(reason);
    }
  };
  stream.on('error', failStream);
  // A handler that forgot to end its stream has nothing more to say once nothing is left to do.
  invocation.onIdle = () => stream.end();
  try {
    Promise.resolve(handler(event, stream, context)).then(() => {}, failStream);
  } catch (fault) {
    failStream(fault);
  }
};

class ResponseStream extends Writable {
  contentType = 'application/octet-stream';
  prelude = undefined;
  hasBegun = false;
  isOver = false;

  constructor(connection, requestId, settle) {
    super({ highWaterMark: 64 * 1024 });
    this.connection = connection;
    this.requestId = requestId;
    this.settle = settle;
  }

  setContentType(contentType) {
    this.contentType = contentType;
  }

  _write(part, encoding, done) {
    if (this.isOver) return done();
    const bytes = typeof part === 'string' ? Buffer.from(part, encoding) : part;
    this.begin();
    this.body.write(bytes, done);
  }

  _final(done) {
    if (this.isOver) return done();
    this.begin();
    this.finishWith();
    done();
  }

  begin() {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.body = this.connection.openStream(this.requestId, this.contentType);
    if (this.prelude !== undefined) this.body.write(this.prelude, () => {});
  }

  breakOff(reason) {
    if (this.isOver) return;
    writeLine('ERROR', `Invoke Error \t${errorForLog(reason)}`);
    const { type, text } = errorForAnswer(reason);
    this.finishWith(type, text);
    this.destroy();
  }

  finishWith(type, text) {
    if (this.isOver) return;
    this.isOver = true;
    this.settle();
    this.body.end(type, text);
  }
}
