# Runs commands of the AWS CLI one after another in one process: a list of words per line in, the outcome per line out.
import io
import json
import sys

from awscli.clidriver import create_clidriver


def run(words):
    output, errors = io.BytesIO(), io.BytesIO()
    kept = sys.stdout, sys.stderr
    # named here, since a wrapper that nothing names closes what it wraps
    texts = [io.TextIOWrapper(stream, encoding="utf-8", write_through=True) for stream in (output, errors)]
    sys.stdout, sys.stderr = texts
    try:
        code = create_clidriver().main(words)
    except SystemExit as exit:
        code = exit.code
    finally:
        sys.stdout, sys.stderr = kept
    return {"code": code or 0, "output": output.getvalue().decode(), "errors": errors.getvalue().decode()}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
