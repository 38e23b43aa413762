#!/usr/bin/env python3
"""Draws the map of the sample district: catalog/districts/qiming/grid.geojson.

The district does not exist, so its areas are made: a lattice of crooked street blocks is cut into
subdistricts, these into the communities of communities.csv, these into grid cells. Areas are unions
of blocks, so that neighbours share their vertices and nothing is left between them. The same input
gives the same file; run it again after a change of the csv files.
"""
import csv
import json
import math
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "catalog/districts/qiming"
CENTRE = (117.5, 39.5)
STEP = (0.00175, 0.00135)  # a block, about 150 m each way
ACROSS, UP = 52, 46  # blocks of the lattice
NUMERALS = "一二三四五六"
rng = random.Random(129901)


def inside(block):
    """Whether a block of the lattice belongs to the district: a crooked disc."""
    x = (block[0] + 0.5) / ACROSS * 2 - 1
    y = (block[1] + 0.5) / UP * 2 - 1
    turn = math.atan2(y, x)
    reach = 0.85 + 0.08 * math.sin(2 * turn + 0.7) + 0.06 * math.sin(3 * turn + 2)
    return math.hypot(x, y) < reach


def connected(blocks):
    todo, seen = [next(iter(blocks))], set()
    while todo:
        block = todo.pop()
        if block in blocks and block not in seen:
            seen.add(block)
            i, j = block
            todo += [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
    return len(seen) == len(blocks)


def sound(blocks):
    """Whether the outline of blocks is one ring that meets itself nowhere."""
    if not blocks or not connected(blocks):
        return False
    low = [min(b[k] for b in blocks) - 1 for k in (0, 1)]
    high = [max(b[k] for b in blocks) + 1 for k in (0, 1)]
    around = {(i, j) for i in range(low[0], high[0] + 1) for j in range(low[1], high[1] + 1)}
    if not connected(around - blocks):
        return False
    for i, j in blocks:  # two blocks that meet in a corner alone
        for dj in (1, -1):
            if (i + 1, j + dj) in blocks and not {(i + 1, j), (i, j + dj)} & blocks:
                return False
    return True


def split(blocks, weights):
    """Cuts blocks into parts of these weights, north and east first; None when it cannot."""
    if len(weights) == 1:
        return [blocks]
    half = len(weights) // 2
    count = round(len(blocks) * sum(weights[:half]) / sum(weights))
    wide = [max(b[k] for b in blocks) - min(b[k] for b in blocks) for k in (0, 1)]
    straight = 0 if wide[0] > wide[1] else math.pi / 2
    for attempt in range(60):
        turn = straight + rng.uniform(-1, 1) * (0.25 + 0.02 * attempt)
        order = sorted(blocks, key=lambda b: (-b[0] * math.cos(turn) - b[1] * math.sin(turn), b))
        parts = set(order[:count]), set(order[count:])
        if not all(sound(part) for part in parts):
            continue
        first, second = split(parts[0], weights[:half]), split(parts[1], weights[half:])
        if first and second:
            return first + second
    return None


def outline(blocks):
    """The vertices around blocks, anticlockwise."""
    edges = {}
    for i, j in blocks:
        corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
        for k, beside in enumerate([(i, j - 1), (i + 1, j), (i, j + 1), (i - 1, j)]):
            if beside not in blocks:
                edges[corners[k]] = corners[(k + 1) % 4]
    start = min(edges)
    ring, at = [start], edges[start]
    while at != start:
        ring.append(at)
        at = edges[at]
    return ring


def place_vertices(district, cells):
    """Where the vertices lie: a bent lattice, its stairs smoothed along the borders of cells."""
    beside, rim = {}, set(outline(district))
    for cell in cells:
        ring = outline(cell)
        for a, b in zip(ring, ring[1:] + ring[:1]):
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
    at = {}
    for i, j in sorted(beside):
        x = i - ACROSS / 2 + 0.9 * math.sin(j / 7) + rng.uniform(-0.12, 0.12)
        y = j - UP / 2 + 0.8 * math.sin(i / 9 + 1) + rng.uniform(-0.12, 0.12)
        at[i, j] = (CENTRE[0] + x * STEP[0], CENTRE[1] + y * STEP[1])
    for _ in range(2):
        moved = {}
        for vertex, others in beside.items():
            near = [at[v] for v in sorted(others) if vertex not in rim or v in rim]
            moved[vertex] = tuple(
                (at[vertex][k] + sum(p[k] for p in near) / len(near)) / 2 for k in (0, 1))
        at = moved
    return at


def feature(kind, code, name, blocks, at):
    ring = outline(blocks)
    pairs = ",".join("[%.5f,%.5f]" % at[v] for v in ring + ring[:1])
    properties = json.dumps({"kind": kind, "code": code, "name": name}, ensure_ascii=False)
    return ('{"type":"Feature","id":"%s","properties":%s,"geometry":'
            '{"type":"Polygon","coordinates":[[%s]]}}' % (code, properties, pairs))


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put_east_in_the_east(communities):
    """Changes the places of 东里 and 西里 of one name where they lie the wrong way about."""
    by_name = {row["name_zh"]: row for row, _ in communities}
    for number, (row, blocks) in enumerate(communities):
        other = by_name.get(row["name_zh"].replace("东里", "西里"))
        if other is None or other is row:
            continue
        place = next(n for n, (r, _) in enumerate(communities) if r is other)
        middle = [sum(b[0] for b in part) / len(part) for part in (blocks, communities[place][1])]
        if middle[0] < middle[1]:
            communities[number], communities[place] = (row, communities[place][1]), (other, blocks)


def main():
    district = {(i, j) for i in range(ACROSS) for j in range(UP) if inside((i, j))}
    subdistricts, all_communities = rows("subdistricts.csv"), rows("communities.csv")
    members = [[c for c in all_communities if c["subdistrict_code"] == s["code"]]
               for s in subdistricts]
    areas = split(district, [len(m) for m in members])
    cells, communities = [], []
    for blocks, own in zip(areas, members):
        parts = split(blocks, [rng.uniform(0.8, 1.3) for _ in own])
        pairs = list(zip(own, parts))
        put_east_in_the_east(pairs)
        communities += pairs
    for row, blocks in communities:
        count = rng.randint(2, 6)
        for number, part in enumerate(split(blocks, [1] * count)):
            name = row["name_zh"].removesuffix("居委会") + f"第{NUMERALS[number]}网格"
            cells.append((f'{row["code"]}{number + 1:03}', name, part))
    at = place_vertices(district, [part for _, _, part in cells])
    lines = [feature("district", "129901", "启明区", district, at)]
    lines += [feature("subdistrict", s["code"], s["name_zh"], blocks, at)
              for s, blocks in zip(subdistricts, areas)]
    lines += [feature("community", row["code"], row["name_zh"], b, at) for row, b in communities]
    lines += [feature("grid_cell", *cell, at) for cell in cells]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (FOLDER / "grid.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
