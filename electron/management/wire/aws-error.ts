// Errors as AWS's REST-JSON services answer them.

/** An exception of a service: its name goes into `x-amzn-ErrorType`, its message into the body. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  constructor(
    readonly type: string,
    readonly status: number,
    message: string,
    /** What stands beside the message. */
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', 404, message);
}

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', 400, message);
}

/** What an operation that is not built answers: it names itself and never pretends. */
export function notImplemented(service: string, operation: string): AwsError {
  return new AwsError('NotImplemented', 501, `Gatehouse does not implement ${service} ${operation} yet.`);
}
