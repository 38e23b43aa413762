#!/usr/bin/env python3
"""Holds the tree to src/floors.txt: a module includes only from floors below its own.

Modules of one floor do not see each other. Coroutines and Boost's network headers stay in http and
the store's adaptors.
"""
import pathlib
import re
import sys

SRC = pathlib.Path(__file__).resolve().parent.parent / "src"
NETWORK = re.compile(r'#include <boost/(asio|beast)|#include <coroutine>|\bco_(await|return|yield)\b')


def floors():
    lines = (SRC / "floors.txt").read_text(encoding="utf8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {module: number for number, row in enumerate(rows) for module in row}


def findings():
    floor = floors()
    for folder in sorted(p.name for p in SRC.iterdir() if p.is_dir()):
        if folder not in floor:
            yield f"src/{folder}: not in src/floors.txt; name its floor there"
    for path in sorted(SRC.rglob("*.[ch]pp")):
        module = path.relative_to(SRC).parts[0]
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            where = f"src/{path.relative_to(SRC)}:{number}"
            if NETWORK.search(line) and module not in ("http", "store"):
                yield f"{where}: network headers and coroutines stay in http and store"
            hit = re.match(r'#include "([a-z_]+)/', line)
            if not hit or hit[1] == module or hit[1] not in floor:
                continue
            if floor[hit[1]] >= floor.get(module, 0):
                yield f"{where}: {module} may not include {hit[1]}, which is not on a floor below"


if __name__ == "__main__":
    found = list(findings())
    print("\n".join(found) or "floors: every include points down")
    sys.exit(bool(found))
