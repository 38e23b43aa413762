#!/usr/bin/env python3
"""Checks what loading a district does not: ids are slugs, a name or a duty points to one unit,
tables name units that exist, and every quote of outcomes.yaml stands once in its report.
Prints file: what is wrong; exit status 1 if anything is."""
import csv
import re
import sys
from pathlib import Path

import yaml

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLAN = "二、2025年主要目标"  # promises are quoted from here on
findings = []


def say(path, text):
    findings.append(f"{path}: {text}")


def unique(path, what, values):
    seen = set()
    for value in values:
        if value in seen:
            say(path, f"the {what} {value} stands twice; keep one")
        seen.add(value)
    return seen


def check_units(path):
    units = yaml.safe_load(path.read_text("utf-8"))
    for unit in units:
        if not SLUG.fullmatch(unit["id"]):
            say(path, f"{unit['id']} is no slug; use small letters, digits and hyphens")
    unique(path, "duty", [duty for unit in units for duty in unit["duties"]])
    if not any(unit["id"] == "supervision-office" for unit in units):
        say(path, "there is no supervision-office; every district needs one")
    return unique(path, "name", [n for u in units for n in {u["name"]["zh"], *u["short"]["zh"]}])


def check_table(path, names):
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for unit in [row["牵头单位"], *row["配合单位"].split("、")]:
                if unit not in names:
                    say(path, f"row {row['序号']}: no unit is called {unit}")


def check_outcomes(path):
    outcomes = yaml.safe_load(path.read_text("utf-8"))
    unique(path, "id", [outcome["id"] for outcome in outcomes])
    before = (path.parent / "2025.txt").read_text("utf-8").partition(PLAN)[2]
    after = (path.parent / "2026.txt").read_text("utf-8")
    for outcome in outcomes:
        for text, part in ((before, "promised"), (after, "reported")):
            quote = outcome.get(part, {}).get("quote")
            if quote and text.count(quote) != 1:
                say(path, f"{outcome['id']}: quote the report once: {quote}")
        if ("reported" in outcome) == (outcome["verdict"] == "unreported"):
            say(path, f"{outcome['id']}: {outcome['verdict']} does not fit what is reported")


for folder in sorted(Path(__file__).parents[1].glob("catalog/districts/*/")):
    names = check_units(folder / "units.yaml")
    for table in folder.glob("promises-*.csv"):
        check_table(table, names)
    for outcomes in folder.glob("reports/outcomes.yaml"):
        check_outcomes(outcomes)

print("\n".join(findings) or "catalog/districts: nothing wrong")
sys.exit(bool(findings))
