"""python3 schema.py SCHEMA FILE...: every line of the files is one that the JSON schema allows; the first that is not is named."""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
count = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            for error in validator.iter_errors(json.loads(line)):
                sys.exit(f"{name} line {number}: {error.json_path}: {error.message[:200]}")
            count += 1
print(f"{count} records")
