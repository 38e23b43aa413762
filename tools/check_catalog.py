#!/usr/bin/env python3
"""Checks the districts of the catalogue: every unit named exists, codes and ids are unique,
ids are slugs, files listed are there. Prints file: what is wrong; exit status 1 if anything is."""
import csv
import re
import sys
from pathlib import Path

import yaml

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KINDS = {"office", "department", "subdistrict", "public_institution", "enterprise", "party"}
ROLES = {"operator", "supervision", "approver", "liaison", "unit_head", "leader", "reader"}
findings = []


def say(path, text):
    findings.append(f"{path}: {text}")


def unique(path, what, values):
    seen = set()
    for value in values:
        if value in seen:
            say(path, f"{what} {value} stands twice; keep one")
        seen.add(value)
    return seen


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_units(path):
    units = yaml.safe_load(path.read_text("utf-8"))
    ids = unique(path, "unit", [u["id"] for u in units])
    for unit in units:
        if not SLUG.fullmatch(unit["id"]):
            say(path, f"{unit['id']} is no slug; use small letters, digits and hyphens")
        if unit["kind"] not in KINDS:
            say(path, f"{unit['id']}: kind {unit['kind']} is unknown; one of {sorted(KINDS)}")
        if not (unit["name"].get("zh") and unit["name"].get("en")):
            say(path, f"{unit['id']} needs a name in zh and en")
        for duty in unit["duties"]:
            if len(duty) < 2:
                say(path, f"{unit['id']}: the duty {duty} is too short to point anywhere")
    unique(path, "duty", [d for u in units for d in u["duties"]])
    if "supervision-office" not in ids:
        say(path, "there is no supervision-office; every district needs one")
    names = {n for u in units for n in [u["name"]["zh"], *u["short"]["zh"]]}
    return ids, names


def check_people(path, ids):
    people = yaml.safe_load(path.read_text("utf-8"))
    unique(path, "login", [p["login"] for p in people])
    for person in people:
        if not SLUG.fullmatch(person["login"]):
            say(path, f"{person['login']} is no slug")
        if person["unit"] not in ids:
            say(path, f"{person['login']}: there is no unit {person['unit']}")
        for role in set(person["roles"]) - ROLES:
            say(path, f"{person['login']}: role {role} is unknown; one of {sorted(ROLES)}")


def check_places(folder, division):
    path = folder / "subdistricts.csv"
    codes = unique(path, "code", [r["code"] for r in rows(path)])
    for code in codes:
        if not re.fullmatch(division + r"\d{3}", code):
            say(path, f"{code} is not {division} and three digits")
    path = folder / "communities.csv"
    communities = rows(path)
    unique(path, "code", [r["code"] for r in communities])
    for row in communities:
        if row["subdistrict_code"] not in codes or row["code"][:9] != row["subdistrict_code"]:
            say(path, f"{row['code']}: its subdistrict is not {row['subdistrict_code']}")


def check_tables(folder, names):
    for path in folder.glob("promises-*.csv"):
        for row in rows(path):
            units = [row["牵头单位"], *row["配合单位"].split("、")]
            for unit in filter(None, units):
                if unit not in names:
                    say(path, f"row {row['序号']}: no unit is called {unit}")


for folder in sorted(Path(__file__).parents[1].glob("catalog/districts/*/")):
    district = yaml.safe_load((folder / "district.yaml").read_text("utf-8"))
    if district["id"] != folder.name:
        say(folder / "district.yaml", f"the id is not the folder's name {folder.name}")
    for report in district["reports"]:
        if not (folder / report["file"]).is_file():
            say(folder / "district.yaml", f"{report['file']} is not there")
    ids, names = check_units(folder / "units.yaml")
    check_people(folder / "people.yaml", ids)
    check_places(folder, district["division_code"])
    check_tables(folder, names)

print("\n".join(findings) or "catalog/districts: nothing wrong")
sys.exit(bool(findings))
