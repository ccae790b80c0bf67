import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import type { HttpMethod } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';
import { sampleDefinition } from '../sample-definition';
import { sampleStep, sampleTrace } from '../sample-trace';
import { diagramBoxes } from './diagram-model';
import { diagramStep } from './diagram-walk';
import { shownName } from './endpoint-words';
import { timeParts, timeSum } from './time-parts';
import { plainText, traceWords } from './words';

const view = viewRestApi(sampleDefinition(), 'api1');
if (view === undefined) throw new Error('the sample has no API');

const boxesOf = (resourceId: string, verb: HttpMethod, trace?: Trace, isRunning = false) => {
  const method = view.resources.get(resourceId)?.methods.get(verb);
  if (method === undefined) throw new Error(`no ${verb} on ${resourceId}`);
  return diagramBoxes({ method, view, trace, isRunning });
};

const inShort = (boxes: ReturnType<typeof boxesOf>) =>
  boxes.map(({ state, lines }) => [state, ...lines.map(plainText)]);

describe('diagramBoxes', () => {
  it('tells at rest what the definition says', () => {
    expect(inShort(boxesOf('pets', 'GET'))).toEqual([
      ['rest', 'no authorization', '2 parameters, 1 required, validator Everything'],
      ['rest', 'HTTP petstore.example.com', 'body passed through'],
      ['rest', 'HTTP petstore.example.com', 'body passed through'],
      ['rest', 'default → 200, 1 pattern', 'body passed through'],
      ['rest', '200, 404', 'model Pet'],
    ]);
  });

  it('says that a proxy integration maps nothing, and that an integration is missing', () => {
    expect(inShort(boxesOf('rest', 'ANY'))[3]).toEqual([
      'rest',
      'passed through unchanged',
      'proxy integrations map nothing',
    ]);
    expect(inShort(boxesOf('pet', 'DELETE'))[1]).toEqual(['rest', 'no integration', 'choose a type to go on']);
  });

  it('names the key and the authorizer that is not there', () => {
    expect(inShort(boxesOf('pet', 'GET'))[0]?.[1]).toBe('authorizer missing, API key');
  });

  it('shows after a request what decided and what changed, with the time', () => {
    const boxes = boxesOf('pets', 'GET', sampleTrace());
    expect(inShort(boxes).map(([state, decided]) => [state, decided])).toEqual([
      ['passed', 'validator Everything'],
      ['passed', 'no template'],
      ['passed', 'answered 200'],
      ['passed', 'matched default → 200'],
      ['passed', '200, 404'],
    ]);
    expect(boxes.map(({ ms }) => ms)).toEqual([1.5, 1, 8, 0.5, 0.5]);
  });

  it('shows the parameter that came in, and not what was never asked for', () => {
    const trace = sampleTrace({
      request: { method: 'GET', url: '/pets/7?type=dog', path: { id: '7' }, querystring: { type: ['dog'] } },
      steps: [
        sampleStep('routing', { decided: 'GET /pets/{id}' }),
        sampleStep('access', { decided: 'authorization NONE' }),
        sampleStep('method-request', { decided: 'no body is checked' }),
      ],
    });
    expect(inShort(boxesOf('pets', 'GET', trace))[0]).toEqual(['passed', 'no authorization', 'id = 7, 1 other']);
  });

  it('marks the failing box and everything behind it, although the gateway answered by itself', () => {
    const trace = sampleTrace({
      steps: [sampleStep('method-request', { outcome: 'failed' }), sampleStep('exit')],
      failure: {
        phase: 'method-request',
        step: 'check-parameters',
        responseType: 'BAD_REQUEST_PARAMETERS',
        message: 'Missing required request parameters: [type]',
      },
    });
    expect(inShort(boxesOf('pets', 'GET', trace))).toEqual([
      ['failed', 'Parameter missing', 'type'],
      ['not-reached', 'not reached', ''],
      ['not-reached', 'not reached', ''],
      ['not-reached', 'not reached', ''],
      ['not-reached', 'not reached', ''],
    ]);
    expect(timeParts(trace)).toEqual([{ box: 'method-request', label: 'Method request', ms: 1, tone: 'failed' }]);
  });

  it('turns in the first box only while a request is under way', () => {
    expect(boxesOf('pets', 'GET', sampleTrace(), true).map(({ state }) => state)).toEqual([
      'running',
      'rest',
      'rest',
      'rest',
      'rest',
    ]);
  });
});

describe('shownName', () => {
  const endpoint = { kind: 'http', title: 'HTTP', name: '${stageVariables.ordersHost}:80' } as const;

  it('is the host that was called, or the address with its stage variables cut short', () => {
    expect(shownName(endpoint, 'http://127.0.0.1:3000/orders')).toBe('127.0.0.1:3000');
    expect(shownName(endpoint, undefined)).toBe('$ordersHost:80');
  });
});

describe('timeSum', () => {
  it('parts the gateway’s time from the endpoint’s', () => {
    expect(timeSum(sampleTrace())).toEqual({ gatewayMs: 4, endpointMs: 8, totalMs: 12 });
  });
});

describe('traceWords', () => {
  it.each([
    ['body 0 B → 118 B', '118 B'],
    ['template application/json', 'application/json'],
    ['matched', 'matched'],
    ['id = ord_1042', 'ord_1042'],
  ])('sets off the telling part of %j', (text, telling) => {
    expect(traceWords(text).find((word) => word.as !== undefined)?.text).toBe(telling);
    expect(plainText(traceWords(text))).toBe(text);
  });
});

describe('diagramStep', () => {
  it('follows the request there and back, and stops at its ends', () => {
    const walk: BoxName[] = ['method-request'];
    for (let step = 0; step < 5; step++) walk.push(diagramStep('ArrowRight', walk[step] ?? 'endpoint') ?? 'endpoint');
    expect(walk).toEqual([
      'method-request',
      'integration-request',
      'endpoint',
      'integration-response',
      'method-response',
      'method-response',
    ]);
  });

  it('goes between the two rows', () => {
    expect(diagramStep('ArrowDown', 'integration-request')).toBe('integration-response');
    expect(diagramStep('ArrowUp', 'method-response')).toBe('method-request');
    expect(diagramStep('a', 'endpoint')).toBeUndefined();
  });
});
