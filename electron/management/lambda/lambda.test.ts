import { createHash } from 'node:crypto';
import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  InvokeCommand,
  type InvokeCommandInput,
  InvokeWithResponseStreamCommand,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '../../backends/lambda/testing/sample-zip';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let test: ManagementUnderTest;
beforeEach(async () => {
  test = await openTestManagement();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const codeOf = (text: string) =>
  zipOf([
    {
      name: 'index.js',
      content: `exports.handler = async (event, context) => ${text.startsWith('{') ? text : `(${text})`};`,
    },
  ]);
const base = {
  FunctionName: 'orders',
  Role: 'arn:aws:iam::000000000000:role/lambda',
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
} as const;
const arn = 'arn:aws:lambda:us-east-1:000000000000:function:orders';

const create = (text = '"one"', more: object = {}) =>
  test.lambda.send(new CreateFunctionCommand({ ...base, Code: { ZipFile: codeOf(text) }, ...more }));
const plain = async (work: Promise<object>) => {
  const { $metadata: _, ...answer } = (await work) as { $metadata: object };
  return answer;
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    ({ name, message, $metadata }: Error & { $metadata: { httpStatusCode: number } }) =>
      `${$metadata.httpStatusCode} ${name}: ${message}`,
  );
const invoke = async (more: Partial<InvokeCommandInput> = {}) => {
  const {
    $metadata: _,
    Payload,
    ...rest
  } = await test.lambda.send(new InvokeCommand({ FunctionName: 'orders', ...more }));
  return { ...rest, Payload: Payload?.transformToString() };
};

it('makes a function of a zip archive, and shows it', async () => {
  const zip = codeOf('1');
  const made = await plain(
    create('1', {
      Timeout: 9,
      Environment: { Variables: { TABLE: 'orders' } },
      Tags: { team: 'a' },
      Architectures: ['arm64'],
    }),
  );
  const { Configuration, Code, Tags } = await test.lambda.send(new GetFunctionCommand({ FunctionName: arn }));
  const listed = await test.lambda.send(new ListFunctionsCommand({}));
  expect({ made, same: Configuration, Tags, place: Code?.Location, listed: listed.Functions }).toEqual({
    made: {
      FunctionName: 'orders',
      FunctionArn: arn,
      Runtime: 'nodejs22.x',
      Role: base.Role,
      Handler: 'index.handler',
      CodeSize: zip.length,
      Description: '',
      Timeout: 9,
      MemorySize: 128,
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      CodeSha256: createHash('sha256').update(zip).digest('base64'),
      Version: '$LATEST',
      Environment: { Variables: { TABLE: 'orders' } },
      State: 'Active',
      LastUpdateStatus: 'Successful',
      PackageType: 'Zip',
      Architectures: ['arm64'],
      EphemeralStorage: { Size: 512 },
      TracingConfig: { Mode: 'PassThrough' },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/orders' },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
    same: made,
    Tags: { team: 'a' },
    place: expect.stringMatching(/^file:.*\/functions\/orders$/),
    listed: [made],
  });
});

it('runs new code and new settings with the next call', async () => {
  await create('process.env.WORD ?? "none"');
  const answers = [(await invoke()).Payload];
  const before = await test.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'orders' }));
  const changed = await test.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'orders', Environment: { Variables: { WORD: 'set' } } }),
  );
  answers.push((await invoke()).Payload);
  await test.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'orders', ZipFile: codeOf('"other"') }));
  answers.push((await invoke()).Payload);
  const stale = new UpdateFunctionConfigurationCommand({
    FunctionName: 'orders',
    Timeout: 4,
    RevisionId: before.RevisionId,
  });
  expect([answers, changed.RevisionId !== before.RevisionId, await refusal(test.lambda.send(stale))]).toEqual([
    ['"none"', '"set"', '"other"'],
    true,
    '412 PreconditionFailedException: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  ]);
});

