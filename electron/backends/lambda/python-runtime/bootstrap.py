"""Runs a Python function: asks the Runtime API for invocations, one at a time, and answers them.

Shipped as text and written to disk where functions run; it may use nothing but the standard library.
"""
import importlib
import json
import logging
import os
import socket
import sys
import time
import traceback

VERSION = "2018-06-01"


class Halt(Exception):
    """An error with a type of AWS's own."""

    def __init__(self, error_type, message, stack=()):
        super().__init__(message)
        self.error_type = error_type
        self.message = message
        self.stack = list(stack)


class CognitoIdentity:
    def __init__(self, values):
        self.cognito_identity_id = values.get("cognitoIdentityId")
        self.cognito_identity_pool_id = values.get("cognitoIdentityPoolId")


class Client:
    def __init__(self, values):
        for name in ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"):
            setattr(self, name, values.get(name))


class ClientContext:
    def __init__(self, values):
        self.custom = values.get("custom")
        self.env = values.get("env")
        self.client = Client(values["client"]) if isinstance(values.get("client"), dict) else None


class LambdaContext:
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    def __init__(self, headers):
        env = os.environ
        self.aws_request_id = headers.get("lambda-runtime-aws-request-id")
        self.log_group_name = env.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = env.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = env.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = env.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = env.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = headers.get("lambda-runtime-invoked-function-arn")
        self._deadline = int(headers.get("lambda-runtime-deadline-ms", "0"))
        client = headers.get("lambda-runtime-client-context")
        self.client_context = ClientContext(json.loads(client)) if client else None
        self.identity = CognitoIdentity(json.loads(headers.get("lambda-runtime-cognito-identity") or "{}"))

    def get_remaining_time_in_millis(self):
        return max(self._deadline - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))


class RequestIdFilter(logging.Filter):
    request_id = None

    def filter(self, record):
        record.aws_request_id = RequestIdFilter.request_id or ""
        return True


class LineHandler(logging.Handler):
    """One record is one line: breaks inside it travel as carriage returns."""

    def emit(self, record):
        sys.stdout.write(self.format(record).replace("\r\n", "\n").replace("\n", "\r") + "\n")


def set_up_logging():
    line = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    line.converter = time.gmtime
    handler = LineHandler()
    handler.setFormatter(line)
    handler.addFilter(RequestIdFilter())
    logging.getLogger().addHandler(handler)


