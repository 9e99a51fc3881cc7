import re
import sys

NAME = re.compile(r"[a-z][a-z0-9.]*")


def read(line):
    """The name and value of a line, or None where it holds neither. Raises ValueError with what is wrong."""
    text = line.split("#")[0].strip(" \t\r\n")
    if text == "" or text.startswith("#"):
        return None
    name, sign, value = text.partition("=")
    if not sign:
        raise ValueError("no equals sign")
    name = name.rstrip(" \t")
    if not NAME.fullmatch(name):
        raise ValueError("bad name")
    return name, value.lstrip(" \t")


def main():
    settings, errors = {}, []
    for number, line in enumerate(sys.stdin, start=1):
        try:
            found = read(line)
        except ValueError as error:
            errors.append(f"line {number}: {error}")
            continue
        if found:
            name, value = found
            settings[name] = value
    if errors:
        print("\n".join(errors))
        return 1
    for name in sorted(settings):
        print(f"{name}={settings[name]}")
    return 0


sys.exit(main())
