#!/usr/bin/env python3
"""Whether a forecast of progress beats the straight line of the outlook; docs/adr/0007 has the
figures. Deterministic: the series come from a seed.

usage: outlook_backtest.py [--program PATH] [REPORT…]

Made series: the monthly percent of an item over a year, in the shapes in which units report. Four
districts mix the shapes differently; a forecast that learns does so from the items of one district
and is judged on all four. Real series: outcomes stated by the reports named on the command line,
PLACE-YEAR.txt, as `luoshi extract` reads them; a value is forecast from those of the years before.
"""
import collections
import json
import pathlib
import random
import re
import statistics
import subprocess
import sys

MONTHS = 12
# The shapes of a district's items, and how many of ten items are done by the due date.
MIXES = {
    "steady": ({"linear": 6, "early": 2, "scurve": 2, "late": 1, "stall": 1}, 7),
    "construction": ({"linear": 2, "early": 1, "scurve": 6, "late": 2, "stall": 2}, 7),
    "year's end": ({"linear": 1, "early": 1, "scurve": 2, "late": 6, "stall": 3}, 7),
    "a hard year": ({"linear": 2, "early": 2, "scurve": 3, "late": 3, "stall": 3}, 3),
}


def curve(shape, done_of_ten, rng):
    """Percent at the end of each month; the last is what the item has come to by its due date."""
    end = 100 if rng.random() * 10 < done_of_ten else rng.randint(40, 99)
    turn, steep = rng.uniform(0.35, 0.65), rng.uniform(7, 14)
    begin, pause = rng.uniform(0.15, 0.4), rng.uniform(0.2, 0.4)

    def part(x):
        if shape == "linear":
            return x
        if shape == "early":
            return x ** rng_early
        if shape == "late":
            return x ** rng_late
        if shape == "scurve":
            low, high = (1 / (1 + 2.718281828 ** (-steep * (at - turn))) for at in (0, 1))
            return (1 / (1 + 2.718281828 ** (-steep * (x - turn))) - low) / (high - low)
        if x < begin:
            return x * (begin / (1 - pause)) / begin
        return max(begin / (1 - pause), (x - pause) / (1 - pause))

    rng_early, rng_late = rng.uniform(0.5, 0.75), rng.uniform(1.6, 3)
    said, out = 0, []
    for month in range(1, MONTHS + 1):
        exact = end * min(1, max(0, part(month / MONTHS)))
        # Units round to fives, are off by some points, and never report less than before.
        value = exact if month == MONTHS else 5 * round((exact + rng.gauss(0, 4)) / 5)
        said = min(100, max(said, round(value)))
        out.append(said)
    return out


def district(mix, seed, count):
    rng = random.Random(seed)
    weights, done = MIXES[mix]
    shapes = [shape for shape, weight in weights.items() for _ in range(weight)]
    return [curve(rng.choice(shapes), done, rng) for _ in range(count)]


def straight(known):
    return min(100, known[-1] * MONTHS / len(known))


def last_months(known):
    span = min(3, len(known))
    before = known[-span - 1] if len(known) > span else 0
    return min(100, known[-1] + (known[-1] - before) / span * (MONTHS - len(known)))


def damped(known, alpha=0.6, beta=0.3, phi=0.9):
    level, trend = known[0], known[0]
    for value in known[1:]:
        before = level
        level = alpha * value + (1 - alpha) * (level + phi * trend)
        trend = beta * (level - before) + (1 - beta) * phi * trend
    ahead = sum(phi ** step for step in range(1, MONTHS - len(known) + 1))
    return min(100, max(known[-1], level + trend * ahead))


def alike(known, past):
    """The ends of the 60 past items nearest in the months known: median and 80 % interval."""
    near = sorted(past, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, known)))[:60]
    ends = sorted(max(known[-1], one[-1]) for one in near)
    return statistics.median(ends), ends[len(ends) // 10], ends[-1 - len(ends) // 10]


def error(pairs):
    return statistics.mean(abs(a - b) for a, b in pairs)


def made():
    print("made series: mean error of the percent on the due date, points")
    print(f"{'learnt from':14}{'judged on':14}{'month':>6}{'straight':>10}{'3 months':>10}"
          f"{'damped':>8}{'always 100':>12}{'alike':>8}{'80 % holds':>12}{'width':>7}")
    for learnt in MIXES:
        past = district(learnt, 1, 600)
        for judged in MIXES:
            items = district(judged, 2, 400)
            for month in (3, 6, 9):
                rows = collections.defaultdict(list)
                held, width = 0, 0
                for item in items:
                    known, end = item[:month], item[-1]
                    middle, low, high = alike(known, past)
                    rows["straight"].append((straight(known), end))
                    rows["3"].append((last_months(known), end))
                    rows["damped"].append((damped(known), end))
                    rows["alike"].append((middle, end))
                    rows["done"].append((100, end))
                    held += low <= end <= high
                    width += high - low
                print(f"{learnt:14}{judged:14}{month:>6}{error(rows['straight']):>10.1f}"
                      f"{error(rows['3']):>10.1f}{error(rows['damped']):>8.1f}"
                      f"{error(rows['done']):>12.1f}{error(rows['alike']):>8.1f}"
                      f"{held / len(items):>12.0%}{width / len(items):>7.0f}")


def outcomes(program, report):
    """(indicator, unit) → value, of what the report states as reached by its year."""
    text = subprocess.run([program, "extract", report], capture_output=True, text=True, check=True)
    found = {}
    for line in text.stdout.splitlines():
        one = json.loads(line)
        value, name = one.get("value"), one.get("indicator")
        if one.get("kind") != "result" or one.get("role") != "level" or not name or not value:
            continue
        if re.fullmatch(r"\d+(\.\d+)?", value) and float(value) > 0 and one.get("year"):
            found.setdefault((name, one["unit"]), (one["year"], float(value)))
    return found


def real(program, reports):
    series = collections.defaultdict(dict)
    for report in reports:
        place = pathlib.Path(report).stem.rsplit("-", 1)[0]
        for key, (year, value) in outcomes(program, report).items():
            series[(place, *key)][year] = value
    rows = collections.defaultdict(list)
    used = set()
    for key, values in series.items():
        for year in sorted(values):
            a, b = values.get(year - 2), values.get(year - 1)
            if a is None or b is None or max(a, b, values[year]) > 3 * min(a, b, values[year]):
                continue  # three years running, and one thing that is measured throughout
            used.add(key)
            c = values.get(year - 3)
            rows["straight"].append((b + (b - a)) / values[year] - 1)
            rows["as last year"].append(b / values[year] - 1)
            rows["same rate"].append(b * b / a / values[year] - 1)
            rows["half the trend"].append((b + (b - a) / 2) / values[year] - 1)
            if c is not None:
                rows["mean of two steps"].append((b + (b - c) / 2) / values[year] - 1)
    if not used:
        print("\nreal series: no line of three years running in these reports")
        return
    print(f"\nreal series: {len(used)} lines, {len(rows['straight'])} forecasts a year ahead;"
          " mean error of the value")
    for name, errors in sorted(rows.items()):
        print(f"{name:20}{statistics.mean(map(abs, errors)):>8.1%}   median "
              f"{statistics.median(map(abs, errors)):.1%}   of {len(errors)}")


def main():
    arguments = sys.argv[1:]
    program = "build/dev/luoshi"
    if arguments[:1] == ["--program"]:
        program, arguments = arguments[1], arguments[2:]
    made()
    if arguments:
        real(program, arguments)
    else:
        print("\nreal series: no reports named, not judged")


if __name__ == "__main__":
    main()
