import { join } from 'node:path';
import { expect } from '@playwright/test';
import { serveGatehouse } from './fixtures/served-gatehouse';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: [] });

const template = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Greeting: { Type: String }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: greeter, Description: !Ref Greeting } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: MOCK
        RequestTemplates: { application/json: '{"statusCode": 200}' }
        IntegrationResponses: [{ StatusCode: "200", ResponseTemplates: { application/json: served } }]
      MethodResponses: [{ StatusCode: "200" }]
  Deployment: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api, StageName: dev } }
  Queue: { Type: AWS::SQS::Queue }
`;

test('an export shows its text and what the format cannot say before it is saved', {
  tag: ['@p0', '@web-only'],
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  await studio.banner.getByRole('button', { name: /^API:/ }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  const preview = dialog.getByRole('region', { name: 'Preview', exact: true });
  await expect(preview.getByText(/^oas30_.*\.json$/)).toBeVisible();
  await expect(preview.getByText(/^\d+\.\d kB$/)).toBeVisible();
  await dialog.getByRole('radio', { name: 'SAM' }).click();
  await expect(dialog.getByRole('checkbox')).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'YAML' }).click();
  await expect(preview.getByText('template.yaml')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Terraform' }).click();
  await expect(preview.getByText('main.tf')).toBeVisible();
  await dialog.getByRole('radio', { name: 'JavaScript SDK' }).click();
  await expect(dialog.getByRole('combobox', { name: 'From' })).toHaveValue(/^Stage /);
  await expect(preview.getByRole('list', { name: 'Functions of the client' }).getByRole('listitem')).not.toHaveCount(0);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^javascript_.*\.zip$/);
  await expect(dialog).toBeHidden();
});

test('a template asks for what it does not say, then tells what came and what stayed out', {
  tag: ['@p0', '@web-only'],
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'greeter.template.yaml', { type: 'application/yaml' }));
    return transfer;
  }, template);
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  const fills = page.getByRole('dialog', { name: '1 value to fill in' });
  await expect(fills).toContainText('Parameters.Greeting');
  await fills.getByRole('textbox', { name: 'Parameters.Greeting' }).fill('hello there');
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: 'CloudFormation template imported' });
  await expect(report.getByRole('list', { name: 'APIs that came in' })).toContainText(
    /greeter: \d+ resources?, 1 method\. Deployed to dev\./,
  );
  await expect(report.getByRole('grid', { name: 'Left out or different' })).toContainText('Queue');
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
  await expect(studio.banner.getByRole('button', { name: 'API: greeter' })).toBeVisible();
});

test('a push says what it would change, asks with the number, then tells what was done', {
  tag: ['@p0', '@web-only'],
}, async ({ studio: { page, dataFolder } }) => {
  const studio = new StudioWindow(page);
  const endpoint = await serveGatehouse(join(dataFolder, 'there'), dataFolder);
  await studio.openSample('PetStore');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Push');
  await page.getByRole('option', { name: /^Push…/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Push/ });
  await dialog.getByRole('textbox', { name: 'Endpoint' }).fill('127.0.0.1');
  await expect(dialog.getByText('An endpoint is an http:// or https:// address.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint.url);
  await dialog.getByRole('textbox', { name: 'Region' }).fill('us-east-1');
  await page.keyboard.press('Enter');
  const plan = page.getByRole('dialog', { name: /^What a push/ });
  await expect(plan.getByRole('region', { name: 'Added' })).toContainText('GET /pets');
  await plan.getByRole('button', { name: /^Push \d+ changes and a deployment…/ }).click();
  const question = page.getByRole('alertdialog', { name: /^Push \d+ changes and a deployment to http/ });
  await question.getByRole('button', { name: /^Push \d+ changes/ }).click();
  const result = page.getByRole('dialog', { name: /pushed$/ });
  await expect(result.getByRole('region', { name: 'Done' }).getByRole('listitem')).not.toHaveCount(0);
  await result.getByRole('button', { name: 'Close' }).click();
  expect(await endpoint.stop()).toBe(0);
});
