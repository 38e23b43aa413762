#!/usr/bin/env python3
"""Small rules of the tree: file length, open ends, registry addresses, paths of one machine."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINES_MAX = 500
SOURCES = (".cpp", ".hpp", ".ts", ".vue", ".py")
OPEN_ENDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(r"(?<![\w.])/(home|Users|root|work)/[a-z]")


def tracked():
    out = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [line for line in out.stdout.splitlines() if (ROOT / line).is_file()]


def findings():
    for name in tracked():
        path = ROOT / name
        if path.name == "package-lock.json" and '"resolved"' in path.read_text(encoding="utf8"):
            yield f"{name}: carries registry addresses; set omit-lockfile-registry-resolved=true"
        if path.suffix not in SOURCES or path.name == pathlib.Path(__file__).name:
            continue
        lines = path.read_text(encoding="utf8").splitlines()
        if len(lines) > LINES_MAX:
            yield f"{name}: {len(lines)} lines; {LINES_MAX} is the end of a file"
        for number, line in enumerate(lines, 1):
            if OPEN_ENDS.search(line):
                yield f"{name}:{number}: left open: {line.strip()[:60]}"
            if MACHINE.search(line):
                yield f"{name}:{number}: a path of one machine"


if __name__ == "__main__":
    found = list(findings())
    print("\n".join(found) or "tree: in order")
    sys.exit(bool(found))