def load_handler(name):
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as error:
        raise Halt("Runtime.MalformedHandlerName", f"Bad handler '{name}': {error}") from error
    if "/" not in module_name and module_name.split(".")[0] in sys.builtin_module_names:
        raise Halt("Runtime.MalformedHandlerName", f"Cannot use built-in module {module_name} as a handler module")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Halt("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from error
    except SyntaxError as error:
        where = f'  File "{error.filename}" Line {error.lineno}\n    {error.text or ""}'
        message = f"Syntax error in module '{module_name}': {error}"
        raise Halt("Runtime.UserCodeSyntaxError", message, [where]) from error
    function = getattr(module, function_name, None)
    if function is None:
        raise Halt("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return function


def error_parts(error):
    """Type, message and stack as AWS's runtime answers them."""
    if isinstance(error, Halt):
        return error.error_type, error.message, error.stack
    frames = traceback.extract_tb(error.__traceback__)
    # The frames of this file are no part of the function.
    own = [frame for frame in frames if frame.filename != __file__ and not frame.filename.startswith("<frozen importlib")]
    return type(error).__name__, str(error), traceback.format_list(own)


def log_error(error_type, message, stack):
    lines = [f"[ERROR] {error_type}: {message}"]
    if stack:
        lines += ["Traceback (most recent call last):"] + [frame.rstrip("\n") for frame in stack]
    sys.stdout.write("\r".join(lines).replace("\n", "\r") + "\n")


def error_body(error_type, message, stack, request_id):
    return json.dumps(
        {"errorMessage": message, "errorType": error_type, "requestId": request_id, "stackTrace": stack}
    ).encode()


def as_header(text):
    return "".join(character if " " <= character <= "~" else "?" for character in text)


def memory_line():
    """Where the system does not tell others how much memory this process has used, it tells itself."""
    if sys.platform != "darwin":
        return ""
    import resource

    return f"Gatehouse-Peak-Memory-Mb: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1048576}\r\n"


class Gone(Exception):
    """Nobody is at the other end of the Runtime API."""


class RuntimeConnection:
    """The connection to the Runtime API: the inherited pipe, or where there is a secret one to its address."""

    def __init__(self, address, secret):
        self._host, port = address.rsplit(":", 1)
        if secret is None:
            self._socket = socket.socket(fileno=3)
        else:
            self._socket = socket.create_connection((self._host, int(port)))
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._base = f"{'' if secret is None else '/' + secret}/{VERSION}/runtime"
        self._file = self._socket.makefile("rb")

    def _call(self, method, path, body=b"", headers=""):
        head = f"{method} {self._base}{path} HTTP/1.1\r\nHost: {self._host}\r\n{headers}{memory_line()}Content-Length: {len(body)}\r\n\r\n"
        try:
            self._socket.sendall(head.encode("latin-1") + body)
            return self._read()
        except OSError as error:
            raise Gone() from error

    def _read(self):
        if not self._file.readline():
            raise Gone()
        headers = {}
        while True:
            line = self._file.readline().decode("latin-1").strip()
            if line == "":
                break
            name, value = line.split(":", 1)
            headers[name.lower()] = value.strip()
        return headers, self._file.read(int(headers.get("content-length", "0")))

    def next(self):
        return self._call("GET", "/invocation/next")

    def answer(self, request_id, body):
        self._call("POST", f"/invocation/{request_id}/response", body)

    def fail(self, path, error_type, body):
        self._call("POST", path, body, f"Lambda-Runtime-Function-Error-Type: {as_header(error_type)}\r\n")


def answer_of(function, event_text, context):
    try:
        event = json.loads(event_text)
    except ValueError as error:
        raise Halt("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}") from error
    result = function(event, context)
    try:
        # AWS assumed: its open source runtime writes characters beyond ASCII as they are from Python 3.12 on.
        is_ascii = os.environ.get("AWS_EXECUTION_ENV", "") in {
            f"AWS_Lambda_python3.{minor}" for minor in range(6, 12)
        }
        return json.dumps(result, ensure_ascii=is_ascii).encode("utf-8", "surrogatepass")
    except Exception as error:
        raise Halt("Runtime.MarshalError", f"Unable to marshal response: {error}") from error


def main():
    # Functions must neither see nor pass on what lets this process speak for its instance.
    secret = os.environ.pop("GATEHOUSE_RUNTIME_SECRET", None)
    connection = RuntimeConnection(os.environ["AWS_LAMBDA_RUNTIME_API"], secret)
    set_up_logging()
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    try:
        function = load_handler(os.environ["_HANDLER"])
    except SystemExit:
        raise
    except BaseException as error:
        parts = error_parts(error)
        log_error(*parts)
        connection.fail("/init/error", parts[0], error_body(*parts, ""))
        sys.exit(1)
    while True:
        headers, event_text = connection.next()
        request_id = headers["lambda-runtime-aws-request-id"]
        trace = headers.get("lambda-runtime-trace-id")
        if trace:
            os.environ["_X_AMZN_TRACE_ID"] = trace
        else:
            os.environ.pop("_X_AMZN_TRACE_ID", None)
        RequestIdFilter.request_id = request_id
        try:
            body = answer_of(function, event_text, LambdaContext(headers))
        except Exception as error:
            parts = error_parts(error)
            log_error(*parts)
            connection.fail(f"/invocation/{request_id}/error", parts[0], error_body(*parts, request_id))
        else:
            connection.answer(request_id, body)
        sys.stdout.flush()


try:
    main()
except Gone:
    # Whoever asked for this instance is gone.
    os._exit(0)
