#!/bin/sh
# Installs the free typefaces that stand in for 仿宋 and 楷体 in official documents: FandolFang and
# FandolKai out of Debian's package texlive-lang-chinese, without the rest of TeX. Needs root.
set -eu
target=${1:-/usr/local/share/fonts/fandol}
faces="FandolFang-Regular.otf FandolKai-Regular.otf"

missing=no
for face in $faces; do [ -e "$target/$face" ] || missing=yes; done
[ $missing = yes ] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download texlive-lang-chinese
mkdir -p "$target"
for face in $faces; do
  dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb |
    tar -xO --wildcards "*/fandol/$face" >"$work/$face"
  install -m 644 "$work/$face" "$target/$face"
done
fc-cache "$target"
