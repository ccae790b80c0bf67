# Who may call, as botocore signs and boto3 sets it up: users, sessions, regions, tokens, quotas. Prints one JSON object.
import datetime
import json
import os
import urllib.error
import urllib.request

import boto3
import botocore.auth
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

endpoint = os.environ["AWS_ENDPOINT_URL"]
gateway, iam, sts = (boto3.client(name) for name in ("apigateway", "iam", "sts"))
pool = "us-east-1_Ab3dE6gH9"
ahead = datetime.timedelta()
now = botocore.auth.get_current_datetime
botocore.auth.get_current_datetime = lambda *given, **named: now(*given, **named) + ahead


def sent(request):
    try:
        with urllib.request.urlopen(request) as answer:
            return [answer.status, answer.read().decode()]
    except urllib.error.HTTPError as error:
        return [error.code, error.headers.get("x-amzn-ErrorType"), error.read().decode()]


def post(path, members):
    body = json.dumps(members).encode()
    headers = {"Content-Type": "application/json"}
    return json.loads(sent(urllib.request.Request(endpoint + path, body, headers))[-1])


def signed(url, keys, region="us-east-1", presigned=False, body=None, sent_body=None):
    typed = {} if body is None else {"Content-Type": "application/json"}
    request = AWSRequest("GET" if body is None else "POST", url, data=body, headers=typed)
    signer = SigV4QueryAuth if presigned else SigV4Auth
    signer(Credentials(*keys), "execute-api", region).add_auth(request)
    prepared = request.prepare()
    data = None if body is None else (sent_body or body).encode()
    headers = dict(prepared.headers)
    return sent(urllib.request.Request(prepared.url, data, headers, method=request.method))


def invoked(url, **headers):
    return sent(urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()}))


def api_of(client, methods):
    api = client.create_rest_api(name="Access")
    for path, settings in methods.items():
        resource = client.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart=path)["id"]
        for verb in ("GET", "POST"):
            method = {"restApiId": api["id"], "resourceId": resource, "httpMethod": verb}
            client.put_method(**method, **settings(api["id"]))
            client.put_integration(**method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
            client.put_method_response(**method, statusCode="200")
            who = "$context.identity.userArn$context.authorizer.claims.sub"
            client.put_integration_response(
                **method, statusCode="200", responseTemplates={"application/json": who}
            )
    client.create_deployment(restApiId=api["id"], stageName="dev")
    return api["id"], f"{endpoint}/_aws/execute-api/{api['id']}/dev"


authorizers = {}


def by_token(api_id):
    if api_id not in authorizers:
        authorizers[api_id] = gateway.create_authorizer(
            restApiId=api_id,
            name="pool",
            type="COGNITO_USER_POOLS",
            providerARNs=[f"arn:aws:cognito-idp:us-east-1:000000000000:userpool/{pool}"],
            identitySource="method.request.header.Authorization",
        )["id"]
    return {"authorizationType": "COGNITO_USER_POOLS", "authorizerId": authorizers[api_id]}


api_id, base = api_of(
    gateway,
    {
        "signed": lambda _: {"authorizationType": "AWS_IAM"},
        "token": by_token,
        "key": lambda _: {"authorizationType": "NONE", "apiKeyRequired": True},
    },
)
iam.create_user(UserName="alice")
made = iam.create_access_key(UserName="alice")["AccessKey"]
alice = (made["AccessKeyId"], made["SecretAccessKey"])


def statement(effect, **more):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": effect, **more}]})


outcome = {"silent": signed(f"{base}/signed", alice)[1]}
allow = statement("Allow", Action="execute-api:Invoke", Resource=f"arn:aws:execute-api:us-east-1:*:{api_id}/dev/*")
iam.put_user_policy(UserName="alice", PolicyName="call", PolicyDocument=allow)
trust = statement("Allow", Action="sts:AssumeRole", Principal={"AWS": "*"})
role = iam.create_role(RoleName="deploy", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
iam.put_role_policy(RoleName="deploy", PolicyName="call", PolicyDocument=allow)
given = sts.assume_role(RoleArn=role, RoleSessionName="tour", DurationSeconds=900)["Credentials"]
session = (given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
outcome["callers"] = [
    signed(f"{base}/signed?b=2&a=1%2F2&c", alice),
    signed(f"{base}/signed", alice, presigned=True),
    signed(f"{base}/signed", alice, body='{"a": 1}'),
    signed(f"{base}/signed", session),
    signed(f"{base}/signed", ("unknown", "secret")),
]
outcome["refused"] = [
    invoked(f"{base}/signed")[1:],
    signed(f"{base}/signed", (alice[0], "other"))[1],
    signed(f"{base}/signed", alice, body="one", sent_body="two")[1],
    signed(f"{base}/signed", alice, region="eu-west-1")[1:],
    signed(f"{base}/signed", session[:2])[1:],
    signed(f"{base}/signed", ("111122223333", "secret"))[1],
]
ireland = boto3.client("apigateway", region_name="eu-west-1")
_, far = api_of(ireland, {"signed": lambda _: {"authorizationType": "AWS_IAM"}})
outcome["another region"] = [
    signed(f"{far}/signed", ("unknown", "secret"), region="eu-west-1")[0],
    signed(f"{far}/signed", ("unknown", "secret"))[1:],
]
token = post(f"/_gatehouse/idp/{pool}/token", {"claims": {"sub": "jane"}})["token"]
access = post(f"/_gatehouse/idp/{pool}/token", {"tokenUse": "access"})["token"]
outcome["tokens"] = [
    invoked(f"{base}/token", Authorization=token),
    invoked(f"{base}/token", Authorization=access)[1:],
    invoked(f"{base}/token", Authorization=token[:-4])[1:],
]
asked = gateway.test_invoke_authorizer(
    restApiId=api_id, authorizerId=authorizers[api_id], headers={"Authorization": token}
)
outcome["tested authorizer"] = [asked["clientStatus"], asked["claims"]["sub"]]
key = gateway.create_api_key(name="key", enabled=True)
plan = gateway.create_usage_plan(
    name="plan", apiStages=[{"apiId": api_id, "stage": "dev"}], quota={"limit": 2, "period": "DAY"}
)
gateway.create_usage_plan_key(usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
outcome["quota"] = [invoked(f"{base}/key", x_api_key=key["value"])[0:2] for _ in range(3)]
today = now(True).date().isoformat()
outcome["usage"] = gateway.get_usage(usagePlanId=plan["id"], startDate=today, endDate=today)["items"][key["id"]]
post("/_gatehouse/clock", {"advanceSeconds": 3_700})
outcome["an hour later"] = [signed(f"{base}/signed", alice)[1], invoked(f"{base}/token", Authorization=token)[1:]]
ahead = datetime.timedelta(seconds=3_700)
outcome["signed then"] = [signed(f"{base}/signed", alice)[0], signed(f"{base}/signed", session)[1:]]
print(json.dumps(outcome))