describe('a call', () => {
  it('goes by name, ARN or partial ARN, with payload, context and log', async () => {
    await create('({ event, custom: context.clientContext?.custom })');
    const Payload = Buffer.from('{"é":1}');
    const ClientContext = Buffer.from('{"custom":{"a":1}}').toString('base64');
    const { LogResult, ...answer } = await invoke({ Payload, ClientContext, LogType: 'Tail' });
    const other = await Promise.all(
      [arn, `${arn}:$LATEST`, '000000000000:function:orders'].map(
        async (FunctionName) => (await invoke({ FunctionName })).StatusCode,
      ),
    );
    expect([answer, Buffer.from(LogResult ?? '', 'base64').toString(), other]).toEqual([
      { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"event":{"é":1},"custom":{"a":1}}' },
      expect.stringMatching(/^START RequestId: .*\n(.*\n)*REPORT RequestId: /),
      [200, 200, 200],
    ]);
  });

  it('is accepted and run later, or only tried', async () => {
    await create();
    expect([await invoke({ InvocationType: 'Event' }), await invoke({ InvocationType: 'DryRun' })]).toEqual([
      { StatusCode: 202, ExecutedVersion: '$LATEST', Payload: undefined },
      { StatusCode: 204, ExecutedVersion: '$LATEST', Payload: undefined },
    ]);
  });

  it('tells of a function that fails, also in a stream', async () => {
    await create('{ throw new Error("no"); }');
    const { Payload, ...rest } = await invoke();
    const stream = await test.lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'orders' }));
    const events = [];
    for await (const event of stream.EventStream ?? []) events.push(event);
    expect([rest, JSON.parse(Payload ?? ''), events]).toEqual([
      { StatusCode: 200, ExecutedVersion: '$LATEST', FunctionError: 'Unhandled' },
      expect.objectContaining({ errorMessage: 'no' }),
      [{ InvokeComplete: expect.objectContaining({ ErrorCode: 'Unhandled' }) }],
    ]);
  });

  it('streams an answer as one event', async () => {
    await create('({ ok: true })');
    const stream = await test.lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'orders' }));
    const events = [];
    for await (const { PayloadChunk, InvokeComplete } of stream.EventStream ?? []) {
      events.push(PayloadChunk?.Payload && Buffer.from(PayloadChunk.Payload).toString(), InvokeComplete);
    }
    expect([stream.ExecutedVersion, events]).toEqual(['$LATEST', ['{"ok":true}', undefined, undefined, {}]]);
  });
});

it('publishes versions, and points aliases at them', async () => {
  await create('"one"');
  const first = await test.lambda.send(new PublishVersionCommand({ FunctionName: 'orders', Description: 'First' }));
  const live = { FunctionName: 'orders', Name: 'live' };
  const made = await plain(test.lambda.send(new CreateAliasCommand({ ...live, FunctionVersion: '1' })));
  const updated = await test.lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'orders', ZipFile: codeOf('"two"'), Publish: true }),
  );
  const answers = [await invoke({ Qualifier: 'live' }), await invoke({ FunctionName: `${arn}:2` })];
  await test.lambda.send(new UpdateAliasCommand({ ...live, FunctionVersion: '2' }));
  answers.push(await invoke({ Qualifier: 'live' }));
  const versions = await test.lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'orders' }));
  const aliases = await test.lambda.send(new ListAliasesCommand({ FunctionName: 'orders', FunctionVersion: '2' }));
  const held = await refusal(test.lambda.send(new DeleteFunctionCommand({ FunctionName: 'orders', Qualifier: '2' })));
  await test.lambda.send(new DeleteFunctionCommand({ FunctionName: 'orders', Qualifier: '1' }));
  await test.lambda.send(new DeleteAliasCommand(live));
  expect({
    first: [first.Version, first.FunctionArn, first.Description],
    made,
    updated: updated.Version,
    answers: answers.map(({ Payload, ExecutedVersion }) => [Payload, ExecutedVersion]),
    versions: versions.Versions?.map(({ Version }) => Version),
    aliases: aliases.Aliases?.map(({ Name }) => Name),
    held,
    gone: [await refusal(invoke({ Qualifier: '1' })), await refusal(test.lambda.send(new GetAliasCommand(live)))],
  }).toEqual({
    first: ['1', `${arn}:1`, 'First'],
    made: {
      AliasArn: `${arn}:live`,
      Name: 'live',
      FunctionVersion: '1',
      Description: '',
      RevisionId: expect.any(String),
    },
    updated: '2',
    answers: [
      ['"one"', '1'],
      ['"two"', '2'],
      ['"two"', '2'],
    ],
    versions: ['$LATEST', '1', '2'],
    aliases: ['live'],
    held: `409 ResourceConflictException: ${arn}:2 cannot be deleted because version 2 is referenced by aliases [live]. Please, update your aliases and try again`,
    gone: [
      `404 ResourceNotFoundException: Function not found: ${arn}:1`,
      `404 ResourceNotFoundException: Cannot find alias arn: ${arn}:live`,
    ],
  });
});

