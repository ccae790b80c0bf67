// Python functions, each run in a process of its own. Skipped where no Python 3 is installed.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRequestId as id, openSamplePool, type SamplePool } from '../testing/sample-functions';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const title = hasPython ? 'Python functions' : 'Python functions (skipped: python3 is not installed)';

describe.skipIf(!hasPython)(title, () => {
  let sample: SamplePool;
  beforeAll(() => {
    sample = openSamplePool();
  });
  afterAll(() => sample.dispose());

  async function run(
    name: string,
    code: string,
    settings: Parameters<SamplePool['write']>[2] = {},
    event: unknown = {},
  ) {
    const settled = { runtime: 'python3.12', handler: 'app.main', ...settings };
    sample.pool.serve([sample.write(name, { 'app.py': code, 'pkg/__init__.py': '', 'pkg/mod.py': code }, settled)]);
    return (await sample.invoke(name, event)) as { payload: unknown; functionError?: string };
  }

  it('answers what the handler returns, from a module in a package too', async () => {
    const code = 'def main(event, context):\n    return {"saw": event, "é": [1, None, True]}\n';
    const expected = { saw: { a: 1 }, é: [1, null, true] };
    expect([
      (await run('plain', code, {}, { a: 1 })).payload,
      (await run('dotted', code, { handler: 'pkg.mod.main' }, { a: 1 })).payload,
      (await run('slashed', code, { handler: 'pkg/mod.main' }, { a: 1 })).payload,
    ]).toEqual([expected, expected, expected]);
  });

  it('gives the whole context', async () => {
    const code = `def main(event, context):
    left = context.get_remaining_time_in_millis()
    return [context.aws_request_id, context.function_name, context.function_version, context.memory_limit_in_mb,
            context.invoked_function_arn, context.log_group_name, "[$LATEST]" in context.log_stream_name,
            2000 < left <= 3000, context.client_context, context.identity.cognito_identity_id]
`;
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:context';
    expect((await run('context', code)).payload).toEqual([
      ...[id, 'context', '$LATEST', '128', arn, '/aws/lambda/context', true, true, null, null],
    ]);
  });

  it('answers exceptions with their stack, and logs them', async () => {
    const outcome = await run('raises', 'def main(event, context):\n    raise ValueError("too far")\n');
    const file = `${sample.folder}/raises/app.py`;
    const frame = `  File "${file}", line 2, in main\n    raise ValueError("too far")\n`;
    expect([outcome.functionError, outcome.payload, await sample.linesWith('raises', '[ERROR]')]).toEqual([
      'Unhandled',
      { errorMessage: 'too far', errorType: 'ValueError', requestId: id, stackTrace: [frame] },
      [`[ERROR] ValueError: too far\nTraceback (most recent call last):\n${frame.trimEnd()}`],
    ]);
  });

  it('writes prints as they are, and log records with level, time and request id', async () => {
    const code = `import logging
logging.getLogger().setLevel("INFO")
def main(event, context):
    print("plain")
    logging.info("two\\nlines")
`;
    await run('logs', code);
    await sample.linesWith('logs', 'REPORT');
    const own = sample.lines.filter(({ functionName }) => functionName === 'logs').map(({ text }) => text);
    expect(own.slice(1, 3).map((text) => text.replace(/\d{4}-[^\t]+Z/, 'TIME'))).toEqual([
      'plain',
      `[INFO]\tTIME\t${id}\ttwo\nlines`,
    ]);
  });

  it.each([
    [
      'missing-module',
      '',
      'gone.main',
      'Runtime.ImportModuleError',
      "Unable to import module 'gone': No module named 'gone'",
    ],
    ['missing-export', '', 'app.main', 'Runtime.HandlerNotFound', "Handler 'main' missing on module 'app'"],
    [
      'bad-name',
      '',
      'app',
      'Runtime.MalformedHandlerName',
      "Bad handler 'app': not enough values to unpack (expected 2, got 1)",
    ],
    [
      'bad-syntax',
      'def main(:',
      'app.main',
      'Runtime.UserCodeSyntaxError',
      expect.stringMatching(/^Syntax error in module 'app': invalid syntax \(app\.py, line 1\)/),
    ],
    [
      'bad-answer',
      'def main(e, c):\n    return {1, 2}\n',
      'app.main',
      'Runtime.MarshalError',
      'Unable to marshal response: Object of type set is not JSON serializable',
    ],
  ])('answers %s', async (name, code, handler, errorType, errorMessage) => {
    const outcome = await run(name, code, { handler });
    expect([outcome.functionError, outcome.payload]).toEqual([
      'Unhandled',
      expect.objectContaining({ errorType, errorMessage }),
    ]);
  });

  it('answers an exit', async () => {
    expect((await run('exits', 'import sys\ndef main(e, c):\n    sys.exit(3)\n')).payload).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${id} Error: Runtime exited with error: exit status 3`,
    });
  });

  it('finds modules of layers', async () => {
    const layer = sample.write('layer', { 'python/word.py': 'WORD = "layered"\n' }).codeUri ?? '';
    const code = 'import word\ndef main(e, c):\n    return word.WORD\n';
    expect((await run('layered', code, { layers: [layer] })).payload).toBe('layered');
  });

  it('leaves nothing beside the code', async () => {
    await run(
      'clean',
      'import pkg.mod\ndef main(e, c):\n    import os\n    return sorted(os.listdir(os.environ["LAMBDA_TASK_ROOT"]))\n',
    );
    const { payload } = (await sample.invoke('clean')) as { payload: unknown };
    expect(payload).toEqual(['app.py', 'pkg']);
  });
});
