#!/usr/bin/env python3
"""Makes catalog/services/DOMAIN/NAME from tools/service_template: a package that passes
`luoshi check` as it stands, to be filled with what the service is about.

usage: new_service.py DOMAIN/NAME
"""
import pathlib
import re
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")


def numbers_taken():
    for file in ROOT.glob("catalog/services/*/*/service.yaml"):
        found = re.search(r"^number: *\"?([A-Z]+)", file.read_text("utf-8"), re.M)
        if found:
            yield found[1]


def number_for(name, taken):
    """Letters of the name, with more behind them where they are taken."""
    letters = re.sub(r"[^A-Z]", "", name.upper())[:2].ljust(2, "X")
    endings = ["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return next(letters + end for end in endings if letters + end not in taken)


def main():
    if len(sys.argv) != 2 or not PACKAGE.fullmatch(sys.argv[1]):
        sys.exit("Write DOMAIN/NAME in small letters, digits and hyphens, such as permits/signboard")
    package = sys.argv[1]
    name = package.split("/")[1]
    folder = ROOT / "catalog/services" / package
    if folder.exists():
        sys.exit(f"catalog/services/{package} is there already")
    shutil.copytree(ROOT / "tools/service_template", folder)
    words = {"@ID@": package, "@NAME@": name.replace("-", "_"),
             "@NUMBER@": number_for(name, set(numbers_taken()))}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = file.read_text("utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        file.write_text(text, "utf-8")
    print(f"catalog/services/{package}\n"
          f"Fill it in, then: luoshi check catalog/services/{package}\n"
          f"Who has its posts stands in services.yaml of each district.")


if __name__ == "__main__":
    main()