it('keeps permissions as a resource policy', async () => {
  await create();
  const SourceArn = 'arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/orders';
  const permission = {
    FunctionName: 'orders',
    StatementId: 'gateway',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn,
  };
  const none = await refusal(test.lambda.send(new GetPolicyCommand({ FunctionName: 'orders' })));
  const { Statement } = await test.lambda.send(new AddPermissionCommand(permission));
  const again = await refusal(test.lambda.send(new AddPermissionCommand(permission)));
  const { Policy } = await test.lambda.send(new GetPolicyCommand({ FunctionName: 'orders' }));
  const remove = () =>
    refusal(test.lambda.send(new RemovePermissionCommand({ FunctionName: 'orders', StatementId: 'gateway' })));
  const statement = {
    Sid: 'gateway',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arn,
    Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
  };
  expect([none, JSON.parse(Statement ?? ''), again, JSON.parse(Policy ?? ''), await remove(), await remove()]).toEqual([
    '404 ResourceNotFoundException: The resource you requested does not exist.',
    statement,
    '409 ResourceConflictException: The statement id (gateway) provided already exists. Please provide a new statement id, or remove the existing statement.',
    { Version: '2012-10-17', Id: 'default', Statement: [statement] },
    'no refusal',
    '404 ResourceNotFoundException: No policy is associated with the given resource.',
  ]);
});

it('keeps tags and a limit of calls at a time', async () => {
  await create();
  await test.lambda.send(new TagResourceCommand({ Resource: arn, Tags: { a: '1', b: '2' } }));
  await test.lambda.send(new UntagResourceCommand({ Resource: arn, TagKeys: ['a'] }));
  await test.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'orders', ReservedConcurrentExecutions: 0 }),
  );
  const { Tags } = await test.lambda.send(new ListTagsCommand({ Resource: arn }));
  const { AccountUsage } = await test.lambda.send(new GetAccountSettingsCommand({}));
  expect([Tags, AccountUsage?.FunctionCount, await refusal(invoke())]).toEqual([
    { b: '2' },
    1,
    '429 TooManyRequestsException: Rate Exceeded.',
  ]);
});

it('removes a function with the code it brought, and leaves code that was written here', async () => {
  const folder = join(test.studio.current.require().folder, 'functions');
  await create();
  await test.lambda.send(new DeleteFunctionCommand({ FunctionName: 'orders' }));
  const gone = await access(join(folder, 'orders')).then(String, () => 'gone');
  await create();
  await writeFile(join(folder, 'orders', 'mine.js'), '');
  await test.lambda.send(new DeleteFunctionCommand({ FunctionName: 'orders' }));
  expect([gone, await readdir(join(folder, 'orders')), await refusal(invoke())]).toEqual([
    'gone',
    ['index.js', 'mine.js'],
    `404 ResourceNotFoundException: Function not found: ${arn}`,
  ]);
});

it.each<[string, object, string]>([
  ['a name that is taken', {}, '409 ResourceConflictException: Function already exist: orders'],
  [
    'a role and a time limit that are none',
    { FunctionName: 'new', Role: 'x', Timeout: 901 },
    "400 ValidationException: 2 validation errors detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900; Value 'x' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
  ],
  [
    'a name that is none',
    { FunctionName: 'a b' },
    "400 ValidationException: 1 validation error detected: Value 'a b' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
  ],
  [
    'code in a bucket',
    { FunctionName: 'new', Code: { S3Bucket: 'b', S3Key: 'k' } },
    '400 InvalidParameterValueException: Gatehouse keeps no S3 buckets: send the archive itself as ZipFile.',
  ],
  [
    'what is no archive',
    { FunctionName: 'new', Code: { ZipFile: Buffer.from('no archive') } },
    '400 InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.',
  ],
  [
    'a reserved variable',
    { FunctionName: 'new', Environment: { Variables: { AWS_REGION: 'x' } } },
    '400 InvalidParameterValueException: Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
  ],
])('refuses %s', async (_, more, expected) => {
  await create();
  expect(await refusal(create('1', more))).toBe(expected);
});
