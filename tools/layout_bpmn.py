#!/usr/bin/env python3
"""Lays out a BPMN file: writes the diagram part that bpmn-js and the modellers draw from.

A procedure may be written by hand without coordinates; this puts each element into a column by how
far it is from the start and into a row by the way it is reached, and leads flows through the gaps
between columns, backward ones above everything. The same file gives the same diagram. An element's
words are not touched. Who draws with a modeller does not need it.

usage: layout_bpmn.py FILE.bpmn…
"""
import re
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import quoteattr

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
EVENTS = {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent"}
GAP, TRACK, ROW_GAP, PAD = 40, 12, 40, 30
DIAGRAM = re.compile(r"\n*  <bpmndi:BPMNDiagram.*?</bpmndi:BPMNDiagram>", re.S)


class Node:
    """An element; `x` and `y` are of its top left corner within its container."""

    def __init__(self, xml):
        self.xml, self.id, self.tag = xml, xml.get("id"), xml.tag.removeprefix(BPMN)
        self.host = xml.get("attachedToRef")
        self.inside = Container(xml) if self.tag == "subProcess" else None
        self.apart = xml.get("triggeredByEvent") == "true"
        self.width, self.height = self.size()
        self.column = self.row = self.x = self.y = self.turn = 0

    def size(self):
        if self.inside:
            return self.inside.width, self.inside.height
        if self.tag in EVENTS or self.tag == "boundaryEvent":
            return 36, 36
        return (50, 50) if self.tag.endswith("Gateway") else (100, 80)

    def middle(self):
        return self.y + self.height // 2


class Container:
    """A process or sub-process: what lies in it and the flows between."""

    def __init__(self, xml):
        children = [c for c in xml if c.tag.startswith(BPMN)]
        flows = [c for c in children if c.tag == BPMN + "sequenceFlow"]
        kinds = ("Task", "Event", "Gateway", "subProcess", "callActivity")
        nodes = [Node(c) for c in children
                 if c.get("id") and c.tag.removeprefix(BPMN).endswith(("task", *kinds))]
        self.nodes = {n.id: n for n in nodes}
        self.flows = [(f.get("id"), f.get("sourceRef"), f.get("targetRef")) for f in flows]
        self.paths = {}
        self.columns()
        self.rows()
        self.coordinates()
        self.route()

    def around(self, node_id):
        """The element that stands in the grid: of a boundary event its host."""
        return self.nodes[node_id].host or node_id

    def columns(self):
        """Longest way from the start; a flow that closes a circle goes backward."""
        ways = {}
        for flow, source, target in self.flows:
            ways.setdefault(self.around(source), []).append((flow, target))
        self.backward, self.order, state = set(), [], {}

        def visit(node):
            state[node] = "open"
            for flow, target in ways.get(node, []):
                if state.get(target) == "open":
                    self.backward.add(flow)
                elif target not in state:
                    visit(target)
            state[node] = "done"
            self.order.insert(0, node)

        grid = [n for n in self.nodes.values() if not n.host and not n.apart]
        for node in sorted(grid, key=lambda n: n.tag != "startEvent"):
            if node.id not in state:
                visit(node.id)
        for node in self.order:
            for flow, target in ways.get(node, []):
                if flow not in self.backward:
                    there = self.nodes[target]
                    there.column = max(there.column, self.nodes[node].column + 1)

    def rows(self):
        """The first way goes straight on, the others below; a long flow keeps its row free."""
        self.taken = {}

        def free(columns, row):
            return all((c, row) not in self.taken for c in columns)

        placed = set()

        def place(node, row):
            while not free([node.column], row):
                row += 1
            node.row = row
            self.taken[node.column, row] = node.id
            placed.add(node.id)
            straight = [f for f in self.flows if f[1] == node.id]
            aside = [f for f in self.flows
                     if self.nodes[f[1]].host == node.id]
            for flow, source, target in straight + aside:
                there = self.nodes[target]
                if flow in self.backward or there.id in placed:
                    continue
                way = range(node.column + 1, there.column)
                wanted = row + 1 if self.nodes[source].host else row
                while not free([*way, there.column], wanted):
                    wanted += 1
                for column in way:
                    self.taken[column, wanted] = flow
                place(there, wanted)

        for node_id in self.order:
            if node_id not in placed:
                place(self.nodes[node_id], 0)
        for flow, source, target in self.flows:
            way = range(self.nodes[self.around(source)].column + 1, self.nodes[target].column)
            if flow in self.backward or flow in self.taken.values():
                continue
            row = self.nodes[target].row
            while way and not free(way, row):
                row += 1
            for column in way:
                self.taken[column, row] = flow
        below = max((row for _, row in self.taken), default=-1) + 1
        for node in self.nodes.values():
            if node.apart:
                node.row, node.column = below, 0
                below += 1

    def coordinates(self):
        grid = [n for n in self.nodes.values() if not n.host]
        tracks = {}
        for flow, source, target in self.flows:
            for column in self.gaps(flow, source, target):
                tracks.setdefault(column, []).append(flow)
        self.tracks = tracks
        columns = range(max((n.column for n in grid), default=0) + 1)
        rows = range(max((n.row for n in grid), default=0) + 1)
        widths = [max([n.width for n in grid if n.column == c and not n.apart], default=36)
                  for c in columns]
        heights = [max([n.height for n in grid if n.row == r], default=36) for r in rows]
        self.lanes = {f: i for i, f in enumerate(sorted(self.backward))}
        top = PAD + TRACK * len(self.lanes)
        self.gap_at, x = {}, PAD
        for c in columns:
            self.gap_at[c - 1] = x - GAP // 2 - TRACK * len(tracks.get(c - 1, []))
            for node in grid:
                if node.column == c:
                    node.x = x if node.apart else x + (widths[c] - node.width) // 2
            x += widths[c] + GAP + TRACK * len(tracks.get(c, []))
        self.gap_at[columns[-1]] = x - GAP // 2 - TRACK * len(tracks.get(columns[-1], []))
        y = top
        for r in rows:
            for node in grid:
                if node.row == r:
                    node.y = y + (heights[r] - node.height) // 2
            y += heights[r] + ROW_GAP
        self.middles = [top + sum(heights[:r]) + ROW_GAP * r + heights[r] // 2 for r in rows]
        beside = {}
        for node in self.nodes.values():
            if node.host:
                host = self.nodes[node.host]
                place = beside[node.host] = beside.get(node.host, 0) + 1
                node.x = host.x + host.width - 40 * place + 4
                node.turn = place
                node.y = host.y + host.height - 18
        self.width = max([x, *(n.x + n.width + PAD for n in grid)])
        self.height = max(y - ROW_GAP + PAD, 80)

    def gaps(self, flow, source, target):
        """The gaps a flow goes through up or down: behind its source, before its target."""
        out, into = self.nodes[self.around(source)].column, self.nodes[target].column - 1
        return [out] if out == into else [out, into]

    def row_of(self, flow, target):
        rows = [row for (_, row), one in self.taken.items() if one == flow]
        return rows[0] if rows else self.nodes[target].row

    def route(self):
        for flow, source, target in self.flows:
            start, end = self.nodes[source], self.nodes[target]
            xs = [self.gap_at[c] + TRACK * self.tracks[c].index(flow) + TRACK // 2
                  for c in self.gaps(flow, source, target)]
            level = (PAD + TRACK * self.lanes[flow] - TRACK if flow in self.backward
                     else self.middles[self.row_of(flow, target)])
            if start.host:
                foot = start.y + start.height
                turn = foot + 8 * start.turn - 4
                points = [(start.x + 18, foot), (start.x + 18, turn), (xs[0], turn)]
            else:
                points = [(start.x + start.width, start.middle()), (xs[0], start.middle())]
            points += [(xs[0], level), (xs[-1], level), (xs[-1], end.middle()),
                       (end.x, end.middle())]
            self.paths[flow] = straightened(points)

    def written(self, dx, dy, lines):
        for node in self.nodes.values():
            expanded = ' isExpanded="true"' if node.inside else ""
            marker = ' isMarkerVisible="true"' if node.tag == "exclusiveGateway" else ""
            lines.append(
                f"      <bpmndi:BPMNShape id={quoteattr('shape_' + node.id)} "
                f"bpmnElement={quoteattr(node.id)}{expanded}{marker}>"
                f'<dc:Bounds x="{node.x + dx}" y="{node.y + dy}" width="{node.width}" '
                f'height="{node.height}"/></bpmndi:BPMNShape>')
            if node.inside:
                node.inside.written(node.x + dx, node.y + dy, lines)
        for flow, points in self.paths.items():
            way = "".join(f'<di:waypoint x="{x + dx}" y="{y + dy}"/>' for x, y in points)
            lines.append(f"      <bpmndi:BPMNEdge id={quoteattr('edge_' + flow)} "
                         f"bpmnElement={quoteattr(flow)}>{way}</bpmndi:BPMNEdge>")


def straightened(points):
    """Without points that stand twice or lie on a straight line."""
    out = []
    for point in points:
        if out and out[-1] == point:
            continue
        if len(out) > 1 and (out[-2][0] == out[-1][0] == point[0]
                             or out[-2][1] == out[-1][1] == point[1]):
            out.pop()
        out.append(point)
    return out


def laid_out(text):
    root = ET.fromstring(text)
    process = root.find(BPMN + "process")
    lines = []
    Container(process).written(120, 80, lines)
    name = process.get("id")
    diagram = "\n".join([
        f'\n\n  <bpmndi:BPMNDiagram id="{name}_diagram">',
        f'    <bpmndi:BPMNPlane id="{name}_plane" bpmnElement="{name}">',
        *lines, "    </bpmndi:BPMNPlane>", "  </bpmndi:BPMNDiagram>"])
    before, end, after = DIAGRAM.sub("", text).rpartition("</bpmn:definitions>")
    return before.rstrip("\n") + diagram + "\n" + end + after


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for file in sys.argv[1:]:
        with open(file, encoding="utf-8") as one:
            text = one.read()
        with open(file, "w", encoding="utf-8") as one:
            one.write(laid_out(text))
