#!/usr/bin/env python3
"""Writes the sources that build files into the program; cmake/embed.cmake calls it.

usage: embed.py NAME OUT_FOLDER ROOT FILE…
"""
import pathlib
import sys


def main():
    name, out, root = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    files = sorted((str(pathlib.Path(f).resolve().relative_to(root)), pathlib.Path(f).resolve())
                   for f in sys.argv[4:])
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.hpp").write_text(
        f'#pragma once\n\n#include "base/embedded.hpp"\n\nnamespace luoshi::embedded {{\n\n'
        f"[[nodiscard]] EmbeddedFiles {name}();\n\n}}  // namespace luoshi::embedded\n",
        encoding="utf8")
    symbols = [f"luoshi_embedded_{name}_{i}" for i in range(len(files))]
    externs = "".join(f"extern const char {s}[];\nextern const char {s}_end[];\n" for s in symbols)
    rows = "".join(
        f'      EmbeddedFile{{"{path}", {{{s}, static_cast<std::size_t>({s}_end - {s})}}}},\n'
        for s, (path, _) in zip(symbols, files))
    (out / f"{name}.cpp").write_text(
        f'#include "{name}.hpp"\n\n#include <array>\n#include <cstddef>\n\nextern "C" {{\n{externs}}}\n\n'
        f"namespace luoshi::embedded {{\n\nEmbeddedFiles {name}() {{\n"
        f"  static const std::array<EmbeddedFile, {len(files)}> files{{\n{rows}  }};\n"
        f"  return files;\n}}\n\n}}  // namespace luoshi::embedded\n", encoding="utf8")
    blocks = "".join(
        f'  .global {s}\n  .global {s}_end\n  .balign 16\n{s}:\n  .incbin "{path}"\n{s}_end:\n  .byte 0\n'
        for s, (_, path) in zip(symbols, files))
    (out / f"{name}.S").write_text(
        f'  .section .rodata\n{blocks}  .section .note.GNU-stack,"",%progbits\n', encoding="utf8")


if __name__ == "__main__":
    main()
